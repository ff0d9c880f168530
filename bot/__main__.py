"""The command `reprobot`: reads arguments, and says in one sentence why something did not work."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated

import structlog
import typer

from bot import __version__
from bot.config import Config, load
from bot.errors import OutsideError, StartupError
from bot.logs import setup_logs

log = structlog.get_logger()

cli = typer.Typer(
    name="reprobot",
    help="Runs machine-learning reproducibility challenges on Discord.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

ConfigFile = Annotated[
    Path | None, typer.Option("--config", help="The settings; config.toml in this folder unless named.")
]


@cli.command()
def run(config: ConfigFile = None) -> None:
    """Run the bot until it is told to stop."""
    from bot.app import run as run_bot

    _with_uvloop(lambda: run_bot(_load(config)))


@cli.command()
def demo(
    data: Annotated[Path | None, typer.Option(help="Keep what happens in this folder.")] = None,
    port: Annotated[int, typer.Option(help="The port of the page; 0 takes a free one.")] = 8642,
    no_input: Annotated[bool, typer.Option("--no-input", help="Do not read commands from the terminal.")] = False,
) -> None:
    """Try the bot in a browser, on a small Discord of its own. Needs no token and no network."""
    try:
        from bot.demo.app import run_demo
    except ModuleNotFoundError as missing:
        raise StartupError(
            f"The demo needs the package {missing.name}. Install it with: "
            "pip install --require-hashes -r requirements/demo.txt"
        ) from missing
    raise typer.Exit(run_demo(data=data, port=port, no_input=no_input))


@cli.command()
def check_config(config: ConfigFile = None) -> None:
    """Say everything that is wrong with the settings, or what they come to."""
    from bot.check_config import check_config as check

    raise typer.Exit(check(config))


@cli.command()
def migrate(config: ConfigFile = None) -> None:
    """Bring the database to this version's schema, after a backup. `run` does the same by itself."""
    from db.schema import upgrade

    database = _load(config).database
    done = asyncio.run(upgrade(database.url, backup_dir=database.backup_dir))
    if done.before == done.after:
        typer.echo(f"The database is at {done.after}: nothing to do.")
    else:
        typer.echo(f"The database went from {done.before or 'empty'} to {done.after}.")
        if done.backup:
            typer.echo(f"The backup from before is {done.backup}.")


@cli.command()
def doctor(config: ConfigFile = None) -> None:
    """Check the database and the audit in it; the exit code is 0 only when all is well. Changes nothing."""
    from bot.doctor import check

    raise typer.Exit(check(_load(config)))


@cli.command()
def import_papers(
    file: Annotated[Path, typer.Argument(help="A CSV file with a column `title`.")],
    challenge: Annotated[
        str | None, typer.Option(help="Put the papers on the list of the edition with this key.")
    ] = None,
    server: Annotated[int | None, typer.Option(help="The server's id, when several have such an edition.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
    config: ConfigFile = None,
) -> None:
    """Add papers to the catalogue."""
    from bot.import_papers import import_papers as add

    raise typer.Exit(add(file, challenge=challenge, server=server, dry_run=dry_run, config=_load(config)))


@cli.command()
def invite_link(config: ConfigFile = None) -> None:
    """Print the address that adds the bot to a server."""
    from bot.app import find_invite_link

    typer.echo(asyncio.run(find_invite_link(_load(config))))


@cli.command()
def version() -> None:
    """Print the version."""
    typer.echo(__version__)


def main() -> None:
    """Run the command line. The exit code is 0 only when it worked."""
    try:
        cli()
    except StartupError as error:
        typer.echo(f"reprobot: {error}", err=True)
        sys.exit(1)
    except OutsideError as error:
        typer.echo(f"reprobot: the database cannot be used now ({error.code}). Try again in a minute.", err=True)
        sys.exit(1)


def _load(path: Path | None) -> Config:
    config = load(path)
    setup_logs(config.log, secrets=config.list_secrets())
    return config


def _with_uvloop(start: Callable[[], Awaitable[None]]) -> None:
    async def started() -> None:
        # What `start` does before it first waits comes first: from then on there is a log.
        running = start()
        loop = type(asyncio.get_running_loop()).__module__.partition(".")[0]
        log.info("starting", version=__version__, loop=loop)
        await running

    try:
        import uvloop
    except ModuleNotFoundError:
        asyncio.run(started())
    else:
        uvloop.run(started())


if __name__ == "__main__":
    main()
