"""What somebody who is still typing a date may be about to type."""

import re
from collections.abc import Iterator

from bot.domain.moments_text import MONTHS, WEEKDAYS

USEFUL = ("tomorrow", "day+3", "friday", "day+7", "monday", "end of month")

_UNITS = ("days", "hours", "weeks", "minutes", "months")
_UNITS_LATER = ("天后", "小时后", "周后", "个月后")
_TIMES = ("18:00", "12:00", "09:00")
_WORDS = (
    *("today", "tomorrow", "noon", "end of month", "end of year", "next week", "weekend", "AoE", "UTC"),
    *(*WEEKDAYS, *MONTHS, *_UNITS),
    *("今天", "明天", "后天", "大后天", "月底", "年底", "下月底", "上午9点", "中午", "下午3点", "晚上8点", "北京时间"),
    *(f"{week}{day}" for week in ("周", "下周", "本周", "星期", "下星期") for day in "一二三四五六日"),
)
_ZONES = (
    *(
        "Berlin",
        "London",
        "Paris",
        "Zurich",
        "Amsterdam",
        "Madrid",
        "Rome",
        "Stockholm",
        "Warsaw",
        "Athens",
        "Istanbul",
    ),
    *("Moscow", "Cairo", "Lagos", "Nairobi", "Johannesburg", "Dubai", "Karachi", "Kolkata", "Bangalore", "Dhaka"),
    *("Bangkok", "Jakarta", "Singapore", "Beijing", "Shanghai", "Hong Kong", "Taipei", "Tokyo", "Seoul", "Sydney"),
    *("Melbourne", "Auckland", "Honolulu", "Los Angeles", "San Francisco", "Seattle", "Denver", "Chicago", "New York"),
    *("Boston", "Toronto", "Montreal", "Mexico City", "Bogota", "Sao Paulo", "Buenos Aires", "Europe/Berlin"),
    *("上海", "香港", "台北", "东京", "首尔", "新加坡", "柏林", "伦敦", "巴黎", "纽约", "旧金山"),
)
_BEGINS = re.compile(r"(?<![^\W\d_])[^\W\d_]|[\u4e00-\u9fff]")  # of each word, and of each Han sign
_LONGEST_WORD = 16
_NUMBER = re.compile(r"(?:in\s*|\+\s*)?\d{1,3}\s*", re.IGNORECASE)
_HAN_NUMBER = re.compile("[一二两三四五六七八九十]+")
_HOUR = re.compile(r"(?<![\d:/.-])\d{1,2}$")
_MINUTE = re.compile(r"(?<!\d)\d{1,2}:([0-5]?)$")
_MONTH = re.compile(r"\d{4}-(?:0?[1-9]|1[0-2])-?$")


def list_endings(typed: str) -> Iterator[str]:
    """The text, and what it can become, likeliest first; most of it no date."""
    yield typed
    if _NUMBER.fullmatch(typed):
        number = typed.lstrip("iInN+ ").rstrip()
        yield from (f"in {number} {unit}" for unit in _UNITS)
        yield f"{typed}th"
    elif _HAN_NUMBER.fullmatch(typed):
        yield from (f"{typed}{unit}" for unit in _UNITS_LATER)
    elif _MONTH.search(typed):
        yield from (f"{typed.rstrip('-')}-{day}" for day in ("15", "30", "01"))
    elif _HOUR.search(typed):
        yield from (f"{typed}{rest}" for rest in (":00", "pm", "th"))
    elif found := _MINUTE.search(typed):
        yield from (f"{typed}{rest}" for rest in (("0", "5") if found[1] else ("00", "30")))
    yield from _finish_word(typed)
    yield from (f"{typed} {time}" for time in _TIMES)


def _finish_word(typed: str) -> Iterator[str]:
    """The text with its last word, or its last words, written out."""
    tail = max(0, len(typed) - _LONGEST_WORD)
    for begin in _BEGINS.finditer(typed, tail):
        head, begun = typed[: begin.start()], typed[begin.start() :].casefold()
        yield from (head + word for word in (*_WORDS, *_ZONES) if word.casefold().startswith(begun) and word != begun)
