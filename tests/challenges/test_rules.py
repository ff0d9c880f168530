import pytest

from bot.domain.challenges import EditionNotOpen, EditionState, ensure_open
from bot.domain.permissions import REQUIRED, Action, NotInTeam, OnlyLeadMay, Standing, ensure_may


@pytest.mark.parametrize("state", [state for state in EditionState if state is not EditionState.OPEN])
def test_edition_that_is_not_open_refuses(state: EditionState):
    with pytest.raises(EditionNotOpen) as refusal:
        ensure_open(edition="Fall 2021", state=state)

    assert refusal.value.values == {"edition": "Fall 2021", "state": state}


def test_open_edition_does_not_refuse():
    ensure_open(edition="Fall 2021", state=EditionState.OPEN)


def test_every_action_stands_in_the_table():
    assert set(REQUIRED) == set(Action)


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("standing", Standing)
def test_action_is_refused_exactly_below_what_the_table_asks(action: Action, standing: Standing):
    def attempt() -> str:
        try:
            ensure_may(action, standing, team="Alpha")
        except (NotInTeam, OnlyLeadMay) as refusal:
            return refusal.code
        return "done"

    if standing >= REQUIRED[action]:
        expected = "done"
    elif standing is Standing.ANYONE:
        expected = NotInTeam.code
    else:
        expected = OnlyLeadMay.code
    assert attempt() == expected
