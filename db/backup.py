"""Copies a SQLite database in use, and tests the copy before it counts."""

import os
import shutil
import sqlite3
from collections.abc import Collection
from contextlib import closing
from itertools import count
from pathlib import Path

from bot.errors import StartupError


def back_up(file: Path, folder: Path, *, revision: str) -> Path:
    """Write a checked copy of the database as it was last committed, and give its path. Blocks; run it in a thread.

    Raises StartupError when the copy cannot be written or is not sound.
    """
    unfinished = folder / f".{file.name}.unfinished"
    try:
        folder.mkdir(exist_ok=True)
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(file)) as source:
            source.execute("VACUUM INTO ?", (str(unfinished),))
        _ensure_sound(unfinished, file)
        shutil.copymode(file, unfinished)
        _sync(unfinished)
        backup = _free_name(file, folder, revision)
        unfinished.rename(backup)
        _sync(folder)
    except (OSError, sqlite3.Error) as error:
        raise StartupError(
            f"The backup before the upgrade could not be written into {folder.absolute()} ({error}): "
            "make room there or give the right to write."
        ) from error
    return backup


def find_backup(file: Path, folder: Path, *, revisions: Collection[str]) -> Path | None:
    """The newest backup of the database at one of these revisions."""
    backups = [path for revision in revisions for path in folder.glob(f"{file.stem}.before-upgrade-from-{revision}*")]
    return max(backups, key=lambda path: path.stat().st_mtime, default=None)


def _free_name(file: Path, folder: Path, revision: str) -> Path:
    names = (f"{file.stem}.before-upgrade-from-{revision}{f'.{n}' if n else ''}{file.suffix}" for n in count())
    return next(path for name in names if not (path := folder / name).exists())


def _ensure_sound(copy: Path, file: Path) -> None:
    with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)) as database:
        complaints = database.execute("PRAGMA integrity_check").fetchall()
        broken = database.execute("PRAGMA foreign_key_check").fetchall()
    if complaints != [("ok",)] or broken:
        raise StartupError(f"The database {file.absolute()} is damaged: restore a backup. Nothing was changed.")


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
