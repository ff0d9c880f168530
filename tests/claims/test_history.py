"""26 real claims of the ICLR 2019 challenge, made once more with this bot: what these people would have seen."""

import csv
from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.challenges import DatePassed, LockedAct
from bot.domain.claims import PaperTaken
from bot.errors import UserError
from db.engine import Database
from tests.kit.clock import START
from tests.kit.editions import World, a_world

SAMPLE = Path(__file__).with_name("claims_iclr2019_sample.csv")
# The final deadline was 12 January 2019, no zone said: until that day is over everywhere.
UNTIL = datetime(2019, 1, 13, 12, tzinfo=UTC)
TAKEN, TOO_LATE = "papers-taken", "challenges-date-passed"
UNNAMED = "A paper whose title nobody typed"
OPENED = {  # by the number of the issue: what its author sees, one thing after the other
    # The form asked for a bare identifier, which is enough.
    **dict.fromkeys((11, 13, 17, 19, 37, 43, 56, 58, 72, 81, 84, 87, 88, 97, 103, 116, 117, 123, 129), ("claimed",)),
    60: ("claimed",),  # a whole address, which broke every link of the old bot, is the paper that it names
    75: (TAKEN, "waits as 1"),  # the paper of 13, which was never given back
    91: ("teams-illegal-name", "claimed instead"),  # 88's team again, as "Team": it swaps
    99: (TAKEN, "waits as 1"),  # the paper of 81, written in another case
    131: ("claimed",),  # "Not listed" as the title, and the identifier right
    168: (TOO_LATE,),
    170: (TOO_LATE,),
}
# What these people did later, on the day on which they did it.
LATER = {56: "2018-11-15 release", 81: "2018-12-04 release", 43: "2019-01-07 submit", 103: "2019-01-07 release"}


@dataclass(frozen=True)
class Row:
    """One claim as it was opened. The number of the issue stands for the person who opened it."""

    issue: int
    opened: str
    title: str
    typed: str
    team: str

    @property
    def address(self) -> str:
        return f"https://openreview.net/forum?id={self.typed.rpartition('=')[2]}"


def read_sample() -> list[Row]:
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        return [
            Row(
                int(row["issue"]),
                row["opened"],
                row["paper_title_as_typed"],
                row["openreview_id_as_typed"],
                row["team_name"],
            )
            for row in csv.DictReader(file)
        ]


async def a_challenge(database: Database) -> World:
    """The edition with exclusive papers, on the day before the first claim, and the papers by their names."""
    world = await a_world(database)
    await world.change_edition(name="ICLR 2019", entry_until=UNTIL)
    titles = {row.address.rpartition("=")[2]: row.title for row in reversed(read_sample())}
    for name, title in sorted(titles.items()):
        await world.paper(UNNAMED if title == "Not listed" else title, f"openreview:{name}")
    world.clock.advance(datetime(2018, 9, 29, 12, tzinfo=UTC) - START)
    return world


async def test_each_claim_of_2018_is_answered_as_it_should_have_been(database: Database):
    world = await a_challenge(database)
    rows = {row.issue: row for row in read_sample()}
    story = [(row.opened, 0, issue, "") for issue, row in rows.items()]
    story += [(day, 1, issue, act) for issue, (day, act) in ((each, LATER[each].split()) for each in LATER)]
    seen: dict[int, tuple[str, ...]] = {}

    for day, _, issue, act in sorted(story):
        world.clock.advance(datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC) - world.clock.now())
        if act:
            await _do_later(world, rows[issue], act)
        else:
            seen[issue] = tuple(await _open(world, rows[issue]))
        await world.services.waitlist.expire()

    assert seen == OPENED
    assert {row.team: await _held(world, row.issue) for row in (rows[13], rows[75], rows[88])} == {
        "bububu": ["LEARNING TO REINFORCEMENT LEARN BY IMITATION"],
        "Three Idiots": [],
        "EPFL_ML": ["A RESIZABLE MINI-BATCH GRADIENT DESCENT BASED ON A MULTI-ARMED BANDIT"],
    }


