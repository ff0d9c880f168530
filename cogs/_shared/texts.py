"""Words: Project Fluent messages, one file per feature and language, looked up by key."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from enum import Enum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, cast

import discord
from discord import app_commands
from discord.utils import format_dt
from fluent.runtime import FluentBundle, FluentResource

from cogs._shared.escape import Markup, cut, escape

DEFAULT = "en"
# Fluent takes at most 2,500 characters for one value.
_LENGTH = 1000
_LISTED = 8
_LISTED_LENGTH = 120


class Words:
    """The words of one language. Called with a key and its values, it gives the sentence.

    Text among the values is what somebody typed or what was fetched: it is escaped, unless it is `Markup`.
    A tuple of texts becomes a list of at most eight, and how many more there are. An instant becomes Discord's own
    timestamp, which everybody reads in their own zone.
    """

    def __init__(self, language: str, bundles: tuple[FluentBundle, ...]) -> None:
        self.language = language
        self._bundles = bundles

    def __call__(self, key: str, **values: object) -> Markup:
        arguments = {name: self._argument(value) for name, value in values.items()}
        for bundle in self._bundles:
            pattern = bundle.get_message(key).value if bundle.has_message(key) else None
            if pattern is not None:
                text, faults = bundle.format_pattern(pattern, arguments)
                if faults:
                    raise LookupError(f"{key} in {self.language}: {faults[0]}")
                return Markup(text)
        raise LookupError(f"no words for {key}")

    def _argument(self, value: object) -> object:
        if isinstance(value, datetime):
            return self("shared-moment", at=Markup(format_dt(value, "F")), away=Markup(format_dt(value, "R")))
        if isinstance(value, tuple):
            return self._enumerate(cast("tuple[str, ...]", value))
        if isinstance(value, Enum):
            return value.value
        if isinstance(value, str) and not isinstance(value, Markup):
            return escape(cut(value, _LENGTH))
        return value

    def _enumerate(self, texts: tuple[str, ...]) -> Markup:
        shown = [text if isinstance(text, Markup) else escape(cut(text, _LISTED_LENGTH)) for text in texts[:_LISTED]]
        names = Markup(self("shared-comma").join(shown))
        more = len(texts) - len(shown)
        return self("shared-and-more", names=names, more=more) if more else names


class Texts:
    """All words of one bot, with its commands as people can click them. A language is there when it has files."""

    def __init__(self, root: Traversable | None = None) -> None:
        self._command_ids: dict[str, int] = {}
        root = root or files("cogs")
        bundles = {language: _load_bundle(language, root, self.command) for language in _find_languages(root)}
        self._words = {
            language: Words(language, tuple(dict.fromkeys((bundle, bundles[DEFAULT]))))
            for language, bundle in bundles.items()
        }

    def words(self, *locales: discord.Locale | str | None) -> Words:
        """The words for the first of these locales that has any; English when none has."""
        for locale in locales:
            language = _choose(str(locale), self._words)
            if language is not None:
                return self._words[language]
        return self._words[DEFAULT]

    @property
    def languages(self) -> dict[str, str]:
        """Every language that there are words in, with its name for itself; English comes first."""
        return {language: str(words("shared-language")) for language, words in self._words.items()}

    def learn_commands(self, ids: Mapping[str, int]) -> None:
        """From now on mention commands by the ids that Discord gave them."""
        self._command_ids.clear()
        self._command_ids.update(ids)

    def command(self, name: str) -> str:
        """A command such as `team list` as people can click it, or as text while its id is unknown."""
        command_id = self._command_ids.get(name.split(" ", 1)[0])
        return f"`/{name}`" if command_id is None else f"</{name}:{command_id}>"


class FluentTranslator(app_commands.Translator):
    """Gives discord.py the descriptions of commands and options in every language but English."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """The words of the string's key, when this locale has its own."""
        key = string.extras.get("key")
        words = self._texts.words(locale)
        return None if key is None or words.language == DEFAULT else str(words(key))


def described(key: str) -> app_commands.locale_str:
    """The description of a command or option: English for Discord's default, the key for the translator."""
    return app_commands.locale_str(str(_plain_texts().words()(key)), key=key)


def list_languages() -> dict[str, str]:
    """Every language that there are words in, with its name for itself; English comes first."""
    return _plain_texts().languages


@cache
def _plain_texts() -> Texts:
    return Texts()


def _find_languages(root: Traversable) -> list[str]:
    names = (entry.name for entry in (root / "_shared" / "texts").iterdir())
    found = sorted(name.removesuffix(".ftl") for name in names if name.endswith(".ftl"))
    return [DEFAULT, *(language for language in found if language != DEFAULT)]


def _choose(locale: str, languages: Iterable[str]) -> str | None:
    """The language for one of Discord's locales: the very same one, or else one that is not bound to a region."""
    return next((name for name in (locale, locale.split("-", 1)[0]) if name in languages), None)


def _load_bundle(language: str, root: Traversable, command: Callable[[Any], str]) -> FluentBundle:
    # Isolation marks are for text that mixes directions; Discord would count and show them.
    functions: dict[str, Callable[[Any], Any]] = {"COMMAND": command}
    bundle = FluentBundle([language], functions=functions, use_isolating=False)
    for resource in _read_resources(language, root):
        bundle.add_resource(resource)
    return bundle


@cache
def _read_resources(language: str, root: Traversable) -> tuple[Any, ...]:
    """The words of a language, parsed once in a process: that takes longer than all else at the start."""
    return tuple(FluentResource(source.read_text(encoding="utf-8")) for source in _find_sources(language, root))


def _find_sources(language: str, root: Traversable) -> Iterable[Traversable]:
    for feature in sorted(root.iterdir(), key=lambda entry: entry.name):
        source = feature / "texts" / f"{language}.ftl"
        if source.is_file():
            yield source
