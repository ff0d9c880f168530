from datetime import UTC, datetime

import discord
import pytest
from discord import app_commands

from bot.domain.claims import ClaimState
from cogs._shared.escape import Markup
from cogs._shared.texts import FluentTranslator, Texts, described


@app_commands.command(name="join", description=described("teams-join-description"))
async def _join(interaction: discord.Interaction) -> None:
    pass


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts()


@pytest.mark.parametrize(
    ("locales", "language"),
    [
        ((discord.Locale.chinese, discord.Locale.american_english), "zh-CN"),
        ((discord.Locale.british_english, discord.Locale.chinese), "en"),
        ((discord.Locale.german, discord.Locale.chinese), "zh-CN"),
        ((discord.Locale.taiwan_chinese, None), "en"),
        ((discord.Locale.german, discord.Locale.french), "en"),
        ((None, None), "en"),
        ((), "en"),
    ],
)
def test_first_language_with_words_is_spoken(texts: Texts, locales: tuple[discord.Locale | None, ...], language: str):
    assert texts.words(*locales).language == language


def test_typed_text_is_escaped_and_ours_is_not(texts: Texts):
    words = texts.words()

    assert words("teams-joined", team="**x** @everyone") == "You are now in **\\*\\*x\\*\\* @\u200beveryone**."
    assert words("teams-joined", team=Markup("<@1>")) == "You are now in **<@1>**."


def test_instant_is_shown_in_everybodys_own_zone(texts: Texts):
    since = datetime(2026, 6, 5, 11, 59, tzinfo=UTC)

    seen = texts.words()("teams-paper", title="GANSpace", state="claimed", since=since)

    assert seen == "GANSpace · claimed <t:1780660740:F> (<t:1780660740:R>)"


def test_command_can_be_clicked_once_its_id_is_known():
    texts = Texts()
    before = texts.words()("teams-list-empty")

    texts.learn_commands({"team": 77})

    assert before == "There are no teams yet. Form the first one: `/team create`."
    assert texts.words()("teams-list-empty") == "There are no teams yet. Form the first one: </team create:77>."


@pytest.mark.parametrize("locale", [discord.Locale.american_english, discord.Locale.chinese])
@pytest.mark.parametrize("key", ["papers-claim-state", "papers-mine-line", "papers-undone"])
def test_every_state_of_a_claim_has_words_of_its_own(texts: Texts, locale: discord.Locale, key: str):
    words = texts.words(locale)

    said = {words(key, paper="GANSpace", since="today", state=state, before=state, after=state) for state in ClaimState}

    assert len(said) == len(ClaimState)


def test_unknown_key_and_missing_value_are_bugs(texts: Texts):
    with pytest.raises(LookupError):
        texts.words()("teams-no-such-words")
    with pytest.raises(LookupError):
        texts.words()("teams-joined")


async def test_descriptions_are_told_in_every_language_but_english(texts: Texts):
    translator = FluentTranslator(texts)
    string = described("teams-join-description")
    context = app_commands.TranslationContext(app_commands.TranslationContextLocation.command_description, _join)

    assert str(string) == "Ask to join a team that has a free seat"
    assert await translator.translate(string, discord.Locale.chinese, context) == "申请加入一支有空位的队伍"
    assert await translator.translate(string, discord.Locale.american_english, context) is None
    assert await translator.translate(string, discord.Locale.german, context) is None
    assert await translator.translate(app_commands.locale_str("team"), discord.Locale.chinese, context) is None