async def test_second_team_on_a_paper_is_told_who_holds_it_and_gets_it_when_it_is_given_back(database: Database):
    world = await a_challenge(database)
    first, second = (row for row in read_sample() if row.issue in (81, 99))
    await _open(world, first)
    await world.team(second.team, second.issue)
    # One paper, whatever the case of its title.
    paper_id = await world.services.papers.resolve(world.actor(second.issue), second.title)
    assert await world.services.papers.resolve(world.actor(first.issue), first.title) == paper_id

    with pytest.raises(PaperTaken) as refusal:
        await world.services.claims.claim(world.actor(second.issue), paper_id)
    await world.services.waitlist.join(world.actor(second.issue), paper_id)
    await _do_later(world, first, "release")

    assert refusal.value.values == {"paper": first.title, "teams": ("Data Wizards",), "held": 1, "slots": 1}
    assert (await world.services.claims.claim(world.actor(second.issue), paper_id)).team == "Mean Squares"


async def test_claim_after_the_final_deadline_is_refused_with_the_date(database: Database):
    world = await a_challenge(database)
    early, late = read_sample()[0], read_sample()[-2]
    await world.team(early.team, early.issue)
    paper_id = await world.services.papers.resolve(world.actor(early.issue), late.typed)
    world.clock.advance(UNTIL - timedelta(seconds=1) - world.clock.now())
    await world.services.claims.claim(world.actor(early.issue), paper_id)
    await world.services.claims.release(world.actor(early.issue), paper_id)
    world.clock.advance(timedelta(seconds=1))

    for act in (
        world.services.claims.claim(world.actor(early.issue), paper_id),
        world.services.waitlist.join(world.actor(early.issue), paper_id),
        world.services.teams.create(world.actor(late.issue), late.team),
    ):
        with pytest.raises(DatePassed) as refusal:
            await act
        assert refusal.value.values == {"edition": "ICLR 2019", "act": LockedAct.ENTRY, "until": UNTIL}


async def test_report_can_be_handed_in_after_the_day_on_which_claiming_ended(database: Database):
    world = await a_challenge(database)
    [row] = (row for row in read_sample() if row.issue == 123)
    await _open(world, row)
    world.clock.advance(datetime(2019, 2, 23, 12, tzinfo=UTC) - world.clock.now())

    await _do_later(world, row, "submit")

    [mine] = (await world.services.claims_show.mine(world.actor(row.issue))).claims
    assert (mine.paper, mine.state) == (row.title, "submitted")


async def _open(world: World, row: Row) -> list[str]:
    """Form the team and claim the paper, as this person would; what they see."""
    person = world.actor(88 if row.issue == 91 else row.issue)
    formed = await _try(world.services.teams.create(world.actor(row.issue), row.team), "")
    seen = [formed] if formed else []
    if formed == TOO_LATE:
        return seen
    for typed in (row.typed, row.title, row.address):
        found = await _try(world.services.papers.resolve(person, typed), "")
        if not found:
            return seen + await _claim(world, row, await world.services.papers.resolve(person, typed))
        seen.append(found)
    return seen


async def _claim(world: World, row: Row, paper_id: int) -> list[str]:
    claims, waitlist = world.services.claims, world.services.waitlist
    if row.issue == 91:
        person = world.actor(88)
        [held] = await claims.list_own(person)
        return [await _try(claims.claim(person, paper_id, instead_of=held.id), "claimed instead")]
    person = world.actor(row.issue)
    seen = [await _try(claims.claim(person, paper_id), "claimed")]
    if seen == [TAKEN]:
        seen.append(f"waits as {(await waitlist.join(person, paper_id)).place}")
    return seen


async def _do_later(world: World, row: Row, act: str) -> None:
    person = world.actor(row.issue)
    [held] = await world.services.claims.list_own(person)
    if act == "release":
        await world.services.claims.release(person, held.id)
    else:
        await world.services.claims_work.submit(person, held.claim_id, row.address)


async def _held(world: World, number: int) -> list[str]:
    return [paper.title for paper in await world.services.claims.list_own(world.actor(number))]


async def _try(act: Awaitable[object], done: str) -> str:
    """What the person sees: `done`, or the code of the refusal."""
    try:
        await act
    except UserError as refusal:
        return refusal.code
    return done
