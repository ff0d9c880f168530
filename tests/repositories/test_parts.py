from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.repositories import PARTS, Host, Part, RepositoryName, Sight
from bot.domain.repositories_parts import is_same, is_useful, look_again, nothing_seen
from tests.repositories.snapshots import AT, NAME, a_snapshot, commit, history, seen, unseen

pytestmark = pytest.mark.rules

LATER = AT + timedelta(hours=1)


def test_first_look_is_kept_as_it_is():
    assert look_again(None, a_snapshot()) == a_snapshot()


def test_part_that_failed_is_as_it_was_before_with_its_age():
    before, after = a_snapshot(), a_snapshot(at=LATER, branches=unseen(fault="timed-out", at=LATER))
    kept = look_again(before, after)
    assert kept.branches == Part(Sight.FAILED, LATER, ("main",), AT, "timed-out")
    assert replace(kept, branches=after.branches) == after


def test_part_that_failed_twice_keeps_what_was_seen_first():
    before = look_again(a_snapshot(tags=seen((), is_cut=True)), nothing_seen(NAME, Sight.FAILED, at=LATER))
    kept = look_again(before, nothing_seen(NAME, Sight.FAILED, at=LATER + timedelta(hours=1), fault="unreachable"))
    assert kept.tags == Part(Sight.FAILED, LATER + timedelta(hours=1), (), AT, "unreachable", is_cut=True)


@pytest.mark.parametrize("sight", [Sight.HIDDEN, Sight.MISSING, Sight.NOT_OFFERED])
def test_part_that_the_host_shows_no_more_is_not_kept(sight):
    gone = nothing_seen(NAME, sight, at=LATER)
    assert look_again(a_snapshot(), gone) == gone


def test_look_is_useful_unless_the_repository_itself_could_not_be_asked_for():
    assert is_useful(a_snapshot(tree=unseen()))
    assert is_useful(nothing_seen(NAME, Sight.MISSING, at=AT))
    assert not is_useful(nothing_seen(NAME, Sight.FAILED, at=AT))


def test_looks_are_the_same_whenever_they_were():
    assert is_same(a_snapshot(), a_snapshot(at=LATER, history=history(commit(1))))
    assert not is_same(None, a_snapshot())
    assert not is_same(a_snapshot(), a_snapshot(branches=("main", "more")))


def test_snapshot_tells_its_parts_in_order_and_its_newest_commit():
    assert tuple(a_snapshot().parts) == PARTS
    assert a_snapshot(history=history(commit(2), commit(1))).head == f"{2:040x}"
    assert a_snapshot(history=history()).head == ""
    assert a_snapshot(history=unseen()).head == ""


def test_name_has_a_path_and_a_key_without_case():
    name = RepositoryName(Host.GITHUB, "Ada", "Re-Paper")
    assert (name.path, name.key) == ("Ada/Re-Paper", "github:ada/re-paper")
