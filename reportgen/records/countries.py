"""Countries and languages as Taiwan's agencies name them; other names are CLDR's, through Babel."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

_NAMES = """
AD 安道爾, AE 阿拉伯聯合大公國, AF 阿富汗, AG 安地卡及巴布達, AI 安奎拉, AL 阿爾巴尼亞,
AM 亞美尼亞, AO 安哥拉, AQ 南極洲, AR 阿根廷, AS 美屬薩摩亞, AT 奧地利, AU 澳洲, AW 荷屬阿魯巴,
AX 奧蘭群島, AZ 亞塞拜然, BA 波士尼亞與赫塞哥維納, BB 巴貝多, BD 孟加拉, BE 比利時,
BF 布吉納法索, BG 保加利亞, BH 巴林, BI 蒲隆地, BJ 貝南, BL 聖巴瑟米, BM 百慕達, BN 汶萊,
BO 玻利維亞, BQ 荷蘭加勒比區, BR 巴西, BS 巴哈馬, BT 不丹, BV 布威島, BW 波札那, BY 白俄羅斯,
BZ 貝里斯, CA 加拿大, CF 中非共和國, CH 瑞士, CI 象牙海岸, CK 庫克群島, CL 智利, CM 喀麥隆,
CO 哥倫比亞, CR 哥斯大黎加, CU 古巴, CV 維德角, CW 庫拉索, CX 聖誕島, CY 賽普勒斯, CZ 捷克,
DE 德國, DJ 吉布地, DK 丹麥, DM 多米尼克, DZ 阿爾及利亞, EC 厄瓜多, EE 愛沙尼亞, EG 埃及,
EH 西撒哈拉, ER 厄利垂亞, ES 西班牙, ET 衣索比亞, FI 芬蘭, FJ 斐濟, FK 福克蘭群島,
FM 密克羅尼西亞, FO 法羅群島, FR 法國, GA 加彭, GB 英國, GD 格瑞那達, GE 喬治亞, GF 法屬圭亞那,
GG 根息, GH 迦納, GI 直布羅陀, GL 格陵蘭, GM 甘比亞, GN 幾內亞, GP 瓜地洛普, GQ 赤道幾內亞,
GR 希臘, GS 南喬治亞與南三明治群島, GT 瓜地馬拉, GU 關島, GW 幾內亞比索, GY 蓋亞那,
HM 赫德島及麥唐納群島, HN 宏都拉斯, HR 克羅埃西亞, HT 海地, HU 匈牙利, ID 印尼, IE 愛爾蘭,
IL 以色列, IM 曼島, IN 印度, IO 英屬印度洋領地, IQ 伊拉克, IR 伊朗, IS 冰島, IT 義大利,
JE 澤西島, JM 牙買加, JO 約旦, JP 日本, KE 肯亞, KG 吉爾吉斯, KH 柬埔寨, KI 吉里巴斯, KM 葛摩,
KN 聖克里斯多福及尼維斯, KP 北韓, KW 科威特, KY 開曼群島, KZ 哈薩克, LA 寮國, LB 黎巴嫩,
LC 聖露西亞, LI 列支敦斯登, LK 斯里蘭卡, LR 賴比瑞亞, LS 賴索托, LT 立陶宛, LU 盧森堡,
LV 拉脫維亞, LY 利比亞, MA 摩洛哥, MC 摩納哥, MD 摩爾多瓦, ME 蒙特內哥羅, MF 法屬聖馬丁,
MG 馬達加斯加, MH 馬紹爾群島, MK 北馬其頓, ML 馬利, MM 緬甸, MN 蒙古, MQ 馬丁尼克, MR 茅利塔尼亞,
MS 蒙哲臘, MT 馬爾他, MU 模里西斯, MV 馬爾地夫, MW 馬拉威, MX 墨西哥, MY 馬來西亞, MZ 莫三比克,
NA 納米比亞, NC 新喀里多尼亞, NE 尼日, NF 諾福克島, NG 奈及利亞, NI 尼加拉瓜, NL 荷蘭, NO 挪威,
NP 尼泊爾, NR 諾魯, NU 紐埃島, NZ 紐西蘭, OM 阿曼, PA 巴拿馬, PE 秘魯, PF 法屬玻里尼西亞,
PG 巴布亞紐幾內亞, PH 菲律賓, PK 巴基斯坦, PL 波蘭, PM 聖皮埃與密克隆群島, PN 皮特肯群島,
PR 波多黎各, PT 葡萄牙, PW 帛琉, PY 巴拉圭, QA 卡達, RE 留尼旺, RO 羅馬尼亞, RS 塞爾維亞,
RU 俄羅斯, RW 盧安達, SA 沙烏地阿拉伯, SB 索羅門群島, SC 塞席爾, SD 蘇丹, SE 瑞典, SG 新加坡,
SH 聖赫勒拿島, SI 斯洛維尼亞, SJ 挪威屬斯瓦巴及尖棉, SK 斯洛伐克, SL 獅子山, SM 聖馬利諾,
SN 塞內加爾, SO 索馬利亞, SR 蘇利南, SS 南蘇丹, ST 聖多美普林西比, SV 薩爾瓦多, SX 荷屬聖馬丁,
SY 敘利亞, SZ 史瓦帝尼, TC 土克斯及開科斯群島, TD 查德, TF 法屬南部屬地, TG 多哥, TH 泰國,
TJ 塔吉克, TK 托克勞群島, TL 東帝汶, TM 土庫曼, TN 突尼西亞, TO 東加, TR 土耳其,
TT 千里達及托巴哥, TV 吐瓦魯, TZ 坦尚尼亞, UA 烏克蘭, UG 烏干達, UM 美國本土外小島嶼, US 美國,
UY 烏拉圭, UZ 烏茲別克, VC 聖文森及格瑞那丁, VE 委內瑞拉, VG 英屬維京群島, VI 美屬維京群島,
VN 越南, VU 萬那杜, WF 瓦利斯群島和富圖那群島, WS 薩摩亞, YE 葉門, YT 馬約特島, ZA 南非,
ZM 尚比亞, ZW 辛巴威
"""
"""Chinese names of ISO 3166-1's countries where CLDR's are those that agencies print.

