"""Takes the pictures of the handbook: `python -m tests.demo.pictures` walks through its flows in the demo.

Each walk begins in a new demo. `python -m tests.demo.pictures teams` takes those of one walk alone.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from tests.demo.camera import ADA, BO, MO, OLU, Photographer, a_photographer
from tests.demo.walks_challenges import walk_editions, walk_moderation, walk_rights
from tests.demo.walks_repositories import walk_disputes, walk_repositories, walk_watching
from tests.demo.walks_setup import walk_catalog, walk_cohorts, walk_setup

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
GANSPACE = "GANSpace: Discovering Interpretable GAN Controls"
LOOKING_FOR = "We reproduce papers on image generation. We need somebody who knows PyTorch, about 6 h a week."


def walk_teams(visitor: Photographer) -> None:
    """Form a team, ask people in, be asked."""
    visitor.say("/start")
    visitor.keep("start")
    visitor.become(BO)
    visitor.say("/team create", name="Third Time")
    visitor.keep("team-create")
    visitor.become(OLU)
    visitor.say("/team join", team="Second Run")
    visitor.keep("team-join")
    visitor.open("@ada")
    visitor.sees("asks to join")
    visitor.keep("team-request")
    visitor.press("Accept")
    visitor.sees("is now in Second Run")
    visitor.open("#challenge", ADA)
    visitor.say("/team invite", member=MO)
    visitor.keep("team-invite")
    visitor.open("@mo")
    visitor.keep("team-invitation")
    visitor.press("Accept")
    visitor.sees("You are now in Second Run")


def walk_leads(visitor: Photographer) -> None:
    """Change a team: its name, its lead, its end."""
    visitor.say("/team invite", member=MO)
    visitor.open("@mo")
    visitor.press("Accept")
    visitor.sees("You are now in Second Run")
    visitor.open("#challenge", BO)
    visitor.say("/team create", name="Third Time")
    visitor.open("#Third Time", BO)
    visitor.keep("team-room")
    visitor.open("#challenge", ADA)
    visitor.ask("/team rename")
    visitor.write("Second Run", LOOKING_FOR)
    visitor.keep("team-rename")
    visitor.hand_over()
    visitor.say("/team show")
    visitor.open_form("My local time")
    visitor.write("Berlin")
    visitor.keep("team-local-time")
    visitor.hand_over()
    visitor.say("/team show")
    visitor.keep("team-card")
    visitor.say("/team lead", member=MO)
    visitor.keep("team-lead")
    visitor.say("/team merge", team="Third Time")
    visitor.keep("team-merge")
    visitor.say("/team leave")
    visitor.keep("team-leave")


def walk_looking(visitor: Photographer) -> None:
    """Look for a team, and for people."""
    visitor.ask("/team rename")
    visitor.write("Second Run", LOOKING_FOR)
    visitor.hand_over()
    visitor.say("/team show")
    visitor.open_form("My local time")
    visitor.write("Berlin")
    visitor.hand_over()
    visitor.become(BO)
    visitor.ask("/team looking")
    visitor.write("Image generation, interpretability", "PyTorch, statistics", "Lagos", "6", "English, Yoruba")
    visitor.keep("looking-form")
    visitor.hand_over()
    visitor.keep("looking-entry")
    visitor.answer("Find a team")
    visitor.keep("match-teams")
    visitor.become(ADA)
    visitor.say("/team match")
    visitor.keep("match-people")


def walk_claims(visitor: Photographer) -> None:
    """Find a paper and claim it; change it for another."""
    visitor.say("/paper find", words="attention")
    visitor.keep("paper-find")
    visitor.say("/paper claim", paper="GANSpace")
    visitor.keep("paper-claim")
    visitor.press("Claim it")
    visitor.sees("Second Run now works on")
    visitor.keep("paper-claimed")
    visitor.say("/paper mine")
    visitor.keep("paper-mine")
    visitor.say("/paper claim", paper="Few-Shot")
    visitor.keep("paper-swap")


def walk_work(visitor: Photographer) -> None:
    """Write down how the work on a paper goes."""
    claim(visitor)
    visitor.say("/paper mine")
    visitor.answer("Open")
    visitor.open_form("Write plan")
    visitor.write("Week 1: find the components. Week 2: compare our figures with the paper's.")
    visitor.keep("claim-plan")
    visitor.hand_over()
    visitor.open_form("Add what we test")
    visitor.write("The first components control the layout.")
    visitor.choose(0, "Holds in part")
    visitor.keep("claim-finding")
    visitor.hand_over()
    visitor.press("Start work")
    visitor.sees("Being worked on")
    visitor.press("Authors asked")
    visitor.sees("no answer noted")
    visitor.keep("claim-card")


def walk_report(visitor: Photographer) -> None:
    """Check in, and hand in the report."""
    claim(visitor)
    visitor.say("/paper mine")
    visitor.answer("Open")
    visitor.press("Start work")
    visitor.sees("Being worked on")
    visitor.open_form("Check in")
    visitor.write("Training runs; first figures by Friday.")
    visitor.keep("claim-checkin")
    visitor.hand_over()
    visitor.open_form("Hand in")
    visitor.write("https://openreview.net/forum?id=HJgl6REKvS")
    visitor.keep("claim-hand-in")
    visitor.hand_over()
    visitor.answer("Timeline")
    visitor.keep("claim-timeline")


def walk_hidden(visitor: Photographer) -> None:
    """Work on a paper anonymously."""
    claim(visitor)
    visitor.say("/paper mine")
    visitor.answer("Open")
    visitor.press("Hide our people")
    visitor.sees("Anonymous")
    visitor.become(BO)
    visitor.say("/team show", team="Second Run")
    visitor.keep("team-anonymous")


def walk_waiting(visitor: Photographer) -> None:
    """Wait for a place, and be offered one."""
    claim(visitor)
    visitor.become(BO)
    visitor.say("/team create", name="Third Time")
    visitor.say("/paper show", paper="GANSpace")
    visitor.keep("paper-taken")
    visitor.answer("Wait for a place")
    visitor.keep("paper-waiting")
    visitor.become(ADA)
    visitor.say("/paper release", paper="GANSpace")
    visitor.press("Give it back")
    visitor.sees("gave")
    visitor.open("#Third Time", BO)
    visitor.sees("is kept for your team")
    visitor.keep("paper-offer", last=2)


def walk_silence(visitor: Photographer) -> None:
    """Say nothing until a claim lapses, and ask for it back."""
    claim(visitor)
    visitor.forward("15d")
    visitor.open("@ada")
    visitor.sees("still at it")
    visitor.keep("claim-asked")
    visitor.forward("5d")
    visitor.open("@ada")
    visitor.sees("Last reminder")
    visitor.keep("claim-warned")
    visitor.forward("3d")
    visitor.open("@ada")
    visitor.sees("has lapsed")
    visitor.keep("claim-lapsed")
    visitor.open_form("Ask for it back")
    visitor.write("We were away for an exam; the code runs, and we go on next week.")
    visitor.keep("claim-appeal")
    visitor.hand_over()
    visitor.open("#challenge", OLU)
    visitor.say("/challenge rules")
    visitor.answer("One appeal is waiting")
    visitor.keep("appeals")


def walk_catalogue(visitor: Photographer) -> None:
    """Suggest a paper; approve it."""
    visitor.say("/paper suggest", paper="A paper that nobody has listed yet")
    visitor.keep("paper-suggest")
    visitor.become(OLU)
    visitor.say("/catalog approve")
    visitor.keep("catalog-approve")
    visitor.press("Approve")
    visitor.sees("it is in the catalogue now")
    visitor.keep("catalog-approved")


def walk_rules(visitor: Photographer) -> None:
    """Look at the rules and their forms; see to a claim."""
    claim(visitor)
    visitor.become(OLU)
    visitor.say("/challenge rules")
    visitor.keep("rules")
    for label, name in (
        ("Limits", "rules-limits"),
        ("Dates", "rules-dates"),
        ("Signs of life", "rules-patience"),
        ("Holidays", "rules-holidays"),
        ("Rooms and channels", "rules-rooms"),
    ):
        visitor.open_form(label)
        visitor.keep(name)
        visitor.close_form()
    visitor.say("/paper show", paper="GANSpace")
    visitor.answer("Timeline")
    visitor.answer("Manage")
    visitor.keep("claim-manage")


def walk_schedule(visitor: Photographer) -> None:
    """Set the dates of MLRC 2026, move one, give a team more time."""
    set_dates(visitor, keep=True)
    visitor.say("/schedule move", deadline="Intent", to="+7 days", reason="The venue moved its date")
    visitor.keep("schedule-move")
    visitor.press("Move")
    visitor.sees("Moved")
    visitor.say(
        "/schedule extend", deadline="Decision", team="Second Run", until="+5 days", reason="Ada Example was ill"
    )
    visitor.keep("schedule-extend")
    visitor.say("/schedule history")
    visitor.keep("schedule-history")
    visitor.open("@ada")
    visitor.sees("more time")
    visitor.keep("deadline-moved", last=2)


def walk_deadlines(visitor: Photographer) -> None:
    """See the dates, be reminded of one, and say that it is done."""
    set_dates(visitor)
    visitor.become(ADA)
    visitor.say("/deadline list")
    visitor.keep("deadline-list")
    visitor.forward("2026-05-23")
    visitor.open("@ada")
    visitor.sees("this is still to do")
    visitor.keep("deadline-reminder")
    visitor.answer("We have done it")
    visitor.keep("deadline-done")
    visitor.open("#challenge", ADA)
    visitor.say("/deadline calendar")
    visitor.keep("deadline-calendar")


def walk_reminders(visitor: Photographer) -> None:
    """Tell the bot where one lives, choose how to be reminded, be reminded of something of one's own."""
    visitor.say("/me timezone", zone="Berlin")
    visitor.keep("me-timezone")
    visitor.say("/me notifications")
    visitor.keep("me-notifications")
    visitor.say("/remind set", when="in 3 days", text="Ask the authors for their seeds")
    visitor.say("/remind set", every="every monday 9:00", when="monday 9:00", text="Check in")
    visitor.keep("remind-every")
    visitor.forward("4d")
    visitor.open("@ada")
    visitor.sees("Ask the authors")
    visitor.keep("remind-letter")


