"""The project's own Python files as syntax trees, and samples in their place."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("bot", "cogs", "db", "migrations")


@dataclass(frozen=True)
class Source:
    """One file: its path below the checkout, with slashes, and what it holds."""

    path: str
    text: str
    tree: ast.Module


def read(*rooms: str, root: Path = ROOT) -> list[Source]:
    """Every Python file of these folders, in order."""
    files = sorted(file for room in rooms for file in (root / room).rglob("*.py"))
    return [sample(file.relative_to(root).as_posix(), file.read_text(encoding="utf-8")) for file in files]


def sample(path: str, text: str) -> Source:
    """A file that holds this text; a broken one shows that a check can fail."""
    text = dedent(text)
    return Source(path, text, ast.parse(text, path))


def functions(source: Source) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Every function with its dotted name, such as `PersistentButton.callback`."""

    def walk(node: ast.AST, prefix: str) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
        for child in ast.iter_child_nodes(node):
            name = prefix
            if isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                name = f"{prefix}.{child.name}".lstrip(".")
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                yield name, child
            yield from walk(child, name)

    yield from walk(source.tree, "")


def imported_names(source: Source) -> dict[str, str]:
    """What each imported name stands for: `{"dt": "datetime.datetime"}`."""
    names: dict[str, str] = {}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                first = alias.name.split(".")[0]
                names[alias.asname or first] = alias.name if alias.asname else first
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def dotted(node: ast.AST) -> str:
    """`a.b.c` as text; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        front = dotted(node.value)
        return f"{front}.{node.attr}" if front else ""
    return ""
