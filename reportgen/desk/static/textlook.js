// How the text editor looks and behaves: colours of the desk, keys, words.

import { t } from "./page.js";

/** The editor's own words, each with ours. */
const WORDS = {
  "Find": "尋找", "Replace": "取代為", "next": "下一個", "previous": "上一個", "all": "全部",
  "match case": "區分大小寫", "regexp": "規則運算式", "by word": "整個字", "replace": "取代",
  "replace all": "全部取代", "close": "關閉", "Go to line": "到第幾行", "go": "前往",
  "Diagnostics": "檢查結果", "No diagnostics": "沒有發現事項。",
};

/** The extensions of an editor made from *parts* of CodeMirror. */
export function textLook(parts) {
  const { EditorState, EditorView, keymap, tags } = parts;
  const colours = parts.HighlightStyle.define([
    { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--accent)" },
    { tag: [tags.comment, tags.lineComment], color: "var(--note)" },
    { tag: [tags.separator, tags.squareBracket, tags.brace, tags.meta, tags.punctuation], color: "var(--dim)" },
    { tag: [tags.string, tags.attributeValue], color: "var(--warning)" },
  ]);
  return [
    EditorState.lineSeparator.of("\n"),
    EditorState.tabSize.of(2),
    EditorState.phrases.of(Object.fromEntries(Object.entries(WORDS).map(([word, ours]) => [word, t(ours)]))),
    parts.indentUnit.of("  "),
    parts.lineNumbers(),
    parts.highlightActiveLineGutter(),
    parts.highlightActiveLine(),
    parts.highlightSpecialChars(),
    parts.history(),
    parts.drawSelection(),
    parts.yaml(),
    parts.syntaxHighlighting(colours),
    parts.lintGutter(),
    parts.search({ top: true }),
    parts.highlightSelectionMatches(),
    EditorView.lineWrapping,
    keymap.of([
      parts.indentWithTab, ...parts.defaultKeymap, ...parts.historyKeymap, ...parts.searchKeymap,
      ...parts.lintKeymap,
    ]),
    EditorView.theme(LOOK, { dark: matchMedia("(prefers-color-scheme: dark)").matches }),
  ];
}

const LOOK = {
  "&": { height: "calc(100vh - 190px)", border: "1px solid var(--line)", fontSize: ".9rem" },
  "&.cm-focused": { outline: "2px solid var(--accent)" },
  ".cm-scroller": { fontFamily: 'ui-monospace, "Noto Sans Mono CJK TC", monospace', lineHeight: "1.6" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { background: "var(--ground)", color: "var(--dim)", borderRight: "1px solid var(--line)" },
  ".cm-activeLine, .cm-activeLineGutter": { background: "color-mix(in srgb, var(--accent) 9%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "color-mix(in srgb, var(--accent) 30%, transparent)",
  },
  ".cm-panels, .cm-tooltip": { background: "var(--paper)", color: "var(--ink)", borderColor: "var(--line)" },
  ".cm-diagnostic": { whiteSpace: "pre-wrap" },
  // The editor's own marks are pictures in `data:` addresses, which the policy of the page forbids.
  ".cm-lint-marker": { borderRadius: "50%", width: ".7em", height: ".7em", margin: ".4em auto 0" },
  ...Object.fromEntries([["error", "error"], ["warning", "warning"], ["info", "note"]].flatMap(([name, ours]) => [
    [`.cm-lint-marker-${name}`, { content: "normal", background: `var(--${ours})` }],
    [`.cm-lintRange-${name}`, { backgroundImage: "none", textDecoration: `underline wavy var(--${ours})` }],
  ])),
  ".cm-textfield, .cm-button": { background: "var(--paper)", color: "var(--ink)", border: "1px solid var(--line)" },
};
