"""What roles make of people."""

from dataclasses import replace

import pytest

from bot.domain.permissions import Actor
from bot.domain.setup import Grant, Rank, name_actor, rank_of

pytestmark = pytest.mark.rules

NOBODY = Actor(1, 2)
GRANTS = [
    Grant(10, Rank.HELPER),
    Grant(11, Rank.MODERATOR),
    Grant(12, Rank.ORGANIZER),
    Grant(13, Rank.ADMINISTRATOR),
    Grant(14, Rank.ORGANIZER, is_for_edition=True),
    Grant(15, Rank.HELPER, is_for_edition=True),
]


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ([], NOBODY),
        ([99], NOBODY),
        ([10], replace(NOBODY, helps=True)),
        ([11], replace(NOBODY, moderates=True)),
        ([12], replace(NOBODY, organizes=True)),
        ([13], replace(NOBODY, organizes=True, administers=True)),
        ([14], replace(NOBODY, organizes=True, is_for_edition=True)),
        ([14, 12], replace(NOBODY, organizes=True)),
        ([15, 11], replace(NOBODY, helps=True, moderates=True)),
    ],
)
def test_roles_make_of_somebody_what_was_chosen(roles: list[int], expected: Actor):
    assert name_actor(GRANTS, roles, guild_id=1, user_id=2, manages=False, moderates=False) == expected


def test_discords_own_rights_count_without_any_role():
    managing = name_actor([], [], guild_id=1, user_id=2, manages=True, moderates=False)
    moderating = name_actor(GRANTS, [14], guild_id=1, user_id=2, manages=False, moderates=True)

    assert managing == replace(NOBODY, organizes=True, administers=True)
    assert moderating == replace(NOBODY, organizes=True, moderates=True, is_for_edition=True)


@pytest.mark.parametrize(
    ("actor", "rank"),
    [
        (NOBODY, None),
        (replace(NOBODY, helps=True), Rank.HELPER),
        (replace(NOBODY, helps=True, moderates=True), Rank.MODERATOR),
        (replace(NOBODY, organizes=True, is_for_edition=True), Rank.ORGANIZER),
        (replace(NOBODY, organizes=True, administers=True), Rank.ADMINISTRATOR),
    ],
)
def test_rank_is_the_highest_that_somebody_has(actor: Actor, rank: Rank | None):
    assert rank_of(actor) is rank
