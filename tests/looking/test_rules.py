import unicodedata
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.free_text import TextFault, TextRefused
from bot.domain.languages import find_languages
from bot.domain.looking import IllegalHours, Wish, ensure_wish
from bot.domain.matching import Match, Reason, ReasonKind, Side, rank, side_of_person, side_of_team, weigh
from bot.domain.topics import find_asked, find_hours, find_shared
from bot.domain.zones import NoSuchZone

pytestmark = pytest.mark.rules

NOW = datetime(2021, 9, 1, 12, tzinfo=UTC)
TYPED = {"interests": "GANs", "skills": "PyTorch", "languages": "English", "zone": "Berlin", "hours": "8"}


def a_person(number: int = 1, *, waits: int = 0, **values) -> Side:
    said = {"interests": "", "skills": "", "languages": "", "zone": "UTC", "hours_a_week": 8} | values
    return side_of_person(number, NOW - timedelta(days=waits), Wish(**said))


def a_team(number: int = 1, *, waits: int = 0, description: str = "", titles=(), zones=()) -> Side:
    return side_of_team(number, NOW - timedelta(days=waits), description=description, titles=titles, zones=zones)


def test_wish_is_kept_as_it_was_meant():
    typed = {**TYPED, "interests": " GANs \n and  more ", "skills": "", "languages": " ", "hours": "８ 小时"}

    assert ensure_wish(**typed) == Wish("GANs and more", "", "", "Europe/Berlin", 8)


@pytest.mark.parametrize(("typed", "hours"), [("1", 1), ("80", 80), (" 12h ", 12), ("10 hours", 10), ("6+", 6)])
def test_hours_are_read(typed, hours):
    assert ensure_wish(**TYPED | {"hours": typed}).hours_a_week == hours


@pytest.mark.parametrize("typed", ["0", "81", "168", "-3", "many", "", "2.5", "1e9", "9" * 50])
def test_hours_that_nobody_has_are_refused(typed):
    with pytest.raises(IllegalHours) as refusal:
        ensure_wish(**TYPED | {"hours": typed})

    assert refusal.value.values == {"typed": typed[:40], "least": 1, "most": 80}


@pytest.mark.parametrize(
    ("field", "typed", "fault"),
    [
        ("interests", " ", TextFault.EMPTY),
        ("interests", "x" * 201, TextFault.TOO_LONG),
        ("skills", "write to me@example.org", TextFault.EMAIL),
        ("skills", "x" * 201, TextFault.TOO_LONG),
        ("languages", "discord.gg/abc", TextFault.INVITE),
        ("languages", "x" * 101, TextFault.TOO_LONG),
        ("interests", "@everyone", TextFault.MENTION),
    ],
)
def test_text_that_does_not_belong_there_is_refused(field, typed, fault):
    with pytest.raises(TextRefused) as refusal:
        ensure_wish(**TYPED | {field: typed})

    assert refusal.value.fault == fault


def test_wish_without_a_known_zone_is_refused():
    with pytest.raises(NoSuchZone):
        ensure_wish(**TYPED | {"zone": "CST"})


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("Diffusion models", "a diffusion model", ("diffusion",)),
        ("Transformers", "The Transformer", ("transformer",)),
        ("C++, R and C#", "R; C++", ("c++", "r")),
        ("a b d", "a b d", ()),
        ("few-shot learning in 2020", "Few-Shot things of 2020", ("shot",)),
        ("deep learning models", "Deep Learning models", ()),
        ("bias and class", "bias, classes", ("bias",)),
        ("我对扩散模型和图像感兴趣", "复现扩散模型的图像分割", ("扩散模型", "图像")),
        ("强化学习", "离线强化学习", ("强化学习",)),
        ("模型、深度学习", "深度学习 模型", ()),
        ("拡散モデルを使った研究", "拡散モデル", ("拡散モデル",)),
        ("GAN 图像", "图像 gans", ("gan", "图像")),
        ("ＧＡＮ", "gan", ("gan",)),
        ("散步 模糊", "散模", ()),
        ("", "gan", ()),
        ("!?", "!?", ()),
    ],
)
def test_shared_words_say_something(one, other, words):
    assert find_shared(one, other) == words


