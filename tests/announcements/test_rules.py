"""Announcements: variables, mentions that are none, whom and where, the steps, and what is due."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.announcements import (
    BODY_MAX,
    VARIABLES,
    Aim,
    AimIncomplete,
    Audience,
    CannotPost,
    FilledTooLong,
    Mention,
    Place,
    PlaceFault,
    UnknownVariable,
    disarm,
    ensure_aim,
    ensure_can_post,
    ensure_text,
    fill,
    find_variables,
    mention_of,
)
from bot.domain.announcements_course import (
    AnnouncementAct,
    AnnouncementState,
    CannotNow,
    ChangedMeanwhile,
    Course,
    PostAct,
    PostedMessage,
    Turn,
    after_approval,
    after_cancel,
    after_change,
    after_wait,
    can,
    choose_post_act,
    ensure_can,
    ensure_unchanged,
    take_turn,
)
from bot.domain.free_text import TextFault, TextRefused
from bot.domain.recurrence import Recurrence

pytestmark = pytest.mark.rules

S, A = AnnouncementState, AnnouncementAct
NOW = datetime(2021, 9, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def test_text_keeps_its_layout_and_its_formatting():
    typed = "\n\n# Hello  \n- one\n  - *two*\u202e\n\n[page](https://example.org)\n"

    assert ensure_text("  A   title ", typed) == (
        "A title",
        "# Hello\n- one\n  - *two*\n\n[page](https://example.org)",
    )


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (" \n\u200d", TextFault.EMPTY),
        ("x" * (BODY_MAX + 1), TextFault.TOO_LONG),
        ("write to ada@example.org", TextFault.EMAIL),
    ],
)
def test_text_that_does_not_fit_is_refused(body, fault):
    with pytest.raises(TextRefused) as refusal:
        ensure_text("", body)
    assert refusal.value.values == {"fault": fault, "limit": BODY_MAX}


@pytest.mark.parametrize(
    ("body", "values"),
    [
        ("<@" * 1000, {"length": 3000, "room": 0}),
        ("{edition}" * 17, {"length": 2040, "room": 2040}),
        ("{teams}" * 201, {"length": 2010, "room": 2010}),
        ("{next_deadline}" * 12, {"length": 2160, "room": 2160}),
    ],
)
def test_text_that_does_not_fit_as_it_is_sent_is_refused_with_the_room_that_variables_need(body, values):
    with pytest.raises(FilledTooLong) as refusal:
        ensure_text("", body)
    assert refusal.value.values == {"limit": BODY_MAX, **values}
    ensure_text("", "{teams}" * 200)


def test_unknown_variable_is_refused_with_those_that_are_known():
    with pytest.raises(UnknownVariable) as refusal:
        ensure_text("", "{edition} ends {when}")
    assert refusal.value.values == {"name": "{when}", "known": tuple(f"{{{name}}}" for name in VARIABLES)}


def test_variables_are_filled_and_braces_of_other_kinds_stay():
    body = 'In {edition}: {{edition}}, {"a": {1}}, {teams} {people}'

    assert find_variables(body) == ["edition", "teams", "people"]
    assert fill(body, {"edition": "{teams}", "teams": "3"}) == 'In {teams}: {edition}, {"a": {1}}, 3 {people}'


@given(st.text(alphabet="<@&!#1everyonhEVRYNHR \\`", max_size=40))
def test_no_mention_is_left_in_a_disarmed_text(body):
    shown = disarm(body)

    assert shown.replace("\u200b", "") == body
    assert "<@" not in shown
    assert not any(word in shown.casefold() for word in ("@everyone", "@here"))


def test_formatting_and_addresses_stay_in_a_disarmed_text():
    body = "**bold** <https://example.org/@ada> <#12> <t:1:R> ada@work"

    assert disarm(body) == body


@pytest.mark.parametrize(
    ("aim", "kept"),
    [
        (Aim(Audience.EVERYONE, 7, 5, crosspost=True), Aim(Audience.EVERYONE, None, 5, crosspost=True)),
        (Aim(Audience.ROLE, 7, 5), Aim(Audience.ROLE, 7, 5)),
        (Aim(Audience.SILENT, 14, 5, crosspost=True), Aim(Audience.SILENT, 14)),
        (Aim(Audience.NO_TEAM, 14, 5), Aim(Audience.NO_TEAM)),
    ],
)
def test_aim_holds_what_its_audience_needs(aim, kept):
    assert ensure_aim(aim) == kept


@pytest.mark.parametrize(
    ("aim", "needs"),
    [(Aim(Audience.EVERYONE), "channel"), (Aim(Audience.ROLE, None, 5), "role"), (Aim(Audience.ROLE, 7), "channel")],
)
def test_aim_that_lacks_something_is_refused(aim, needs):
    with pytest.raises(AimIncomplete) as refusal:
        ensure_aim(aim)
    assert refusal.value.values == {"needs": needs}


def place(*faults: PlaceFault, channel_id: int = 5) -> Place:
    return Place(channel_id, "news", frozenset(faults), may_mention=True)


@pytest.mark.parametrize(
    ("where", "mention", "fault"),
    [
        (None, Mention.NONE, PlaceFault.GONE),
        (place(channel_id=6), Mention.NONE, PlaceFault.GONE),
        (place(PlaceFault.SEND, PlaceFault.VIEW), Mention.NONE, PlaceFault.VIEW),
        (place(PlaceFault.MENTION), Mention.EVERYONE, PlaceFault.MENTION),
        (place(PlaceFault.MENTION, PlaceFault.YOURS), Mention.NONE, PlaceFault.YOURS),
    ],
)
def test_place_where_nothing_can_be_posted_is_refused(where, mention, fault):
    with pytest.raises(CannotPost) as refusal:
        ensure_can_post(Aim(Audience.EVERYONE, channel_id=5), mention, where)
    assert refusal.value.fault is fault


def test_place_without_fault_and_audience_without_place_are_fine():
    ensure_can_post(Aim(Audience.EVERYONE, channel_id=5), Mention.NONE, place(PlaceFault.MENTION))
    ensure_can_post(Aim(Audience.EVERYONE, channel_id=5), Mention.NONE, place(PlaceFault.NEWS))
    ensure_can_post(Aim(Audience.NO_TEAM), Mention.NONE, None)


def test_only_an_announcement_channel_can_be_published_from():
    with pytest.raises(CannotPost) as refusal:
        ensure_can_post(Aim(Audience.EVERYONE, channel_id=5, crosspost=True), Mention.NONE, place(PlaceFault.NEWS))
    assert refusal.value.fault is PlaceFault.NEWS


def test_mass_mention_fits_its_audience():
    assert [mention_of(audience) for audience in Audience] == [
        *(Mention.EVERYONE, Mention.ROLE, Mention.NONE, Mention.NONE, Mention.NONE),
    ]


FRESH = [Course(S.DRAFT), Course(S.WAITING), Course(S.APPROVED)]
ONCE, AGAIN = Course(S.SCHEDULED, is_planned=True), Course(S.SCHEDULED, is_planned=True, is_recurring=True)
RUNNING = Course(S.SCHEDULED, is_planned=True, is_recurring=True, was_sent=True)
SENT, REWRITTEN = Course(S.SENT, was_sent=True), Course(S.WAITING, was_sent=True)
OVER = [Course(S.CANCELLED), Course(S.RECALLED, was_sent=True)]
ALL = [*FRESH, ONCE, AGAIN, RUNNING, SENT, REWRITTEN, *OVER]


@pytest.mark.parametrize(
    ("act", "courses"),
    [
        (A.EDIT, [*FRESH, ONCE, AGAIN, RUNNING, SENT, REWRITTEN]),
        (A.AIM, [*FRESH, ONCE, AGAIN, RUNNING]),
        (A.APPROVE, [FRESH[1], REWRITTEN]),
        (A.SCHEDULE, [*FRESH, ONCE, AGAIN, RUNNING]),
        (A.SEND, [FRESH[0], FRESH[2], ONCE]),
        (A.CANCEL, [*FRESH, ONCE, AGAIN, RUNNING, REWRITTEN]),
        (A.RECALL, [RUNNING, SENT, REWRITTEN]),
    ],
)
def test_acts_are_possible_exactly_where_they_make_sense(act, courses):
    assert [course for course in ALL if can(act, course)] == courses
    for course in ALL:
        if course in courses:
            ensure_can(act, course, title="Hello")
        else:
            with pytest.raises(CannotNow) as refusal:
                ensure_can(act, course, title="Hello")
            assert refusal.value.values == {"title": "Hello", "act": act, "state": course.state}


@pytest.mark.parametrize(
    ("course", "changed", "changed_where_approval_is_wanted"),
    [
        (FRESH[0], S.DRAFT, S.DRAFT),
        (FRESH[1], S.APPROVED, S.WAITING),
        (FRESH[2], S.APPROVED, S.WAITING),
        (RUNNING, S.SCHEDULED, S.WAITING),
        (SENT, S.SENT, S.WAITING),
        (REWRITTEN, S.SENT, S.WAITING),
    ],
)
def test_change_needs_approval_again_where_that_is_wanted(course, changed, changed_where_approval_is_wanted):
    assert after_change(course, wants_approval=False) is changed
    assert after_change(course, wants_approval=True) is changed_where_approval_is_wanted


def test_cancelled_one_that_was_sent_before_stays_sent():
    assert [after_cancel(course) for course in (FRESH[0], ONCE, RUNNING)] == [S.CANCELLED, S.CANCELLED, S.SENT]
    assert after_cancel(Course(S.WAITING, is_planned=True, was_sent=True)) is S.WAITING
    assert after_cancel(REWRITTEN) is S.SENT
    assert after_approval(FRESH[0]) is S.DRAFT


def test_only_the_version_that_was_shown_is_confirmed():
    ensure_unchanged(2, 2, title="Hello")
    with pytest.raises(ChangedMeanwhile) as refusal:
        ensure_unchanged(1, 2, title="Hello")
    assert refusal.value.values == {"title": "Hello", "version": 2}


def test_what_waited_too_long_goes_out_at_its_next_time_if_there_is_any():
    hourly = Recurrence("0 * * * *", "UTC")

    assert after_wait(NOW + DAY, None, now=NOW) == NOW + DAY
    assert after_wait(NOW, None, now=NOW) is None
    assert after_wait(NOW - DAY, hourly, now=NOW) == NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    ("planned", "turn"),
    [
        (NOW, Turn(NOW, None)),
        (NOW - DAY, Turn(NOW - DAY, None)),
        (NOW - DAY - timedelta(seconds=1), Turn(None, None)),
    ],
)
def test_one_time_goes_out_unless_it_is_a_day_late(planned, turn):
    assert take_turn(planned, None, now=NOW) == turn


def test_only_the_newest_missed_time_goes_out():
    hourly, weekly = Recurrence("0 * * * *", "UTC"), Recurrence("0 9 * * mon", "UTC")
    monday = datetime(2021, 8, 30, 9, tzinfo=UTC)

    assert take_turn(NOW - 100 * DAY, hourly, now=NOW) == Turn(NOW, NOW + timedelta(hours=1))
    assert take_turn(NOW - timedelta(hours=1), hourly, now=NOW - timedelta(minutes=1)) == Turn(
        NOW - timedelta(hours=1), NOW
    )
    assert take_turn(monday, weekly, now=NOW) == Turn(None, monday + 7 * DAY)


@pytest.mark.parametrize(
    ("post", "course", "act"),
    [
        (PostedMessage(1), SENT, PostAct.EDIT),
        (PostedMessage(1, is_published=True), REWRITTEN, None),
        (PostedMessage(2), SENT, PostAct.PUBLISH),
        (PostedMessage(2, is_published=True), SENT, None),
        (PostedMessage(1), OVER[1], PostAct.REMOVE),
        (PostedMessage(1, is_removed=True), OVER[1], None),
        (PostedMessage(1, is_given_up=True), SENT, None),
    ],
)
def test_message_is_brought_to_what_the_announcement_says(post, course, act):
    assert choose_post_act(post, course, version=2, crosspost=True) is act
