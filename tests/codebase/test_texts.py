"""Every sentence has its words in every language, every key is used, and no sentence hides in the code."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import ClassVar

import pytest

import bot
import cogs
import db
from bot.errors import OutsideError, ReproBotError, UserError
from tests.codebase.fluent import LANGUAGES, Catalogue, read_catalogue
from tests.codebase.sources import ROOT, Source, dotted, read, sample

FAMILIES = (ReproBotError, UserError, OutsideError)
GIVES_WORDS = frozenset({"words", "described"})


def load_everything() -> None:
    """Import every module, so that every error class is known."""
    for package in (bot, cogs, db):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)


def list_errors(base: type[ReproBotError] = ReproBotError) -> list[type[ReproBotError]]:
    """Every error class of ours below this one."""
    found = [error for child in base.__subclasses__() for error in (child, *list_errors(child))]
    return [error for error in found if error.__module__.split(".")[0] in ("bot", "cogs", "db")]


def find_wordless(errors: Iterable[type[ReproBotError]], messages: Mapping[str, Collection[str]]) -> list[str]:
    """Errors without a code, without words, or whose sentence asks for values that they do not have."""
    complaints: list[str] = []
    for error in errors:
        code: str | None = vars(error).get("code")
        if code is None or not is_dataclass(error) or error.__hash__ is None:
            complaints.append(f"{error.__name__} is no @dataclass(eq=False) with a code of its own")
        elif code not in messages:
            complaints.append(f"{error.__name__}: there are no words for {code}")
        elif surplus := set(messages[code]) - {field.name for field in fields(error)}:
            complaints.append(f"{error.__name__} has no field {', '.join(sorted(surplus))}, but {code} shows it")
    return complaints


def compare(first: Catalogue, second: Catalogue) -> list[str]:
    """Keys that only one language has, and keys whose variables differ."""
    lonely = sorted(first.messages.keys() ^ second.messages.keys())
    both = sorted(first.messages.keys() & second.messages.keys())
    return [
        *(f"{key} is not in every language" for key in lonely),
        *(f"{key} shows other values" for key in both if first.messages[key] != second.messages[key]),
    ]


def find_unused(sources: Iterable[Source], codes: Collection[str], keys: Collection[str]) -> list[str]:
    """Keys that neither an error nor any text in the code names; `f"papers-state-{state}"` names all such."""
    named = set(codes)
    patterns: list[re.Pattern[str]] = []
    for source in sources:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                named.add(node.value)
            elif isinstance(node, ast.JoinedStr) and "-" in (pattern := _pattern(node)):
                patterns.append(re.compile(pattern))
    return sorted(key for key in keys if key not in named and not any(pattern.fullmatch(key) for pattern in patterns))


def find_missing(sources: Iterable[Source], messages: Mapping[str, Collection[str]]) -> list[str]:
    """Keys in the code that have no words, and words asked for with other values than they show."""
    features = {key.split("-")[0] for key in messages}
    form = re.compile(rf"(?:{'|'.join(sorted(features))})(?:-[a-z0-9]+)+")
    complaints: list[str] = []
    for source in sources:
        for node in ast.walk(source.tree):
            at = f"{source.path}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and form.fullmatch(node.value):
                complaints += [] if node.value in messages else [f"{at}: there are no words for {node.value}"]
            elif isinstance(node, ast.Call):
                complaints += [f"{at}: {complaint}" for complaint in _compare_values(node, messages)]
    return complaints


def _compare_values(call: ast.Call, messages: Mapping[str, Collection[str]]) -> list[str]:
    key = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else None
    if dotted(call.func).split(".")[-1] not in GIVES_WORDS or not isinstance(key, str):
        return []
    if key not in messages:
        return [f"there are no words for {key}"]
    given = {keyword.arg for keyword in call.keywords}
    if None in given or given == set(messages[key]):
        return []
    return [f"{key} shows {sorted(messages[key])} and is given {sorted(filter(None, given))}"]


def _pattern(node: ast.JoinedStr) -> str:
    parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9-]+" for part in node.values]
    return "".join(parts) if parts and isinstance(node.values[0], ast.Constant) else ""


@pytest.fixture(scope="module")
def words():
    return {language: read_catalogue(language, ROOT / "cogs") for language in LANGUAGES}


@pytest.fixture(scope="module")
def errors():
    load_everything()
    return [error for error in list_errors() if error not in FAMILIES]


def test_words_can_be_read_and_begin_with_their_feature(words):
    assert [fault for catalogue in words.values() for fault in catalogue.faults] == []


def test_every_error_has_its_sentence_in_every_language(words, errors):
    assert {language: find_wordless(errors, words[language].messages) for language in LANGUAGES} == {
        language: [] for language in LANGUAGES
    }


def test_languages_have_the_same_keys_and_values(words):
    assert compare(words["en"], words["zh-CN"]) == []


def test_every_key_is_used(words, errors):
    assert find_unused(read("bot", "cogs"), [error.code for error in errors], words["en"].messages) == []


def test_every_key_in_the_code_has_words_that_show_what_they_are_given(words):
    assert find_missing(read("bot", "cogs"), words["en"].messages) == []


def test_broken_words_are_found(tmp_path):
    texts = tmp_path / "teams" / "texts"
    texts.mkdir(parents=True)
    (tmp_path / "papers" / "texts").mkdir(parents=True)
    (texts / "en.ftl").write_text(
        'teams-a = { $x ->\nteams-b = { COMMAND("team list") }\nother = Hi\nteams-b = Again\n'
    )

    catalogue = read_catalogue("en", tmp_path)

    assert catalogue.commands == {"team list"}
    assert catalogue.faults == (
        "papers: there is no en.ftl",
        "teams/en: cannot be read: teams-a = { $x ->",
        "teams/en: other does not begin with teams-",
        "teams/en: teams-b stands there twice",
    )


def test_error_without_its_sentence_is_found():
    @dataclass(eq=False)
    class TeamFull(UserError):
        code: ClassVar[str] = "teams-full"
        team: str

    @dataclass(eq=False)
    class Silent(UserError):
        code: ClassVar[str] = "teams-silent"

    class Nameless(UserError):
        pass

    complaints = find_wordless([TeamFull, Silent, Nameless], {"teams-full": {"team", "seats"}})

    assert complaints == [
        "TeamFull has no field seats, but teams-full shows it",
        "Silent: there are no words for teams-silent",
        "Nameless is no @dataclass(eq=False) with a code of its own",
    ]


def test_difference_of_languages_is_found():
    english = Catalogue({"a-b": frozenset("x"), "a-c": frozenset("x"), "a-e": frozenset()})
    chinese = Catalogue({"a-b": frozenset("y"), "a-d": frozenset(), "a-e": frozenset()})

    assert compare(english, chinese) == [
        "a-c is not in every language",
        "a-d is not in every language",
        "a-b shows other values",
    ]


def test_unused_key_is_found():
    code = sample("cogs/teams/cards.py", 'x = words("teams-a")\ny = words(f"teams-state-{s}")\nz = f"{a}-{b}"')
    keys = ["teams-a", "teams-b", "teams-full", "teams-state-open", "teams-states"]

    assert find_unused([code], ["teams-full"], keys) == ["teams-b", "teams-states"]


def test_missing_key_and_missing_value_are_found():
    code = sample(
        "cogs/teams/cards.py",
        """
        KEYS = {1: "teams-typo", 2: "teams:button", 3: "utf-8"}
        words("teams-full", team=1, seats=2)
        words("teams-full", team=1)
        words("teams-full", **values)
        described("team-typo")
        """,
    )

    assert find_missing([code], {"teams-full": {"team", "seats"}}) == [
        "cogs/teams/cards.py:4: teams-full shows ['seats', 'team'] and is given ['team']",
        "cogs/teams/cards.py:6: there are no words for team-typo",
        "cogs/teams/cards.py:2: there are no words for teams-typo",
    ]
