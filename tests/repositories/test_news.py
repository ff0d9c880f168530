"""What is news, as pure rules."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.repositories import Best, Experiments, Sight, Snapshot, Tag, Ticket
from bot.domain.repositories_news import News, Record, Told, advance, find_news, may_tell
from tests.repositories.snapshots import AT, HEAD, a_snapshot, commit, history, seen, unseen

pytestmark = pytest.mark.rules

ONE, TWO, THREE = (commit(number) for number in (1, 2, 3))
ACCURACY, LOSS = Best("test_acc", 0.91, "run 7", False), Best("loss", 0.3, "run 2", True)


def news_between(before: Snapshot, after: Snapshot, *, silent_days: int = 0) -> News:
    told = advance(Told(), before, News())
    return find_news(told, after, silent_days=silent_days, now=AT)


def test_what_is_seen_for_the_first_time_is_no_news():
    full = a_snapshot(tags=(Tag("v1", HEAD),), models=("resnet",), issues=(Ticket(4, "A bug"),))
    assert find_news(Told(), full, silent_days=0, now=AT).is_empty
    assert news_between(full, full).is_empty


def test_commits_after_the_one_that_is_known_are_news():
    before, after = a_snapshot(history=history(ONE)), a_snapshot(history=history(THREE, TWO, ONE))
    assert news_between(before, after) == News(latest=(THREE, TWO), commits=2)


def test_commits_without_the_one_that_is_known_may_be_more():
    before = a_snapshot(history=history(ONE))
    after = a_snapshot(history=replace(history(THREE, TWO), commits=40))
    assert news_between(before, after) == News(latest=(THREE, TWO), commits=2, is_more=True)
    rewritten = a_snapshot(history=history(THREE, TWO))
    assert news_between(before, rewritten) == News(latest=(THREE, TWO), commits=2)


def test_first_commit_of_an_empty_repository_is_news():
    assert news_between(a_snapshot(history=history()), a_snapshot(history=history(ONE))).commits == 1


def test_tags_models_and_open_tickets_are_news_by_name_and_number():
    before = a_snapshot(tags=(Tag("v1", HEAD),), models=("resnet",), issues=(Ticket(4, "A bug"),))
    after = a_snapshot(
        tags=(Tag("v2", HEAD), Tag("v1", HEAD)),
        models=("vit", "resnet"),
        issues=(Ticket(5, "Another"), Ticket(9, "A third"), Ticket(2, "Opened again")),
        pulls=(Ticket(6, "Mend it"),),
    )
    assert news_between(before, after) == News(
        tags=("v2",),
        models=("vit",),
        issues=(Ticket(9, "A third"), Ticket(5, "Another")),
        pulls=(Ticket(6, "Mend it"),),
    )


def test_closed_ticket_does_not_make_an_older_one_new():
    before = a_snapshot(issues=(Ticket(4, "A bug"),))
    told = advance(advance(Told(), before, News()), a_snapshot(issues=()), News())
    assert find_news(told, before, silent_days=0, now=AT).is_empty


@pytest.mark.parametrize(
    ("known", "best", "record"),
    [
        (0.9, ACCURACY, True),
        (0.91, ACCURACY, False),
        (0.95, ACCURACY, False),
        (0.4, LOSS, True),
        (0.3, LOSS, False),
        (0.2, LOSS, False),
    ],
)
def test_experiment_that_beats_the_best_is_news(known: float, best: Best, record: bool):
    before = a_snapshot(experiments=Experiments(count=1, best=(replace(best, value=known, experiment="old"),)))
    after = a_snapshot(runs=Experiments(count=2, best=(best,)))
    assert news_between(before, after) == News(records=(Record(best, known),) if record else ())


def test_measure_that_is_new_and_a_record_whose_experiment_was_deleted_are_no_news():
    before = a_snapshot(experiments=Experiments(count=1, best=(ACCURACY,)))
    gone = a_snapshot(experiments=Experiments(count=1, best=(replace(ACCURACY, value=0.5), LOSS)))
    told = advance(advance(Told(), before, News()), gone, News())
    assert find_news(told, before, silent_days=0, now=AT).is_empty
    assert news_between(before, gone).is_empty


@pytest.mark.parametrize(("days", "told"), [(13.9, 0), (14, 14), (20.5, 20)])
def test_silence_is_news_once(days: float, told: int):
    quiet = a_snapshot(history=history(commit(1, at=AT - timedelta(days=days))))
    known = advance(Told(), quiet, News())
    news = find_news(known, quiet, silent_days=14, now=AT)
    assert news.silent_days == told
    assert find_news(advance(known, quiet, news), quiet, silent_days=14, now=AT).is_empty or not told
    assert find_news(known, quiet, silent_days=0, now=AT).is_empty


def test_silence_is_not_told_of_a_host_that_did_not_answer():
    quiet = a_snapshot(history=replace(seen(history(commit(1, at=AT - timedelta(days=30)))), sight=Sight.FAILED))
    assert news_between(quiet, quiet, silent_days=14).is_empty
    assert news_between(a_snapshot(), a_snapshot(history=unseen()), silent_days=14).is_empty


def test_part_that_was_not_seen_stays_as_it_was_known():
    before = a_snapshot(
        tags=(Tag("v1", HEAD),),
        models=("resnet",),
        issues=(Ticket(4, "A bug"),),
        runs=Experiments(count=1, best=(LOSS,)),
    )
    told = advance(Told(), before, News())
    parts = ("history", "tags", "issues", "pulls", "models", "experiments", "runs")
    hidden = a_snapshot(**dict[str, Any].fromkeys(parts, unseen(Sight.HIDDEN)))
    assert find_news(told, hidden, silent_days=14, now=AT).is_empty
    assert advance(told, hidden, News()) == told


def test_more_names_than_are_remembered_are_no_news():
    many = tuple(Tag(f"v{number}", HEAD) for number in range(400))
    assert news_between(a_snapshot(tags=many[100:]), a_snapshot(tags=many)).is_empty


@pytest.mark.parametrize(
    ("hours", "rhythm", "may"), [(None, 24, True), (0, 0, True), (23.9, 24, False), (24, 24, True), (-1, 24, True)]
)
def test_people_are_told_no_more_often_than_they_want(hours: float | None, rhythm: int, may: bool):
    told_at = None if hours is None else AT - timedelta(hours=hours)
    assert may_tell(told_at, rhythm, now=AT) is may


_NUMBERS = st.integers(1, 30)
_SNAPSHOTS = st.builds(
    lambda commits, tags, issues, value: a_snapshot(
        history=history(*(commit(number) for number in sorted(commits, reverse=True))),
        tags=tuple(Tag(f"v{number}", HEAD) for number in tags),
        issues=tuple(Ticket(number, "A bug") for number in issues),
        runs=Experiments(count=1, best=(replace(LOSS, value=value),)),
    ),
    *(st.lists(_NUMBERS, unique=True, max_size=8) for _ in range(3)),
    st.floats(-1e6, 1e6),
)


@given(st.lists(_SNAPSHOTS, min_size=1, max_size=5))
def test_what_was_told_is_never_told_again(looks: list[Snapshot]):
    told, tags = Told(), list[str]()
    for look in looks:
        news = find_news(told, look, silent_days=0, now=AT)
        told = advance(told, look, news)
        assert find_news(told, look, silent_days=0, now=AT).is_empty
        tags += news.tags
        assert all(record.best.value < record.before for record in news.records)