TEXTS = st.text(alphabet="abcGANsz 扩散模型图像的和モデル한국,+#\n'éÅﬁ①", max_size=60)


@given(one=TEXTS, other=TEXTS)
def test_shared_words_stand_in_both_texts(one, other):
    folded = [unicodedata.normalize("NFKC", text).casefold() for text in (one, other)]

    assert all(word in text for word in find_shared(one, other) for text in folded)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("We need PyTorch and JAX. We like tea.", " PyTorch and JAX"),
        ("Looking for somebody with statistics; evenings", " somebody with statistics"),
        ("需要会 PyTorch 的同学。我们在柏林", "会 PyTorch 的同学"),
        ("还缺一位写作的人", "一位写作的人"),
        ("We reproduce GANs", ""),
        ("needles and wantons", ""),
    ],
)
def test_what_a_team_asks_for_stands_behind_the_asking(text, asked):
    assert find_asked(text) == asked


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("about 10 h a week", 10),
        ("10 hours per week", 10),
        ("8h/week", 8),
        ("每周 6 小时", 6),
        ("每週6小時", 6),
        ("5 h a week now, 10 h a week later", None),
        ("2 hours", None),
        ("", None),
    ],
)
def test_hours_a_week_are_found_where_they_are_said_once(text, hours):
    assert find_hours(text) == hours


def test_languages_are_the_same_by_any_of_their_names():
    one, other = find_languages("English, 中文 (native)"), find_languages("会普通话，german")

    assert list(one.values()) == ["English", "中文"]
    assert list(other.values()) == ["普通话", "german"]
    assert set(one) & set(other) == {1}
    assert find_languages("Englishman, thailand") == {}


def test_reasons_of_a_team_name_what_it_asks_for_and_what_both_mention():
    person = a_person(
        interests="diffusion, fairness", skills="PyTorch", languages="English", zone="Europe/Berlin", hours_a_week=10
    )
    team = a_team(
        description="We need PyTorch, 8 h a week. We speak English.",
        titles=["On Diffusion"],
        zones=["Europe/London", "Europe/Athens"],
    )

    assert weigh(person, team, now=NOW) == (
        3 + 2 + 3 + 3 + 1,
        (
            Reason(ReasonKind.ASKED, ("pytorch",)),
            Reason(ReasonKind.SHARED, ("diffusion",)),
            Reason(ReasonKind.CLOCKS, hours=1),
            Reason(ReasonKind.LANGUAGES, ("English",)),
            Reason(ReasonKind.HOURS, hours=10, other=8),
        ),
    )
    assert weigh(team, person, now=NOW) == weigh(person, team, now=NOW)


@pytest.mark.parametrize(
    ("zone", "points"),
    [("UTC", 3), ("Etc/GMT-3", 3), ("Etc/GMT-6", 1), ("Etc/GMT-9", -1), ("Etc/GMT-10", -2), ("Etc/GMT+12", -2)],
)
def test_clocks_count_by_the_hours_between_them(zone, points):
    team = a_team(zones=["UTC"])

    assert weigh(a_person(zone=zone), team, now=NOW)[0] == points


def test_clocks_count_to_the_farthest_who_shows_the_time():
    team = a_team(zones=["UTC", "Etc/GMT-9"])

    assert weigh(a_person(), team, now=NOW) == (-1, (Reason(ReasonKind.CLOCKS, hours=9),))


def test_unknown_is_said_and_counts_nothing():
    assert weigh(a_person(), a_team(), now=NOW) == (0, (Reason(ReasonKind.CLOCKS_UNKNOWN),))


def test_unknown_stands_before_what_speaks_against():
    far, unknown, near = a_team(1, zones=["Etc/GMT-9"]), a_team(2), a_team(3, zones=["UTC"])

    assert [match.id for match in rank(a_person(), [far, unknown, near], now=NOW)] == [3, 2, 1]


def test_people_are_compared_by_language_and_hours():
    me = a_person(1, languages="English", hours_a_week=10)
    same = a_person(2, languages="英语", hours_a_week=12)
    other = a_person(3, languages="French", hours_a_week=40)
    silent = a_person(4, hours_a_week=40)

    assert rank(me, [silent, other, same], now=NOW) == (
        Match(
            2,
            (
                Reason(ReasonKind.CLOCKS),
                Reason(ReasonKind.LANGUAGES, ("English",)),
                Reason(ReasonKind.SIMILAR_HOURS, hours=10, other=12),
            ),
        ),
        Match(4, (Reason(ReasonKind.CLOCKS),)),
        Match(3, (Reason(ReasonKind.CLOCKS), Reason(ReasonKind.NO_LANGUAGE))),
    )


