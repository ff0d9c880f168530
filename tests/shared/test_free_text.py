import contextlib
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.free_text import TextFault, TextRefused, count_words, ensure_line, ensure_paragraphs

pytestmark = pytest.mark.rules


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("  the baseline\n runs\tnow ", "the baseline runs now"),
        ("e\u0301t\u00e9", "été"),
        ("hid\u200bden \u202eturned", "hidden turned"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\x00b", "ab"),
        ("mAP@0.5, Recall@K, P@1 vs. ours", "mAP@0.5, Recall@K, P@1 vs. ours"),
        ("everyone here agrees; <3 discord", "everyone here agrees; <3 discord"),
        ("基线跑通了", "基线跑通了"),
    ],
)
def test_line_is_kept_as_it_is_read(typed: str, line: str):
    assert ensure_line(typed, longest=50) == line


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", TextFault.EMPTY),
        (" \n ", TextFault.EMPTY),
        ("\u200b \u200b", TextFault.EMPTY),
        ("\u200d", TextFault.EMPTY),
        ("x" * 51, TextFault.TOO_LONG),
        ("write to someone@example.org", TextFault.EMAIL),
        ("some.one＠example.org", TextFault.EMAIL),
        ("someone (at) example.org", TextFault.EMAIL),
        ("someone[at]example.co.uk", TextFault.EMAIL),
        ("some\u200bone@exam\u200bple.org", TextFault.EMAIL),
        ("join discord.gg/abc", TextFault.INVITE),
        ("https://discord.com/invite/abc", TextFault.INVITE),
        ("discordapp.com/invite/abc", TextFault.INVITE),
        ("DSC.GG/abc", TextFault.INVITE),
        ("ｄｉｓｃｏｒｄ.gg/abc", TextFault.INVITE),
        ("hello @everyone", TextFault.MENTION),
        ("hello @\u200beveryone", TextFault.MENTION),
        ("hello ＠here", TextFault.MENTION),
        ("ask <@123>", TextFault.MENTION),
        ("ask <@!123>", TextFault.MENTION),
        ("ask <@&123>", TextFault.MENTION),
        ("see <#123>", TextFault.MENTION),
        ("see <id:customize>", TextFault.MENTION),
    ],
)
def test_text_is_refused_with_its_fault(typed: str, fault: TextFault):
    with pytest.raises(TextRefused) as line_refused:
        ensure_line(typed, longest=50)
    assert line_refused.value.values == {"fault": fault, "limit": 50}

    if fault is not TextFault.EMPTY:
        with pytest.raises(TextRefused) as paragraphs_refused:
            ensure_paragraphs(typed, longest=50)
        assert paragraphs_refused.value.values == {"fault": fault, "limit": 50}


def test_text_may_be_empty_where_that_is_allowed():
    assert ensure_line(" ", longest=50, may_be_empty=True) == ""
    assert ensure_paragraphs(" \n ", longest=50) == ""


def test_paragraphs_keep_their_lines():
    typed = "\r\n Plan:  \n\n  1. run\tit\r\n2. vary it\u2028\n"

    assert ensure_paragraphs(typed, longest=100) == "Plan:\n\n1. run it\n2. vary it"


def test_paragraphs_over_the_words_are_refused():
    assert ensure_paragraphs("word " * 5, longest=100, words=5) == "word word word word word"

    with pytest.raises(TextRefused) as refusal:
        ensure_paragraphs("word " * 6, longest=100, words=5)
    assert refusal.value.values == {"fault": TextFault.TOO_MANY_WORDS, "limit": 5}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("one", 1),
        ("don't over-count", 2),
        ("- one\n- two", 2),
        ("复现这篇论文", 6),
        ("用 PyTorch 复现", 4),
        ("カタカナ ひらがな", 8),
        ("a, b; c. … !", 3),
    ],
)
def test_words_are_counted_in_every_script(text: str, count: int):
    assert count_words(text) == count


@given(st.text())
@example("ŉ\u0344" * 60)
@example("\u200d \u200d")
def test_text_that_is_taken_is_clean_and_stays_as_it_is(typed: str):
    try:
        line = ensure_line(typed, longest=200)
    except TextRefused:
        return

    assert line == " ".join(line.split())
    assert 0 < len(line) <= 200
    assert not set(line) & set("\x00\n\r\u202e\u200b\u2028")
    assert ensure_line(line, longest=200) == line


@pytest.mark.parametrize("part", ["a", "a@", "a.", "a@b.", "<@", "discord."])
def test_long_text_is_read_in_time(part: str):
    began = time.perf_counter()
    with contextlib.suppress(TextRefused):
        ensure_paragraphs(part * (3900 // len(part)), longest=3900)

    assert time.perf_counter() - began < 2
