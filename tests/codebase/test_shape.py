"""The code keeps to its own rules of shape: one clock, few doors, short functions, telling names."""

import ast
from collections.abc import Iterable

import pytest

from tests.codebase.sources import PRODUCT, ROOT, Source, dotted, functions, imported_names, read, sample

CLOCK = "bot/clock.py"
CLOCK_READS = frozenset(
    {
        *(f"datetime.datetime.{name}" for name in ("now", "utcnow", "today")),
        "datetime.date.today",
        *(f"time.{name}" for name in ("time", "time_ns", "localtime", "gmtime", "ctime", "asctime")),
        "discord.utils.utcnow",
        *(f"sqlalchemy.func.{name}" for name in ("now", "current_timestamp", "current_date", "localtimestamp")),
    }
)
# Where any failure is caught, with what becomes of it.
DOORS = frozenset(
    {
        ("bot/bell.py", "Bell._call"),  # one log line; the next ring tries again
        ("cogs/deliveries/cog.py", "DeliveriesCog._send"),  # a dead letter, one log line; the next one is sent
        ("bot/web.py", "Web._answer"),  # 500, one log line
        ("bot/services/announcements_posts.py", "AnnouncementsPosts.list_work"),  # the others are tended
        ("bot/services/announcements_sending.py", "AnnouncementsSending.send_due"),  # the others go out
        ("cogs/_shared/controls.py", "PersistentButton.callback"),  # the member's sentence
        ("cogs/_shared/errors.py", "suggests.safely"),  # no suggestions, one log line
        ("bot/services/repositories_watching.py", "RepositoriesWatching.list_work"),  # the others are tended
        ("cogs/_shared/tending.py", "Tender._carry_out"),  # one log line; the others are tended
    }
)
FUNCTION_LINES = 50
FILE_LINES = 400
SAYS_NOTHING = frozenset({"utils", "util", "helpers", "helper", "managers", "manager", "misc", "common"})


def find_clock_reads(sources: Iterable[Source]) -> list[str]:
    """Every place that reads, or hands on, a wall clock, but for the one file that may."""
    found: list[str] = []
    for source in sources:
        names = imported_names(source)
        for node in ast.walk(source.tree) if source.path != CLOCK else ():
            first, _, rest = dotted(node).partition(".")
            meaning = f"{names.get(first, '')}.{rest}".rstrip(".")
            if meaning in CLOCK_READS:
                found.append(f"{source.path}:{getattr(node, 'lineno', 0)}: {meaning}")
    return sorted(set(found))


def find_broad_excepts(sources: Iterable[Source]) -> set[tuple[str, str]]:
    """Every (file, function) that catches whatever comes."""
    return {
        (source.path, name)
        for source in sources
        for name, function in [*functions(source), ("", source.tree)]
        if any(_is_broad(node) for node in _own_nodes(function))
    }


def find_long_functions(sources: Iterable[Source]) -> list[str]:
    """Functions over the limit, inner functions included."""
    return [
        f"{source.path}: {name} has {length} lines"
        for source in sources
        for name, function in functions(source)
        if (length := (function.end_lineno or 0) - function.lineno + 1) > FUNCTION_LINES
    ]


def find_long_files(sources: Iterable[Source]) -> list[str]:
    """Files over the limit."""
    counted = [(source.path, len(source.text.splitlines())) for source in sources]
    return [f"{path} has {lines} lines" for path, lines in counted if lines > FILE_LINES]


def find_empty_names(sources: Iterable[Source]) -> list[str]:
    """Files and folders whose name says nothing of what is in them."""
    return [
        source.path
        for source in sources
        if SAYS_NOTHING & set(source.path.removesuffix(".py").replace("_", "/").split("/"))
    ]


def _is_broad(node: ast.AST) -> bool:
    if isinstance(node, ast.ExceptHandler):
        caught = [node.type] if not isinstance(node.type, ast.Tuple) else node.type.elts
    elif isinstance(node, ast.Call) and dotted(node.func).split(".")[-1] == "suppress":
        caught = node.args
    else:
        return False
    return any(kind is None or dotted(kind).split(".")[-1] in {"Exception", "BaseException"} for kind in caught)


def _own_nodes(function: ast.AST) -> Iterable[ast.AST]:
    for child in ast.iter_child_nodes(function):
        yield child
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield from _own_nodes(child)


def test_clock_is_read_in_one_file():
    assert find_clock_reads(read(*PRODUCT)) == []
    assert (ROOT / CLOCK).is_file()


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("from datetime import datetime, UTC\nx = datetime.now(UTC)", "datetime.datetime.now"),
        ("import datetime as d\nx = d.datetime.utcnow()", "datetime.datetime.utcnow"),
        ("from time import time as tell\ndef f():\n    return tell()", "time.time"),
        ("import discord\nx = discord.utils.utcnow()", "discord.utils.utcnow"),
        ("from discord.utils import utcnow\nx = dict(default=utcnow)", "discord.utils.utcnow"),
        ("from sqlalchemy import func\nx = func.now()", "sqlalchemy.func.now"),
    ],
)
def test_clock_read_elsewhere_is_found(text, meaning):
    line = len(text.splitlines())

    assert find_clock_reads([sample("bot/services/teams.py", text)]) == [f"bot/services/teams.py:{line}: {meaning}"]


def test_clock_of_ours_is_no_clock_read():
    text = "from datetime import datetime\nclass S:\n    def f(self) -> datetime:\n        return self._clock.now()"

    assert find_clock_reads([sample("bot/services/teams.py", text)]) == []


def test_whatever_comes_is_caught_at_the_doors_only():
    assert find_broad_excepts(read(*PRODUCT)) == DOORS


@pytest.mark.parametrize(
    "caught",
    [
        "try: f()\n    except Exception: pass",
        "try: f()\n    except (ValueError, BaseException) as e: g(e)",
        "try: f()\n    except: raise",
        "with contextlib.suppress(Exception): f()",
    ],
)
def test_broad_except_is_found(caught):
    text = f"class Teams:\n  def join(self):\n    {caught}"

    assert find_broad_excepts([sample("bot/services/teams.py", text)]) == {("bot/services/teams.py", "Teams.join")}


def test_narrow_except_is_allowed():
    text = "def f():\n    try: g()\n    except (ValueError, OSError): pass"

    assert find_broad_excepts([sample("bot/app.py", text)]) == set()


def test_functions_are_short():
    assert find_long_functions(read(*PRODUCT, "tests")) == []


def test_long_function_is_found():
    body = "    pass\n" * FUNCTION_LINES

    assert find_long_functions([sample("a.py", f"def f():\n{body}"), sample("b.py", f"def g():\n{body[9:]}")]) == [
        "a.py: f has 51 lines"
    ]


def test_files_are_short():
    assert find_long_files(read(*PRODUCT, "tests")) == []


def test_long_file_is_found():
    assert find_long_files([sample("a.py", "x = 1\n" * 401), sample("b.py", "x = 1\n" * 400)]) == ["a.py has 401 lines"]


def test_names_say_what_is_there():
    assert find_empty_names(read(*PRODUCT, "tests")) == []


def test_empty_name_is_found():
    paths = ["cogs/_shared/utils.py", "bot/helpers/teams.py", "db/team_manager.py", "cogs/teams/cog.py"]

    assert find_empty_names([sample(path, "") for path in paths]) == paths[:3]
