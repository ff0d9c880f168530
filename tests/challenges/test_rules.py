from datetime import timedelta

import pytest

from bot.domain.challenges import (
    DatePassed,
    EditionNotOpen,
    EditionState,
    EditionStopped,
    LockedAct,
    ensure_before,
    ensure_open,
)
from bot.domain.permissions import (
    ORGANIZERS_TOO,
    REQUIRED,
    Action,
    Actor,
    NotInTeam,
    OnlyAdministratorsMay,
    OnlyHelpersMay,
    OnlyLeadMay,
    OnlyModeratorsMay,
    OnlyOrganizersMay,
    OnlyServerOrganizersMay,
    OnlyTeamMay,
    Standing,
    ensure_may,
    may,
)
from bot.errors import UserError
from tests.kit.clock import START

pytestmark = pytest.mark.rules

PERSONAL = [Standing.ANYONE, Standing.MEMBER, Standing.LEAD]  # running the challenge is no standing in a team
MADE = {
    "nothing": Actor(1, 2),
    "helper": Actor(1, 2, helps=True),
    "moderator": Actor(1, 2, moderates=True),
    "organizer-of-edition": Actor(1, 2, organizes=True, is_for_edition=True),
    "organizer": Actor(1, 2, organizes=True),
    "administrator": Actor(1, 2, organizes=True, administers=True),
}
LET_IN = {
    Standing.HELPER: set(MADE) - {"nothing"},
    Standing.MODERATOR: set(MADE) - {"nothing", "helper"},
    Standing.ORGANIZER: {"organizer-of-edition", "organizer", "administrator"},
    Standing.SERVER_ORGANIZER: {"organizer", "administrator"},
    Standing.ADMINISTRATOR: {"administrator"},
}
REFUSALS = {
    Standing.HELPER: OnlyHelpersMay,
    Standing.MODERATOR: OnlyModeratorsMay,
    Standing.ORGANIZER: OnlyOrganizersMay,
    Standing.SERVER_ORGANIZER: OnlyOrganizersMay,
    Standing.ADMINISTRATOR: OnlyAdministratorsMay,
}


@pytest.mark.parametrize("state", [state for state in EditionState if state is not EditionState.OPEN])
def test_edition_that_is_not_open_refuses(state: EditionState):
    with pytest.raises(EditionNotOpen) as refusal:
        ensure_open(edition="Fall 2021", state=state, stopped=None)

    assert refusal.value.values == {"edition": "Fall 2021", "state": state}


def test_open_edition_does_not_refuse():
    ensure_open(edition="Fall 2021", state=EditionState.OPEN, stopped=None)


def test_edition_that_is_stopped_takes_nothing_and_says_why():
    with pytest.raises(EditionStopped) as refusal:
        ensure_open(edition="Fall 2021", state=EditionState.OPEN, stopped="Back on Monday")
    assert (refusal.value.edition, refusal.value.message) == ("Fall 2021", "Back on Monday")


@pytest.mark.parametrize("late", [timedelta(), timedelta(microseconds=1), timedelta(days=90)])
def test_act_is_refused_from_its_date_on(late: timedelta):
    with pytest.raises(DatePassed) as refusal:
        ensure_before(START, act=LockedAct.MERGE, edition="Fall 2021", now=START + late)

    assert refusal.value.values == {"edition": "Fall 2021", "act": LockedAct.MERGE, "until": START}


@pytest.mark.parametrize("until", [None, START + timedelta(microseconds=1)])
def test_act_is_allowed_before_its_date_or_without_one(until):
    ensure_before(until, act=LockedAct.ENTRY, edition="Fall 2021", now=START)


def test_every_action_stands_in_the_table():
    assert set(REQUIRED) == set(Action)


def test_organizers_are_let_into_what_a_team_could_do_itself():
    assert all(REQUIRED[action] in (Standing.MEMBER, Standing.LEAD) for action in ORGANIZERS_TOO)


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("standing", PERSONAL)
@pytest.mark.parametrize("made", MADE)
@pytest.mark.parametrize("team", ["", "Alpha"])
def test_action_is_refused_exactly_where_the_table_says(action: Action, standing: Standing, *, made: str, team: str):
    expected = expected_refusal(action, standing, made=made, team=team)

    assert refusal_of(action, standing, by=MADE[made], team=team) == expected
    is_let_in = refusal_of(action, standing, by=MADE[made], team="") is None
    assert may(action, standing, by=MADE[made]) is is_let_in


def test_action_of_the_server_is_refused_when_nobody_is_named():
    assert refusal_of(Action.SET_UP, Standing.LEAD, by=None, team="Alpha") == (OnlyAdministratorsMay.code, {})


def refusal_of(action: Action, standing: Standing, *, by: Actor | None, team: str) -> tuple[str, object] | None:
    try:
        ensure_may(action, standing, team=team, by=by)
    except UserError as refusal:
        return refusal.code, refusal.values
    return None


def expected_refusal(action: Action, standing: Standing, *, made: str, team: str) -> tuple[str, object] | None:
    required = REQUIRED[action]
    if required in LET_IN:
        if made in LET_IN[required]:
            return None
        is_partly = required is Standing.SERVER_ORGANIZER and made == "organizer-of-edition"
        refusal = OnlyServerOrganizersMay if is_partly else REFUSALS[required]
        return refusal.code, {}
    table = [
        (made in LET_IN[Standing.ORGANIZER] and action in ORGANIZERS_TOO, None),
        (standing >= required, None),
        (standing is Standing.ANYONE and not team, (NotInTeam.code, {})),
        (standing is Standing.ANYONE, (OnlyTeamMay.code, {"team": team})),
        (True, (OnlyLeadMay.code, {"team": team})),
    ]
    return next(refusal for applies, refusal in table if applies)
