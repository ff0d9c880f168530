"""Languages that people speak, by the names that they and others give them."""

import re
import unicodedata
from functools import cache

_NAMES = (
    *("English 英语 英文", "Chinese Mandarin Putonghua 中文 汉语 普通话 国语 华语", "Cantonese 粤语 广东话"),
    *("Japanese 日语 日文 日本語", "Korean 韩语 韩文 한국어", "Vietnamese 越南语", "Thai 泰语", "Indonesian 印尼语"),
    *(
        "Hindi 印地语",
        "Bengali 孟加拉语",
        "Urdu 乌尔都语",
        "Persian Farsi 波斯语",
        "Arabic 阿拉伯语",
        "Hebrew 希伯来语",
    ),
    *("Turkish Türkçe 土耳其语", "Russian Русский 俄语", "Ukrainian Українська 乌克兰语", "Polish Polski 波兰语"),
    *("Czech Čeština 捷克语", "Hungarian Magyar 匈牙利语", "Romanian Română 罗马尼亚语", "Greek Ελληνικά 希腊语"),
    *("German Deutsch 德语 德文", "Dutch Nederlands 荷兰语", "French Français 法语 法文", "Italian Italiano 意大利语"),
    *("Spanish Español Castellano 西班牙语", "Catalan Català 加泰罗尼亚语", "Portuguese Português 葡萄牙语"),
    *("Swedish Svenska 瑞典语", "Danish Dansk 丹麦语", "Norwegian Norsk 挪威语", "Finnish Suomi 芬兰语"),
)


def find_languages(text: str) -> dict[int, str]:
    """The languages that a text names, each as it is called there; equal numbers are the same language."""
    found: dict[int, str] = {}
    for match in _pattern().finditer(unicodedata.normalize("NFC", text)):
        found.setdefault(_numbers()[match[0].casefold()], match[0])
    return found


@cache
def _numbers() -> dict[str, int]:
    return {name.casefold(): number for number, names in enumerate(_NAMES) for name in names.split()}


@cache
def _pattern() -> re.Pattern[str]:
    # Chinese is written without spaces, so there a name need not stand alone.
    names = (re.escape(name) if "\u3400" <= name[0] <= "\u9fff" else rf"\b{re.escape(name)}\b" for name in _numbers())
    return re.compile("|".join(names), re.IGNORECASE)
