"""What members read lives in the words' files: the code of the cogs holds no sentence and no label.

The rule: a text in a cog may be a name for machines (lower case without spaces, such as a key, a custom id, a
command's name), a language, a constant's name, or punctuation. Anything else is a sentence, unless it is written for
developers: a docstring, an assertion, a log line, a regular expression, or the message of an error that is no
member's. Where Discord shows an argument to people, not even one word is allowed.
"""

import ast
import re
from collections.abc import Collection, Iterable, Iterator

import pytest

from tests.codebase.sources import Source, dotted, read, sample

MACHINE = re.compile(r"[a-z0-9_:./,#{}<>@|+*?()\\-]+|[a-z]{2}-[A-Z]{2}|%[0-9A-F]{2}|[A-Z_]{2,}|[A-Za-z]|\W*")
FOR_DEVELOPERS = frozenset(
    {"debug", "info", "warning", "error", "exception", "critical", "get_logger", "compile", "sub", "match", "fullmatch"}
    | {"TypeVar", "ParamSpec", "NewType", "cast"}
)
SHOWN = frozenset({"label", "placeholder", "description", "title", "content", "text", "heading", "header", "footer"})
SHOWING = frozenset(
    {"text", "heading", "small", "section", "button", "ask", "send", "send_message", "edit_message", "locale_str"}
    | {"TextDisplay", "Label", "Button", "Form", "Embed", "add_field", "set_footer", "describe", "rename"}
)
# What these make of a text is shown as well.
PASSING = frozenset({"join", "format", "cut", "str", "escape", "Markup"})


def find_texts(sources: Iterable[Source], member_errors: Collection[str]) -> list[str]:
    """Every text that a member could read and that stands in the code."""
    return [
        f"{source.path}:{line}: {text!r}"
        for source in sources
        for line, text, shown in _texts(source.tree, member_errors, shown=False)
        if (re.search(r"\w", text) if shown else not MACHINE.fullmatch(text))
    ]


def list_member_errors(sources: Iterable[Source]) -> set[str]:
    """Classes with a `code`: what they are raised with, members read."""
    return {
        node.name
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef)
        if any(isinstance(line, ast.AnnAssign) and dotted(line.target) == "code" for line in node.body)
    }


def _texts(node: ast.AST, member_errors: Collection[str], *, shown: bool) -> Iterator[tuple[int, str, bool]]:
    """The texts below a node that are not for developers, with their lines and whether Discord shows it to people."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value, shown
        return
    for child, child_shown in _children(node, member_errors, shown=shown):
        yield from _texts(child, member_errors, shown=child_shown)


def _children(node: ast.AST, member_errors: Collection[str], *, shown: bool) -> list[tuple[ast.AST, bool]]:
    if isinstance(node, ast.Call):
        return _children_of_call(node, shown=shown)
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        return [] if dotted(node.exc.func).split(".")[-1] not in member_errors else [(node.exc, False)]
    if isinstance(node, ast.Assert):
        return [(node.test, False)]
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return []  # a docstring
    if isinstance(node, ast.AnnAssign | ast.arg):
        return [(child, shown) for child in ast.iter_child_nodes(node) if child is not node.annotation]
    # What a condition or a key looks at is not what is shown.
    aside = {ast.IfExp: ("test",), ast.Subscript: ("slice",), ast.Compare: ("left", "comparators")}
    names = aside.get(type(node), ())
    hidden = [entry for name in names for entry in _as_list(getattr(node, name))]
    return [(child, shown and child not in hidden) for child in ast.iter_child_nodes(node)]


def _children_of_call(call: ast.Call, *, shown: bool) -> list[tuple[ast.AST, bool]]:
    name = dotted(call.func).split(".")[-1] if dotted(call.func) else getattr(call.func, "attr", "")
    if name in FOR_DEVELOPERS:
        return []
    if name in PASSING and shown:
        return [(argument, True) for argument in [call.func, *call.args]]
    return [
        (call.func, False),
        *((argument, name in SHOWING and place == 0) for place, argument in enumerate(call.args)),
        *((word.value, word.arg in SHOWN or name == "describe") for word in call.keywords),
    ]


def _as_list(value: ast.AST | list[ast.AST]) -> list[ast.AST]:
    return value if isinstance(value, list) else [value]


def test_cogs_hold_no_text():
    assert find_texts(read("cogs"), list_member_errors(read("bot", "cogs", "db"))) == []


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ('await interaction.response.send_message("done")', "done"),
        ('await interaction.followup.send(content=f"hello {name}")', "hello "),
        ('ui.TextInput(placeholder="name")', "name"),
        ('Card().text(words("teams-a")).small("or so")', "or so"),
        ('card.text("free" if free else words("teams-full"))', "free"),
        ('card.text(word + "taken")', "taken"),
        ('card.text(", ".join(["one", word]))', "one"),
        ('LABELS = {State.OPEN: "Open"}', "Open"),
        ('x = f"{name} has {n} seats"', " has "),
        ('x = "已满"', "已满"),
        ('raise TeamFull("is full")', "is full"),
        ('app_commands.ContextMenu(name="Show team", callback=f)', "Show team"),
        ("@app_commands.describe(team='team')\ndef f(): ...", "team"),
        ('app_commands.Choice(name="In 3 days", value="3d")', "In 3 days"),
    ],
)
def test_text_in_code_is_found(line, text):
    assert f"cogs/teams/cog.py:1: {text!r}" in find_texts(
        [sample("cogs/teams/cog.py", line)], {"TeamFull", "IllegalName"}
    )


@pytest.mark.parametrize(
    "line",
    [
        '"""Teams: form one, join."""',
        'button(words("teams-button-join"), f"teams:join:{team.id}", style=PRIMARY)',
        'card.text(words("teams-full" if full else "teams-free"))',
        'card.text(TEXTS["full"])',
        '@app_commands.command(name="create", description=described("teams-create-description"))\ndef f(): ...',
        'assert guild_id is not None, "commands are for servers only"',
        'log.warning("could not tell a member", trouble=1)',
        'raise LookupError(f"no words for {key}")',
        'x = f"<@{user_id}> · {n}/{m}"',
        'if locale == "zh-CN" or kind == "COMMAND": x = format_dt(y, "F")',
        'x: "ui.Button[ui.LayoutView]" = f()',
        'raise IllegalName(fault="look-alike")',
        'PATTERN = re.compile(r"(Link|Text) (a|b)")',
    ],
)
def test_names_for_machines_and_words_for_developers_are_allowed(line):
    assert find_texts([sample("cogs/teams/cog.py", line)], {"TeamFull", "IllegalName"}) == []