def walk_announcements(visitor: Photographer) -> None:
    """Write an announcement, look at it, send it, plan another."""
    visitor.open("#announcements", OLU)
    visitor.ask("/announce draft", audience="Everyone")
    visitor.write("Welcome", "Welcome to **{edition}**: {teams} teams are at work, {open_papers} papers are free.")
    visitor.keep("announce-form")
    visitor.hand_over()
    visitor.keep("announce-preview")


def set_dates(visitor: Photographer, *, keep: bool = False) -> None:
    """Let an organizer set the dates of MLRC 2026."""
    visitor.become(OLU)
    visitor.say(
        "/schedule add", name="Intent to submit", when="4 June 2026 23:59 AoE", asks="Something else", kind="Soft"
    )
    if keep:
        visitor.keep("schedule-add")
    visitor.say(
        "/schedule add", name="Decision", when="30 September 2026 23:59 AoE", asks="Something else", kind="Hard"
    )


def claim(visitor: Photographer) -> None:
    """Let the team Second Run claim a paper."""
    visitor.say("/paper claim", paper="GANSpace")
    visitor.press("Claim it")
    visitor.sees("Second Run now works on")


WALKS: tuple[Callable[[Photographer], None], ...] = (
    *(walk_teams, walk_claims, walk_work, walk_report, walk_waiting, walk_silence, walk_rules),
    *(walk_leads, walk_looking, walk_hidden, walk_catalogue),
    *(
        walk_schedule,
        walk_deadlines,
        walk_reminders,
        walk_announcements,
        walk_repositories,
        walk_watching,
        walk_disputes,
        walk_editions,
        walk_moderation,
        walk_rights,
        walk_setup,
        walk_catalog,
        walk_cohorts,
    ),
)


def main(names: list[str]) -> None:
    """Take the pictures of these walks, or of all."""
    PICTURES.mkdir(exist_ok=True)
    for walk in WALKS:
        name = walk.__name__.removeprefix("walk_")
        if not names or name in names:
            with a_photographer(PICTURES) as visitor:
                walk(visitor)
            print(name)


if __name__ == "__main__":
    main(sys.argv[1:])