def test_fewer_hours_than_asked_for_count_against():
    team = a_team(description="20 h a week")

    assert weigh(a_person(hours_a_week=8), team, now=NOW) == (
        -1,
        (Reason(ReasonKind.CLOCKS_UNKNOWN), Reason(ReasonKind.HOURS, hours=8, other=20)),
    )


def test_words_count_up_to_a_limit():
    many = "alpha beta gamma delta epsilon zeta eta theta iota"
    points, reasons = weigh(a_person(interests=many), a_team(description=f"We need {many}"), now=NOW)

    assert points == 3 * 3 + 4 * 2
    assert [len(reason.words) for reason in reasons] == [3, 4, 0]


def test_a_title_asks_for_nothing():
    team = a_team(titles=["All You Need Is Attention"])

    assert weigh(a_person(interests="attention"), team, now=NOW)[1][0] == Reason(ReasonKind.SHARED, ("attention",))


def test_equals_are_ordered_by_who_waits_longest():
    teams = [a_team(1, waits=1), a_team(2, waits=3), a_team(3, waits=3), a_team(4)]

    assert [match.id for match in rank(a_person(), teams, now=NOW)] == [2, 3, 1, 4]


SAID = st.sampled_from(
    ["", "gan, 图像", "diffusion and R", "扩散模型 PyTorch", "we need pytorch, 10 h a week", "English"]
)
ZONES = st.sampled_from(["UTC", "Asia/Shanghai", "Etc/GMT+12", "America/St_Johns"])
PEOPLE = st.builds(
    lambda waits, interests, skills, languages, zone, hours: a_person(
        waits=waits, interests=interests, skills=skills, languages=languages, zone=zone, hours_a_week=hours
    ),
    *(st.integers(0, 3), SAID, SAID, SAID, ZONES, st.integers(1, 80)),
)
TEAMS = st.builds(
    lambda waits, description, titles, zones: a_team(waits=waits, description=description, titles=titles, zones=zones),
    *(st.integers(0, 3), SAID, st.lists(SAID, max_size=2), st.lists(ZONES, max_size=2)),
)


def number(sides: list[Side]) -> list[Side]:
    return [replace(side, id=place) for place, side in enumerate(sides)]


@given(seeker=PEOPLE | TEAMS, others=st.lists(PEOPLE, max_size=6).map(number), data=st.data())
def test_order_depends_on_what_is_said_and_not_on_how_it_comes(seeker, others, data):
    shuffled = data.draw(st.permutations(others))

    ranked = rank(seeker, others, now=NOW)

    assert rank(seeker, shuffled, now=NOW) == ranked
    assert sorted(match.id for match in ranked) == [side.id for side in others]


@given(seeker=PEOPLE, others=st.lists(TEAMS, max_size=6).map(number))
def test_more_points_and_then_more_patience_come_first(seeker, others):
    by_id = {side.id: side for side in others}
    ranked = [by_id[match.id] for match in rank(seeker, others, now=NOW)]

    keys = [(-weigh(seeker, side, now=NOW)[0], side.since, side.id) for side in ranked]

    assert keys == sorted(keys)


@given(person=PEOPLE, team=TEAMS)
def test_words_of_reasons_stand_in_what_both_say(person, team):
    _, reasons = weigh(person, team, now=NOW)

    said = [side.text.casefold() for side in (person, team)]
    words = [
        word for reason in reasons if reason.kind in (ReasonKind.ASKED, ReasonKind.SHARED) for word in reason.words
    ]
    assert all(word in text for word in words for text in said)
    assert len(words) == len(set(words))


@given(person=PEOPLE, team=TEAMS)
def test_a_match_weighs_the_same_from_both_sides(person, team):
    points, reasons = weigh(person, team, now=NOW)
    back_points, back_reasons = weigh(team, person, now=NOW)

    assert [reason.kind for reason in reasons] == [reason.kind for reason in back_reasons]
    assert points == back_points
