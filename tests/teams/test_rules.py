import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.seats import lowest_free
from bot.domain.teams import (
    NAME_MAX,
    NAME_MIN,
    IllegalTeamName,
    NameFault,
    TeamFull,
    ensure_legal_name,
    ensure_seat_free,
    is_dissolved,
    name_key,
)

pytestmark = pytest.mark.rules


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Re-CDEP", "Re-CDEP"),
        ("  two   words ", "two words"),
        ("复现小队", "复现小队"),
        ("复现 team", "复现 team"),
        ("Команда", "Команда"),
        ("naïve café", "naïve café"),
        ("cafe\u0301", "café"),
        ("O'Brien & co.", "O'Brien & co."),
        ("नमस्ते", "नमस्ते"),
        ("队伍（一）", "队伍（一）"),
        ("ab", "ab"),
        ("x" * 32, "x" * 32),
    ],
)
def test_legal_name_is_shown_in_one_form(typed: str, shown: str):
    assert ensure_legal_name(typed) == shown


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", NameFault.LENGTH),
        ("a", NameFault.LENGTH),
        (" a ", NameFault.LENGTH),
        ("x" * 33, NameFault.LENGTH),
        ("@everyone", NameFault.CHARACTERS),
        ("<@123456>", NameFault.CHARACTERS),
        ("a`b", NameFault.CHARACTERS),
        ("team:1", NameFault.CHARACTERS),
        ("Vector\ufe0f", NameFault.CHARACTERS),
        ("Vector\u3164", NameFault.CHARACTERS),
        ("admin\u034f", NameFault.CHARACTERS),
        ("\u3164\u3164", NameFault.CHARACTERS),
        ("a*b*", NameFault.CHARACTERS),
        ("zero\u200bwidth", NameFault.CHARACTERS),
        ("right\u202eleft", NameFault.CHARACTERS),
        ("\x00null", NameFault.CHARACTERS),
        ("Z\u0338\u0321\u031ba", NameFault.CHARACTERS),
        ("----", NameFault.CHARACTERS),
        ("party 🎉", NameFault.CHARACTERS),
        ("http://x.y", NameFault.LINK),
        ("discord.gg/abc", NameFault.LINK),
        ("buy at evil.com", NameFault.LINK),
        ("\u0410da", NameFault.LOOK_ALIKE),  # CYRILLIC A, then Latin
        ("\u0422eam", NameFault.LOOK_ALIKE),
        ("Moderator", NameFault.RESERVED),
        ("m o d e r a t o r", NameFault.RESERVED),
        ("M0derat0r", NameFault.RESERVED),
        ("ADMIN", NameFault.RESERVED),
        ("管理员", NameFault.RESERVED),
    ],
)
def test_illegal_name_is_refused_with_its_fault(typed: str, fault: NameFault):
    with pytest.raises(IllegalTeamName) as refusal:
        ensure_legal_name(typed)

    assert (refusal.value.fault, refusal.value.shortest, refusal.value.longest) == (fault, NAME_MIN, NAME_MAX)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vector", "vector"),
        ("Re-CDEP", "re cdep"),
        ("Ill", "lll"),
        ("B0b", "bob"),
        ("\u0440\u0430\u0441\u0435", "pace"),
    ],
)
def test_names_that_look_alike_share_a_key(one: str, other: str):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("Vector", "Victor"), ("复现小队", "复现大队"), ("café", "cafe")])
def test_names_that_differ_have_different_keys(one: str, other: str):
    assert name_key(one) != name_key(other)


@given(st.text(max_size=60))
def test_legal_name_never_formats_mentions_or_hides(typed: str):
    try:
        name = ensure_legal_name(typed)
    except IllegalTeamName:
        return

    assert NAME_MIN <= len(name) <= NAME_MAX
    assert not set(name) & set("@<>`*~|[]\\\n")
    assert not any(unicodedata.category(character).startswith("C") for character in name)
    assert ensure_legal_name(name) == name
    assert name_key(name)


@given(st.sets(st.integers(min_value=1, max_value=12)), st.one_of(st.none(), st.integers(min_value=1, max_value=10)))
def test_place_is_the_lowest_free_one_and_within_the_limit(taken: set[int], limit: int | None):
    place = lowest_free(taken, limit)

    if place is None:
        assert limit is not None
        assert len(taken) >= limit or set(range(1, limit + 1)) <= taken
    else:
        assert place not in taken
        assert set(range(1, place)) <= taken
        assert limit is None or place <= limit


def test_full_team_has_no_seat():
    with pytest.raises(TeamFull) as refusal:
        ensure_seat_free(team="Re-CDEP", taken=[1, 2, 3], seats=3)

    assert refusal.value.values == {"team": "Re-CDEP", "seats": 3}


def test_seat_that_was_left_is_given_again():
    assert ensure_seat_free(team="Re-CDEP", taken=[1, 3], seats=3) == 2


@pytest.mark.parametrize(
    ("members_left", "is_open", "has_finished", "dissolved"),
    [(0, True, False, True), (1, True, False, False), (0, False, False, False), (0, True, True, False)],
)
def test_team_ends_with_its_last_member_unless_something_stays(
    members_left: int, is_open: bool, has_finished: bool, dissolved: bool
):
    assert is_dissolved(members_left=members_left, is_open=is_open, has_finished=has_finished) is dissolved
