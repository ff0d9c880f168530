"""Questions that are asked again and again, with the answers that a server's organizers stand by."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.domain.answers import (
    ANSWER_MAX,
    KNOWN,
    OWN_MAX,
    QUESTION_MAX,
    NoSuchQuestion,
    TooManyQuestions,
    find_known,
)
from bot.domain.audit import AuditTag
from bot.domain.free_text import ensure_line, ensure_paragraphs
from bot.domain.links import read_link
from bot.domain.permissions import Action, Actor, Standing, ensure_may
from db import answers as store
from db import audit, challenges
from db.engine import Database, reads, writes


@dataclass(frozen=True, slots=True)
class Answered:
    """A question and its answer. Of one that comes with the bot, and was not changed here, both texts are None."""

    key: str
    question: str | None
    answer: str | None
    source: str | None
    as_of: date
    is_known: bool  # it comes with the bot


@dataclass(frozen=True, slots=True)
class Questions:
    """What can be asked here, and whether the actor may change it. `left_out` are keys that come with the bot."""

    answers: tuple[Answered, ...]
    left_out: tuple[str, ...]
    may_change: bool


class Answers:
    """What everybody can read, and organizers can change."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    @reads
    async def list_questions(self, session: AsyncSession, actor: Actor) -> Questions:
        """Every question that can be asked here: those that come with the bot first, then the server's own."""
        ensure_may(Action.ANSWER_SHOW, Standing.ANYONE)
        own = {row.key: row for row in await store.list_answers(session, actor.guild_id)}
        found = [_of(own[known.key]) if known.key in own else _known(known.key) for known in KNOWN]
        found += [_of(row) for key, row in own.items() if find_known(key) is None]
        return Questions(
            answers=tuple(each for each in found if each.answer != ""),
            left_out=tuple(each.key for each in found if each.answer == ""),
            may_change=actor.organizes,
        )

    @writes
    async def write(
        self, session: AsyncSession, actor: Actor, key: str, *, question: str, answer: str, source: str
    ) -> str:
        """Answer a question so from today on, a new one where there is none of this key; gives its key.

        Raises OnlyOrganizersMay, TextRefused, LinkRefused, TooManyQuestions.
        """
        ensure_may(Action.ANSWER_CHANGE, Standing.ANYONE, by=actor)
        question = ensure_line(question, longest=QUESTION_MAX)
        answer = ensure_paragraphs(answer, longest=ANSWER_MAX)
        link = read_link(source).url if source.strip() else None
        await challenges.lock_guild(session, actor.guild_id)
        row = await store.find_answer(session, actor.guild_id, key) if key else None
        if row is None:
            row = await self._begin(session, actor, key if find_known(key) else "")
        self._fill(row, actor, question=question, answer=answer, source=link)
        self._record(session, actor, row.key)
        return row.key

    @writes
    async def leave_out(self, session: AsyncSession, actor: Actor, key: str) -> None:
        """Let the question not be asked here; one that comes with the bot can be taken up again.

        Raises OnlyOrganizersMay, NoSuchQuestion.
        """
        ensure_may(Action.ANSWER_CHANGE, Standing.ANYONE, by=actor)
        await challenges.lock_guild(session, actor.guild_id)
        row = await store.find_answer(session, actor.guild_id, key)
        if find_known(key) is None:
            if row is None:
                raise NoSuchQuestion()
            await session.delete(row)
        else:
            row = row or await self._begin(session, actor, key)
            self._fill(row, actor, question=row.question or key, answer="", source=None)
        self._record(session, actor, key)

    @writes
    async def restore(self, session: AsyncSession, actor: Actor, key: str) -> None:
        """Let a question be answered again as it comes with the bot. Raises OnlyOrganizersMay, NoSuchQuestion."""
        ensure_may(Action.ANSWER_CHANGE, Standing.ANYONE, by=actor)
        await challenges.lock_guild(session, actor.guild_id)
        row = await store.find_answer(session, actor.guild_id, key)
        if find_known(key) is None:
            raise NoSuchQuestion()
        if row is not None:
            await session.delete(row)
            self._record(session, actor, key)

    async def _begin(self, session: AsyncSession, actor: Actor, key: str) -> store.Answer:
        own = await store.list_answers(session, actor.guild_id)
        if not key and sum(find_known(row.key) is None for row in own) >= OWN_MAX:
            raise TooManyQuestions(limit=OWN_MAX)
        row = store.Answer(guild_id=actor.guild_id, key=key or _next_key({row.key for row in own}), question="")
        session.add(row)
        return row

    def _fill(self, row: store.Answer, actor: Actor, *, question: str, answer: str, source: str | None) -> None:
        now = self._clock.now()
        row.question, row.answer, row.source = question, answer, source
        row.as_of, row.written_by, row.written_at = now.date(), actor.user_id, now

    def _record(self, session: AsyncSession, actor: Actor, key: str) -> None:
        at, guild_id, tag = self._clock.now(), actor.guild_id, AuditTag.ANSWER_CHANGE
        audit.record(session, guild_id=guild_id, actor_id=actor.user_id, tag=tag, facts={"key": key}, at=at)


def _next_key(taken: set[str]) -> str:
    return next(key for number in range(1, len(taken) + 2) if (key := f"own-{number}") not in taken)


def _of(row: store.Answer) -> Answered:
    return Answered(row.key, row.question, row.answer, row.source, row.as_of, find_known(row.key) is not None)


def _known(key: str) -> Answered:
    known = find_known(key)
    assert known is not None, "it is one of those that come with the bot"
    return Answered(key, None, None, known.source, known.as_of, is_known=True)
