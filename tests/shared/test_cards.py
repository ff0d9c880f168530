import pytest
from discord import ui
from hypothesis import given
from hypothesis import strategies as st

from cogs._shared.cards import MAX_COMPONENTS, MAX_TEXT, Card, CardTooLarge
from cogs._shared.controls import button
from cogs._shared.escape import Markup, cut, escape, link


def test_card_counts_nested_components():
    card = Card()
    for number in range(13):
        card.section("text", button("Show", f"papers:show:{number}"))

    with pytest.raises(CardTooLarge):
        card.buttons(button("Next", "papers:show:99"))
    view = Card().section("text", button("Show", "papers:show:1")).view()
    assert len(list(view.walk_children())) == 4


def test_card_is_never_over_discords_limit_of_components():
    card = Card()
    for number in range(13):
        card.section("text", button("Show", f"papers:show:{number}"))

    assert len(list(card.view().walk_children())) <= MAX_COMPONENTS


def test_card_counts_all_text_together():
    card = Card().text("x" * (MAX_TEXT - 10))

    with pytest.raises(CardTooLarge):
        card.text("x" * 11)


def test_buttons_stand_five_in_a_row():
    card = Card().buttons(*(button("Show", f"papers:show:{number}") for number in range(7)))

    rows = [item for item in card.view().walk_children() if isinstance(item, ui.ActionRow)]
    assert [len(row.children) for row in rows] == [5, 2]


async def test_sent_card_is_not_kept_in_memory():
    assert Card().text("x").view().is_finished()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain text, 100 %", "plain text, 100 %"),
        ("复现小队", "复现小队"),
        ("a*b_c~d|e`f", "a\\*b\\_c\\~d\\|e\\`f"),
        ("back\\slash", "back\\\\slash"),
        ("[x](y)", "\\[x\\](y)"),
        ("@everyone", "@\u200beveryone"),
        ("<t:1:F>", "<\u200bt:1:F>"),
        ("https://x.y", "https:\u200b//x.y"),
        ("# title", "\u200b# title"),
        ("- item", "\u200b- item"),
        ("> quote", "\u200b> quote"),
        ("1. first", "\u200b1. first"),
        ("-# small", "\u200b-# small"),
        ("two\nlines\t here", "two lines here"),
    ],
)
def test_text_is_shown_letter_for_letter(text: str, expected: str):
    assert escape(text) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://arxiv.org/abs/2004.02546", "https://arxiv.org/abs/2004.02546"),
        ("https://x.y/a?b=c&d=%20#e", "https://x.y/a?b=c&d=%20#e"),
        (
            "https://x.y/)**bold**[click](https://evil.example",
            "https://x.y/%29%2A%2Abold%2A%2A%5Bclick%5D%28https://evil.example",
        ),
        ("https://x.y/<@1>`~|", "https://x.y/%3C@1%3E%60~%7C"),
    ],
)
def test_address_cannot_break_out_of_its_link(url: str, expected: str):
    assert link("label", url) == f"[label]({expected})"


def test_address_that_is_too_long_leaves_the_label():
    assert link("label", "https://x.y/" + "a" * 600) == "label"
    assert link("label", None) == ""


@pytest.mark.parametrize("count", [1, 20, 500])
def test_list_shows_what_fits_and_counts_the_rest(count: int):
    lines = [f"line {number} " + "x" * 90 for number in range(count)]

    card = Card().heading("title").lines(lines, rest=lambda left: f"and {left} more").text("y" * 1000)

    texts = [item.content for item in card.view().walk_children() if isinstance(item, ui.TextDisplay)]
    (text,) = [text for text in texts if "line 0" in text]
    shown = text.split("\n")
    if shown[-1].startswith("and"):
        assert shown == [*lines[: len(shown) - 1], f"and {count - len(shown) + 1} more"]
    else:
        assert shown == lines


@given(st.text())
def test_escaped_text_is_one_line_and_cannot_mention_or_link(text: str):
    escaped = escape(text)

    assert "\n" not in escaped
    assert not any(trap in escaped for trap in ("@everyone", "@here", "<@", "<#", "<t:", "<:", "</", "://"))
    assert isinstance(escaped, Markup)


@given(st.text(), st.integers(min_value=1, max_value=50))
def test_cut_text_fits_and_says_that_something_is_missing(text: str, length: int):
    short = cut(text, length)

    assert len(short) <= length
    assert short == text or short.endswith("…")


def test_picture_is_sent_along_and_told_to_who_cannot_see_it():
    card = Card().text("Score").picture("score.png", b"png", "2 of 5 " + "x" * 2000)
    [gallery] = [item for item in card.view().walk_children() if isinstance(item, ui.MediaGallery)]
    [picture] = gallery.items
    assert (picture.media.url, picture.description) == ("attachment://score.png", ("2 of 5 " + "x" * 2000)[:1024])
    [file] = card.files()
    assert (file.filename, file.fp.read()) == ("score.png", b"png")
