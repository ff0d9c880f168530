import itertools

import pytest

from bot.domain.claims import (
    ENDED_STATES,
    LEGAL,
    STEP_ACTIONS,
    ClaimState,
    IllegalStep,
    PaperTaken,
    TooManyClaims,
    ensure_legal,
    ensure_live,
    ensure_slot_free,
    ensure_team_may_claim,
)

pytestmark = pytest.mark.rules

S = ClaimState
# The whole table once more, as a team reads it; every pair that is not here is illegal.
STEPS = {
    (S.CLAIMED, S.WORKING),
    (S.CLAIMED, S.SUBMITTED),
    (S.WORKING, S.SUBMITTED),
    (S.SUBMITTED, S.IN_REVIEW),
    (S.IN_REVIEW, S.ACCEPTED),
    (S.IN_REVIEW, S.REJECTED),
    (S.ACCEPTED, S.PUBLISHED),
    (S.REJECTED, S.SUBMITTED),
    (S.REJECTED, S.PUBLISHED),
    *itertools.product((S.CLAIMED, S.WORKING), (S.RELEASED, S.LAPSED, S.REVOKED)),
}


def test_claim_is_refused_when_the_paper_reached_its_limit():
    with pytest.raises(PaperTaken) as refusal:
        ensure_slot_free(paper="GANSpace", taken=[1, 2], kept=0, teams=["Zeta", "Alpha"], slots=2)

    assert refusal.value.values == {"paper": "GANSpace", "teams": ("Alpha", "Zeta"), "held": 2, "slots": 2}


def test_claim_is_refused_when_the_last_place_is_kept_for_another_team():
    with pytest.raises(PaperTaken) as refusal:
        ensure_slot_free(paper="GANSpace", taken=[2], kept=1, teams=["Zeta"], slots=2)

    assert refusal.value.values == {"paper": "GANSpace", "teams": ("Zeta",), "held": 1, "slots": 2}


def test_claim_gets_the_slot_that_was_given_back():
    assert ensure_slot_free(paper="GANSpace", taken=[2], kept=0, teams=["Zeta"], slots=2) == 1


def test_open_paper_always_has_another_slot():
    assert ensure_slot_free(paper="GANSpace", taken=range(1, 500), kept=9, teams=[], slots=None) == 500


def test_team_at_its_limit_may_not_claim_another():
    with pytest.raises(TooManyClaims) as refusal:
        ensure_team_may_claim(team="Alpha", held=["B", "A"], limit=2)

    assert refusal.value.values == {"team": "Alpha", "held": 2, "limit": 2, "papers": ("A", "B")}


@pytest.mark.parametrize(("held", "limit"), [([], 1), (["A"], 2), (["A"] * 50, None)])
def test_team_below_its_limit_may_claim(held: list[str], limit: int | None):
    ensure_team_may_claim(team="Alpha", held=held, limit=limit)


@pytest.mark.parametrize(("state", "step"), list(itertools.product(S, S)))
def test_step_is_refused_unless_it_may_follow(state: ClaimState, step: ClaimState):
    if (state, step) in STEPS:
        ensure_legal(paper="GANSpace", state=state, step=step)
        return

    with pytest.raises(IllegalStep) as refusal:
        ensure_legal(paper="GANSpace", state=state, step=step)
    # Lapsing is nobody's step, so it is not offered.
    legal = tuple(follower for follower in LEGAL[state] if follower is not S.LAPSED)
    assert refusal.value.values == {"paper": "GANSpace", "state": state, "step": step, "legal": legal}


def test_every_step_but_the_first_and_the_lapse_is_somebodys():
    assert set(STEP_ACTIONS) == set(S) - {S.CLAIMED, S.LAPSED}


@pytest.mark.parametrize("state", S)
def test_work_is_told_of_until_the_claim_ends(state: ClaimState):
    if state not in ENDED_STATES:
        ensure_live(paper="GANSpace", state=state)
        return

    with pytest.raises(IllegalStep) as refusal:
        ensure_live(paper="GANSpace", state=state)
    assert refusal.value.values == {"paper": "GANSpace", "state": state, "step": S.WORKING, "legal": ()}