Why they stand here: each was looked at, and Babel's data take 40 ms to load. With them a sound
report in Chinese is checked and composed without.
"""

LANGUAGES = "ar cs da de en es et fi fr id it ja ko ms nl no pl pt ru sv th tr uk vi zh zh-Hant"
"""Languages of most meetings, for the same reason."""

CUSTOMS = "https://web.customs.gov.tw/keelung/singlehtml/1a71ba9f59074be29dbfa4c2a1ba4603"
"""The customs' list of country names that are mixed up, by code."""

TAIWAN_NAMES = {
    "CC": "科克斯群島",  # the second name in brackets reads like a city
    "CD": "剛果民主共和國",  # CUSTOMS; CLDR tells the two by their capitals
    "CG": "剛果共和國",  # CUSTOMS
    "CN": "中國大陸",  # the customs' notice of 2025-12-09; the rules say 大陸地區
    "DO": "多明尼加",  # as 駐多明尼加代表處 was called; CLDR adds 共和國
    "HK": "香港",  # CUSTOMS; the agencies' own forms
    "KR": "韓國",  # as 駐韓國代表處
    "MO": "澳門",  # CUSTOMS; the agencies' own forms
    "MP": "北馬里亞納群島",  # CUSTOMS
    "PS": "巴勒斯坦",  # a mission goes to a place, not to its status
    "TW": "臺灣",  # 臺, as in all official texts
    "VA": "教廷",  # as 駐教廷大使館
}
"""Chinese names that agencies print and CLDR does not.

Why: CLDR names Hong Kong, Macau and the Mainland as another government does. A report that wants
yet another name gives it itself (``destinations: name``).
"""

CHINESE_NAMES = dict(pair.split(" ", 1) for pair in _NAMES.strip().replace(",\n", ", ").split(", "))
CHINESE_NAMES |= TAIWAN_NAMES
"""The Chinese name of each of the 249 countries of ISO 3166-1, as agencies print it."""

ENGLISH_NAMES = {"HK": "Hong Kong", "MO": "Macau"}
"""For the same reason."""


@cache
def _locale(code: str) -> Locale:
    from babel import Locale

    return Locale.parse(code)


def is_country(code: str) -> bool:
    """Whether *code* is an ISO 3166-1 alpha-2 code, or another of its form that CLDR names."""
    if code in CHINESE_NAMES:
        return True
    return bool(re.fullmatch(r"[A-Z]{2}", code)) and code in _locale("zh_Hant_TW").territories


def country_name(code: str, locale: str) -> str:
    """The name of country *code* in *locale* (``zh_Hant_TW``, ``en``), as agencies print it."""
    own = CHINESE_NAMES if locale.startswith("zh") else ENGLISH_NAMES
    return own.get(code) or str(_locale(locale).territories[code])


def country_codes(locale: str) -> dict[str, str]:
    """Every country name in *locale*, CLDR's and the printed one, with its code.

    To suggest a code where somebody wrote a name.
    """
    territories = map(str, _locale(locale).territories)
    codes = [code for code in territories if re.fullmatch("[A-Z]{2}", code)]
    names = {str(_locale(locale).territories[code]): code for code in codes}
    return names | {country_name(code, locale): code for code in codes}


def is_language(code: str) -> bool:
    """Whether *code* is a BCP 47 tag whose language CLDR names."""
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", code):
        return False
    if code in LANGUAGES.split():
        return True
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code, sep="-").language in _locale("en").languages
    except (UnknownLocaleError, ValueError):
        return code.split("-")[0] in _locale("en").languages


def language_name(code: str, locale: str) -> str:
    """The name of language *code* in *locale*: 法文, French."""
    names = _locale(locale).languages
    return str(names.get(code.replace("-", "_")) or names.get(code.split("-")[0]) or code)
