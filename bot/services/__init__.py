"""One method for each thing that a person or a tick can do: read, decide, write, in one transaction."""

from dataclasses import dataclass
from typing import Any, Self, get_type_hints

from bot.clock import Clock
from bot.domain.challenges import EditionRules
from bot.domain.deliveries import DEAD_LETTERS
from bot.services import _announcements, _reminders, _repositories_watches
from bot.services._remind_renew import RENEWALS
from bot.services._repositories import Pace, RepositoryRules
from bot.services.announcements import Announcements
from bot.services.announcements_posts import AnnouncementsPosts
from bot.services.announcements_sending import AnnouncementsSending
from bot.services.answers import Answers
from bot.services.audit import Audit
from bot.services.calendars import Calendars
from bot.services.catalog import Catalog
from bot.services.challenges import Challenges
from bot.services.challenges_board import ChallengesBoard
from bot.services.challenges_course import ChallengesCourse
from bot.services.challenges_import import ChallengesImport
from bot.services.challenges_lists import ChallengesLists
from bot.services.challenges_rules import ChallengesRules
from bot.services.challenges_wrapup import ChallengesWrapup
from bot.services.claims import Claims
from bot.services.claims_alive import ClaimsAlive
from bot.services.claims_show import ClaimsShow
from bot.services.claims_work import ClaimsWork
from bot.services.cohorts import Cohorts
from bot.services.deadlines import Deadlines
from bot.services.deadlines_events import DeadlinesEvents
from bot.services.deadlines_move import DeadlinesMove
from bot.services.deadlines_remind import DeadlinesRemind
from bot.services.deadlines_schedule import DeadlinesSchedule
from bot.services.deliveries import Deliveries, Renew
from bot.services.deliveries_dead import DeliveriesDead, renew_dead_letters
from bot.services.doctor import Doctor
from bot.services.installation import Installation
from bot.services.invitations import Invitations
from bot.services.looking import Looking
from bot.services.lookups import NobodyToAsk, PaperLookup
from bot.services.matching import Matching
from bot.services.merges import Merges
from bot.services.moderation import Moderation
from bot.services.moderation_records import ModerationRecords
from bot.services.papers import Papers
from bot.services.people import People
from bot.services.people_rights import PeopleRights
from bot.services.presence import Presence
from bot.services.reminders import Reminders
from bot.services.reminders_choices import RemindersChoices
from bot.services.repositories import Repositories
from bot.services.repositories_disputes import RepositoriesDisputes
from bot.services.repositories_hooks import RepositoriesHooks
from bot.services.repositories_looks import RepositoriesLooks
from bot.services.repositories_sharing import RepositoriesSharing
from bot.services.repositories_watches import RepositoriesWatches
from bot.services.repositories_watching import RepositoriesWatching
from bot.services.requests import Requests
from bot.services.retention import Retention
from bot.services.rooms import Rooms
from bot.services.roster import Roster
from bot.services.setup import Setup
from bot.services.source_answers import SourceAnswers
from bot.services.suggestions import Suggestions
from bot.services.teams import Teams
from bot.services.waitlist import Waitlist
from db.engine import Database

# By kind: what a delivery says at the moment when it is sent.
_RENEWALS: dict[str, Renew] = {
    **RENEWALS,
    **_reminders.RENEWALS,
    _announcements.POST: _announcements.renew,
    _repositories_watches.CARD: _repositories_watches.renew_card,
    DEAD_LETTERS: renew_dead_letters,
}


_DEFAULT_REPOSITORIES = RepositoryRules()


__all__ = ["Pace", "RepositoryRules", "Services"]


@dataclass(frozen=True, slots=True)
class Services:
    """All services of one bot."""

    announcements: Announcements
    announcements_posts: AnnouncementsPosts
    announcements_sending: AnnouncementsSending
    answers: Answers
    audit: Audit
    calendars: Calendars
    catalog: Catalog
    challenges: Challenges
    challenges_board: ChallengesBoard
    challenges_course: ChallengesCourse
    challenges_import: ChallengesImport
    challenges_lists: ChallengesLists
    challenges_rules: ChallengesRules
    challenges_wrapup: ChallengesWrapup
    claims: Claims
    claims_alive: ClaimsAlive
    claims_show: ClaimsShow
    claims_work: ClaimsWork
    cohorts: Cohorts
    deadlines: Deadlines
    deadlines_events: DeadlinesEvents
    deadlines_move: DeadlinesMove
    deadlines_remind: DeadlinesRemind
    deadlines_schedule: DeadlinesSchedule
    deliveries: Deliveries
    deliveries_dead: DeliveriesDead
    doctor: Doctor
    installation: Installation
    invitations: Invitations
    looking: Looking
    matching: Matching
    merges: Merges
    moderation: Moderation
    moderation_records: ModerationRecords
    papers: Papers
    people: People
    people_rights: PeopleRights
    presence: Presence
    reminders: Reminders
    reminders_choices: RemindersChoices
    repositories: Repositories
    repositories_disputes: RepositoriesDisputes
    repositories_hooks: RepositoriesHooks
    repositories_looks: RepositoriesLooks
    repositories_sharing: RepositoriesSharing
    repositories_watches: RepositoriesWatches
    repositories_watching: RepositoriesWatching
    requests: Requests
    retention: Retention
    rooms: Rooms
    roster: Roster
    setup: Setup
    source_answers: SourceAnswers
    suggestions: Suggestions
    teams: Teams
    waitlist: Waitlist

    @classmethod
    def build(
        cls,
        database: Database,
        clock: Clock,
        *,
        default_edition: EditionRules,
        invitation_days: int,
        reminders_per_person: int = 10,
        lookup: PaperLookup | None = None,
        repositories: RepositoryRules = _DEFAULT_REPOSITORIES,
    ) -> Self:
        """Every service on this database and clock. Without a `lookup` no source is asked what a paper is."""
        with_more: dict[str, Any] = {
            "calendars": Calendars(database, clock, Deadlines(database, clock)),
            "catalog": Catalog(database, clock, lookup or NobodyToAsk()),
            "challenges": Challenges(database, clock, default_edition),
            "deliveries": Deliveries(database, clock, _RENEWALS),
            "installation": Installation(database),
            "invitations": Invitations(database, clock, life_days=invitation_days),
            "merges": Merges(database, clock, life_days=invitation_days),
            "reminders": Reminders(database, clock, per_person=reminders_per_person),
            "repositories": Repositories(database, clock, repositories),
            "repositories_looks": RepositoriesLooks(database, clock, repositories),
            "requests": Requests(database, clock, life_days=invitation_days),
            "suggestions": Suggestions(database, clock, lookup or NobodyToAsk()),
        }
        others = {name: make for name, make in get_type_hints(cls).items() if name not in with_more}
        return cls(**with_more, **{name: make(database, clock) for name, make in others.items()})
