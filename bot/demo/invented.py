"""The repository of the demo's own team: invented, like its people, and worked on as the demo's time goes by."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Any

from bot.domain.repositories import (
    DAYS,
    About,
    Best,
    Bucket,
    Commit,
    DvcRemote,
    Experiments,
    File,
    History,
    Host,
    Keeping,
    Part,
    Readme,
    RepositoryName,
    Sight,
    Snapshot,
    Statement,
    Tag,
    Texts,
    Ticket,
    Tree,
)

NAME = RepositoryName(Host.DAGSHUB, "example", "second-run")


@dataclass(frozen=True, slots=True)
class _Step:
    """What came into the repository at an instant."""

    at: datetime
    summary: str
    author: str = "Ada Example"
    files: tuple[File, ...] = ()
    tag: str = ""
    accuracy: float | None = None


def _day(month: int, day: int, hour: int = 8) -> datetime:
    return datetime(2021, month, day, hour, 12, tzinfo=UTC)


_STEPS = (
    _Step(_day(9, 1), "Begin with a plan", files=(File("README.md"), File("REPRODUCIBILITY.md"))),
    _Step(_day(9, 2), "Pin the packages", files=(File("requirements.txt"),)),
    _Step(
        _day(9, 3),
        "Keep the data with DVC",
        files=(File(".dvc/config"), File("data/digits.dvc"), File("data/digits", Keeping.DVC, is_folder=True)),
    ),
    _Step(_day(9, 3, 15), "Train the first model", files=(File("params.yaml"), File("src/train.py")), accuracy=0.81),
    _Step(_day(9, 5), "Fix the learning rate", author="Eve Example", accuracy=0.84),
    _Step(_day(9, 7), "Evaluate on the test set", files=(File("src/evaluate.py"),), accuracy=0.86),
    _Step(_day(9, 9), "Draw the learning curves", author="Eve Example"),
    _Step(_day(9, 13), "Tag the first complete run", tag="v0.1", files=(File("models/digits.pt.dvc"),), accuracy=0.89),
    _Step(_day(9, 20), "Say under which terms it can be used", files=(File("LICENSE"),)),
    _Step(_day(9, 27), "Repeat with five seeds", accuracy=0.91),
)
_ISSUE_OPENED = _day(9, 10)
_STATEMENTS = (
    Statement(star=1, text="The code runs from end to end on the example input", is_ticked=True),
    Statement(star=2, text="Random seeds are part of the configuration", is_ticked=True),
    Statement(star=4, text="The hardware is described in {link_to_hardware}", is_ticked=True, is_filled=False),
    Statement(star=5, text="Results can be tried on own input", is_ticked=False),
)


def describe(now: datetime) -> Snapshot:
    """The repository at this instant."""
    steps = [step for step in _STEPS if step.at <= now]
    head = _id_of(steps[-1])

    def seen(content: Any) -> Part[Any]:
        return Part(Sight.SEEN, now, content, now)

    return Snapshot(
        name=NAME,
        about=seen(
            About(description="Invented for this demo: digits, read again", default_branch="main", size=147_456)
        ),
        branches=seen(("main", "more-seeds")),
        history=seen(_read_history(steps, now)),
        tree=seen(Tree(head, tuple(file for step in steps for file in step.files))),
        texts=seen(
            Texts(
                commit=head,
                readme=Readme(path="README.md", headings=("Second run", "Requirements", "Training"), command_lines=2),
                report="REPRODUCIBILITY.md",
                statements=_STATEMENTS,
                remotes=(DvcRemote(name="origin", place="dagshub.com", points_to=NAME.path, is_default=True),),
            )
        ),
        tags=seen(tuple(Tag(step.tag, _id_of(step), step.at) for step in steps if step.tag)),
        issues=seen((Ticket(1, "The validation set is too small"),) if now >= _ISSUE_OPENED else ()),
        pulls=seen(()),
        storage=seen((Bucket("second-run", "s3", is_own=True, has_files=False),)),
        experiments=seen(_read_experiments(steps)),
        runs=seen(Experiments(count=0)),
        models=seen(()),
    )


def _id_of(step: _Step) -> str:
    return blake2b(step.summary.encode(), digest_size=20).hexdigest()


def _read_history(steps: list[_Step], now: datetime) -> History:
    ages = [(now - step.at) // timedelta(days=1) for step in steps]
    return History(
        latest=tuple(Commit(_id_of(step), step.summary, step.author, step.at) for step in reversed(steps[-10:])),
        days=tuple(ages.count(age) for age in reversed(range(DAYS))),
        commits=len(steps),
        contributors=len({step.author for step in steps}),
    )


def _read_experiments(steps: list[_Step]) -> Experiments:
    runs = [(step.accuracy, step) for step in steps if step.accuracy is not None]
    accuracy, step = max(runs, key=lambda run: run[0])
    best = Best("test_accuracy", accuracy, step.summary, is_less_better=False)
    return Experiments(count=len(runs), latest_at=runs[-1][1].at, best=(best,))
