// The file of a photo: its path, a small picture of it, and a way to choose another.

import { line, plain } from "./controls.js";
import { ask } from "./dialog.js";
import { about, button, h, t, upload } from "./page.js";

export function fileControl(form, type, value, keys) {
  const input = line(form, type, value, keys);
  const picture = h("img", { className: "small", alt: "", loading: "lazy" });
  const show = () => {
    picture.hidden = !/\.(jpe?g|png|webp|heic)$/i.test(input.value);
    if (!picture.hidden) picture.src = `figure?${new URLSearchParams({ path: input.value })}`;
  };
  picture.addEventListener("error", () => { picture.hidden = true; });
  const before = input.show;
  input.show = (now) => {
    before(now);
    show();
  };
  input.value = plain(value);
  show();
  const chooser = h("input", {
    type: "file", accept: "image/jpeg,image/png,image/webp,image/heic", hidden: true,
    onchange: async () => {
      try {
        input.value = await upload(chooser.files[0]);
        form.saver.set(keys, input.value, input.order);
        show();
      } catch (error) {
        await ask(t("照片沒有加入"), h("p", {}, error.message), { 知道了: true });
      }
    },
  });
  return h("span", { className: "file" }, picture, input,
    about.readOnly ? null : button("選擇照片", () => chooser.click()), chooser);
}
