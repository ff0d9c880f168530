"""Which steps an edition can take, and what it is called by."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.challenges import EditionState
from bot.domain.challenges_course import EditionStep, WrongState, make_key, take_step

pytestmark = pytest.mark.rules

DRAFT, OPEN, CLOSED, ARCHIVED = EditionState
ALLOWED = {
    (DRAFT, EditionStep.OPEN): OPEN,
    (CLOSED, EditionStep.OPEN): OPEN,
    (OPEN, EditionStep.CLOSE): CLOSED,
    (DRAFT, EditionStep.ARCHIVE): ARCHIVED,
    (CLOSED, EditionStep.ARCHIVE): ARCHIVED,
}


@pytest.mark.parametrize("state", EditionState)
@pytest.mark.parametrize("step", EditionStep)
def test_edition_takes_the_steps_of_its_state(state: EditionState, step: EditionStep):
    after = ALLOWED.get((state, step))
    if after is not None:
        assert take_step(state, step, edition="Fall 2021") is after
        return
    with pytest.raises(WrongState) as refusal:
        take_step(state, step, edition="Fall 2021")
    assert refusal.value.values == {"edition": "Fall 2021", "state": state, "step": step}


@pytest.mark.parametrize(
    ("name", "taken", "key"),
    [
        ("Fall 2021", (), "fall-2021"),
        ("  Été / Spring!! ", (), "ete-spring"),
        ("秋季", (), "edition"),
        ("秋季", ("edition", "edition-2"), "edition-3"),
        ("Fall 2021", ("fall-2021",), "fall-2021-2"),
        ("x" * 80, (), "x" * 28),
    ],
)
def test_key_is_short_plain_and_free(name: str, taken: tuple[str, ...], key: str):
    assert make_key(name, taken) == key


@given(st.text(max_size=80), st.integers(0, 12))
def test_key_is_always_free_and_fits(name: str, before: int):
    taken: list[str] = []
    for _ in range(before + 1):
        taken.append(make_key(name, taken))
    assert len(set(taken)) == before + 1
    assert all(re.fullmatch(r"[a-z0-9-]{1,32}", key) for key in taken)
