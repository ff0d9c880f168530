"""What was typed for a date, made plain: one width of letters, and Chinese as the English words that mean the same."""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

LONGEST: Final = 100  # what a line of a date is cut to, and an autocomplete label of Discord's holds
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_SAME = (
    str.maketrans("週點後兩號個鐘時間禮這東紐約倫臺", "周点后两号个钟时间礼这东纽约伦台")
    | dict.fromkeys(map(ord, "−–—―"), "-")
    | dict.fromkeys(map(ord, ',、，。;；!！?？()[]【】「」《》“”"`*|'), " ")
)
_HAN = re.compile(r"[\u4e00-\u9fff〇]")
_LOOSE = re.compile(r"(?<=\d)\s+(?=[年月日号点时分天周个小])|(?<=[年月点时])\s+(?=\d)")  # as in 6 月 4 日
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_WEEKS = {"下下": "week after next", "下": "next week", "上": "last week"}
_PARTS = {
    "early": "凌晨|清晨",
    "morning": "早上|早晨|上午|早",
    "midday": "中午|正午",
    "afternoon": "下午|午后",
    "evening": "傍晚|晚上|晚间|晚",
    "midnight": "半夜|午夜|子夜",
}
_UNITS = {
    "years": "年",
    "months": "个月|月(?=[以之]?后)",
    "weeks": "个?(?:周|星期|礼拜)",
    "days": "天|日",
    "hours": "个?(?:小时|钟头)",
    "minutes": "分钟?",
}
_NO_DATE = " 2000-13-1 "  # stays no date in English, too
_NUMBER = r"\d{1,4}(?:\.\d)?"
_SPAN = "|".join(_UNITS.values())


_SMALL = (
    r"(?:\b(?:at|on|by|before|until|till|due|deadline|the|time|local|sharp)\b"
    r"|当地|于|在|的|截止日期|截止|截至|到|[之以]?前|[\s.:·])"
)
_AROUND = re.compile(rf"^{_SMALL}+|{_SMALL}+$", re.IGNORECASE)


class Text:
    """A line that is taken apart: each piece that is understood is taken out."""

    def __init__(self, text: str) -> None:
        self.left = text

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first place that the pattern fits; it is left no more."""
        found = pattern.search(self.left)
        if found is not None:
            self.left = f"{self.left[: found.start()]}|{self.left[found.end() :]}"
        return found

    def pieces(self) -> list[str]:
        """What nobody took, without the small words between."""
        whole = (_AROUND.sub("", piece.replace("时间", " time")) for piece in self.left.split("|"))
        return [piece for piece in whole if piece]


def plain(typed: str) -> str:
    """The line in plain letters and, but for names of places, in English words. Raises ValueError for a flood."""
    text = " ".join(unicodedata.normalize("NFKC", typed).translate(_SAME).split())
    if len(text) > 2 * LONGEST:  # one sign can stand for many
        raise ValueError("too long")
    if _HAN.search(text):
        text = _LOOSE.sub("", text)
        for pattern, put in _CHINESE:
            text = pattern.sub(put, text)
    return " ".join(text.split())


def _number(found: re.Match[str]) -> str:
    """`二十一` as 21 and `二〇二六` as 2026."""
    said = found[0]
    if "十" not in said:
        return "".join(str(_DIGITS[sign]) for sign in said)
    tens, _, ones = said.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return said
    return str(10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0))


def _weekday(found: re.Match[str]) -> str:
    which, day = found[1] or "", WEEKDAYS["一二三四五六日".index(found[2].replace("天", "日"))]
    week = _WEEKS.get(which, "this week" if which else "")
    return f" {day} {week} "


def _date(found: re.Match[str]) -> str:
    year, said, month, day = found.groups()
    if not 1 <= int(month) <= len(MONTHS):
        return _NO_DATE
    if year:
        return f" {year}-{month}-{day} "
    return f" {day} {MONTHS[int(month) - 1]}{_which(said, 'year')} "


def _month_end(found: re.Match[str]) -> str:
    year, said, month = found.groups()
    if not 1 <= int(month) <= len(MONTHS):
        return _NO_DATE
    return f" end of {MONTHS[int(month) - 1]} {year or ''}{_which(said, 'year')} "


def _which(said: str | None, what: str) -> str:
    if not said:
        return ""
    return f" {'next' if said[0] in '明下' else 'last' if said[0] in '去上' else 'this'} {what}"


def _day_of_month(found: re.Match[str]) -> str:
    return f" {found[2]}th{_which(found[1], 'month')} "


def _end(found: re.Match[str]) -> str:
    what = "month" if "月" in found[0] else "year"
    return f" end of{_which(found[1] or '本', what)} "


def _clock(found: re.Match[str]) -> str:
    hour, sign, part, minute = found.groups()
    minutes = 30 if part == "半" else 15 * int(part[0]) if part else int(minute or 0)
    if sign == "时" or (minute and not part):
        return f" {hour}:{minutes:02} "
    return f" {hour}:{minutes:02} o'clock " if minutes else f" {hour} o'clock "


def _span(found: re.Match[str]) -> str:
    span = found[1]
    for english, chinese in _UNITS.items():
        span = re.sub(rf"({_NUMBER})(?:{chinese})", rf" \1 {english} ", span)
    return f" {span} ago " if found[2] == "前" else f" in {span} "


_WHICH_YEAR = r"(?:(\d{4})年|(今年|明年|去年))?"
_CHINESE: list[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]] = [
    (re.compile(pattern), put)
    for pattern, put in [
        (r"(?<![\d一二三四五六七八九十两半])(下下|下|这|本|上)?个?(?:周|星期|礼拜)([一二三四五六日天])", _weekday),
        (r"(下下|下|这|本)?个?(?:周末)", " weekend "),
        (r"下个?(?:周|星期|礼拜)", " next week "),
        ("[〇零一二两三四五六七八九十]+", _number),
        (r"(\d+)个半(小时|钟头)", r"\1.5小时"),
        ("半个?(小时|钟头)", "30分钟"),
        (rf"{_WHICH_YEAR}(\d{{1,2}})月(?:底|末)", _month_end),
        (rf"{_WHICH_YEAR}(\d{{1,2}})月(\d{{1,2}})(?:[日号]|(?![\d:点时]))", _date),
        (r"(下个?|这个?|本|上个?)?月(?:底|末)", _end),
        (r"(今|明)?年(?:底|末)", _end),
        (r"(?:(下个?|这个?|本)月)?(\d{1,2})(?:号|日(?![以之]?[后前内]))", _day_of_month),
        (r"(\d{1,2})(点钟?|时)(?:(半|[123]刻)|(\d{1,2})分?)?整?", _clock),
        (r"(\d{1,2}:\d{2})分", r"\1"),
        (r"大后[天日]", " day+3 "),
        (r"(?<!\d天)后[天日]", " day+2 "),
        (r"(?<!昆)明(?:[天日]|(?=[早晚]))", " tomorrow "),
        (r"今(?:[天日]|(?=[早晚]))", " today "),
        (r"大前[天日]", " day-3 "),
        (r"前[天日]", " day-2 "),
        (r"昨(?:[天日]|(?=[早晚]))", " yesterday "),
        *((chinese, f" {english} ") for english, chinese in _PARTS.items()),
        (rf"(?:再?过)?((?:{_NUMBER}(?:{_SPAN})[零又]?)+)[以之]?(后|前)?", _span),
        (r"现在|此刻", " now "),
    ]
]
