"""The words of every feature and language, as Project Fluent parses them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fluent.syntax import FluentParser, ast

from tests.codebase.sources import ROOT

LANGUAGES = tuple(sorted(path.stem for path in (ROOT / "cogs/_shared/texts").glob("*.ftl")))


@dataclass(frozen=True)
class Catalogue:
    """One language: each key with the variables it needs, and what is wrong with the files themselves."""

    messages: dict[str, frozenset[str]] = field(default_factory=dict)
    commands: frozenset[str] = frozenset()
    faults: tuple[str, ...] = ()


def read_catalogue(language: str, cogs: Path) -> Catalogue:
    """All `<feature>/texts/<language>.ftl` below a folder of features."""
    messages: dict[str, frozenset[str]] = {}
    commands: set[str] = set()
    faults: list[str] = []
    for feature in sorted(entry for entry in cogs.iterdir() if (entry / "texts").is_dir()):
        file = feature / "texts" / f"{language}.ftl"
        if not file.is_file():
            faults.append(f"{feature.name}: there is no {language}.ftl")
            continue
        word = feature.name.strip("_")
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Junk):
                faults.append(f"{word}/{language}: cannot be read: {(entry.content or '').splitlines()[0]}")
            elif isinstance(entry, ast.Message):
                name = entry.id.name
                if not name.startswith(f"{word}-"):
                    faults.append(f"{word}/{language}: {name} does not begin with {word}-")
                if name in messages:
                    faults.append(f"{word}/{language}: {name} stands there twice")
                messages[name] = frozenset(node.id.name for node in nodes(entry, ast.VariableReference))
                commands |= {command_of(call) for call in nodes(entry, ast.FunctionReference)}
    return Catalogue(messages, frozenset(commands), tuple(faults))


def nodes(node: object, kind: type) -> Iterator:
    """Every part of a message that is of this kind."""
    if isinstance(node, kind):
        yield node
    if isinstance(node, ast.BaseNode):
        for child in vars(node).values():
            yield from nodes(child, kind)
    elif isinstance(node, list):
        for child in node:
            yield from nodes(child, kind)


def command_of(call: ast.FunctionReference) -> str:
    """What stands in `COMMAND("team list")`."""
    return "".join(re.sub(r"\\(.)", r"\1", part.value) for part in nodes(call, ast.StringLiteral))
