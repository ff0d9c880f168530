from datetime import timedelta
from typing import Any

import pytest
from discord.ui import TextDisplay

from bot.domain.repositories import (
    About,
    Best,
    Bucket,
    DvcRemote,
    Experiments,
    File,
    Host,
    Keeping,
    RepositoryName,
    Sight,
    Statement,
    Tag,
    Texts,
    Ticket,
    Tree,
)
from bot.domain.repositories_addresses import Places
from bot.domain.repositories_parts import nothing_seen
from bot.domain.repositories_scorecard import score
from bot.services.repositories_looks import LinkSeen, Shown
from cogs._shared.texts import Texts as AllWords
from cogs.repositories.score_cards import score_card
from cogs.repositories.status_cards import status_card
from tests.repositories.snapshots import AT, HEAD, NAME, a_snapshot, commit, history, seen, unseen

WORDS = AllWords()
FULL: dict[str, Any] = {
    "about": About(description="A *paper*, again @everyone", default_branch="main", size=3_000_000, licence="MIT"),
    "branches": ("main", "feature/x"),
    "history": history(commit(1, summary="Train <@1>"), days=(0,) * 28 + (2, 4), contributors=3),
    "tree": Tree(HEAD, (File("data.dvc"), File("data", Keeping.DVC, is_folder=True))),
    "texts": Texts(commit=HEAD, remotes=(DvcRemote(name="o", place="dagshub.com", points_to="vector/re-paper"),)),
    "tags": (Tag("v1", HEAD, is_release=True),),
    "issues": seen((Ticket(1, "Too slow"),) * 10, is_cut=True),
    "pulls": (Ticket(2, "Quick"),),
    "storage": (Bucket("re-paper", "s3", True, True), Bucket("big", "gs", False)),
    "experiments": Experiments(count=3, best=(Best("acc", 0.91234, "first", is_less_better=False),)),
    "runs": seen(Experiments(count=200), is_cut=True),
    "models": ("generator",),
}


def shown(snapshot: Any, **changed: Any) -> Shown:
    chosen: dict[str, Any] = {
        "id": 1,
        "ticket": "1-aaaaaaaaaa",
        "name": NAME,
        "snapshot": snapshot,
        "version": 1,
        "seen_at": AT,
        "looked_at": AT,
        "fault": None,
        "is_fresh": True,
        "link": None,
        "others": (),
        "rivals": (),
    }
    return Shown(**(chosen | changed))


def lines(what: Shown, language: str = "en-US", *, is_looking: bool = False) -> list[str]:
    card = status_card(what, WORDS.words(language), Places(), is_looking=is_looking)
    texts = [item.content for item in card.view().walk_children() if isinstance(item, TextDisplay)]
    return [line for text in texts for line in text.splitlines()]


def test_card_tells_every_part():
    link = LinkSeen(1, "Vector", True, True, 7, AT, None, False)
    stamp = int(AT.timestamp())
    at = f"<t:{stamp}:F> (<t:{stamp}:R>)"
    address = "https://dagshub.com/vector/re-paper"
    assert lines(shown(a_snapshot(**FULL), link=link)) == [
        f"### [vector/re-paper]({address}) on DagsHub",
        "Main repository of *Vector*, linked by <@7> · not proved to be theirs",
        "A \\*paper\\*, again @\u200beveryone",
        "Public · default branch main · licence MIT",
        f"**Last commit** {at} by Ada Example · [0000000]({address}/commit/{commit(1).id}): Train <\u200b@\u200b1>",
        "**Last 30 days** 6 commits ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▅█",
        "**Altogether** 3 people in one commit",
        "**Branches** 2: main, feature/x",
        "**Tags** 1: v1",
        "**Releases** 1: v1",
        "**Open** issues 10+ · pull requests 1",
        "**Size** 2.9 MB in git, without what DVC keeps",
        "**Data** DVC keeps one file or folder, in this repository's own storage",
        "**Bucket** re-paper: the repository's own, with files in it",
        "**Bucket** big",
        "**Experiments** 3. Best: acc 0.9123 (first)",
        "**MLflow runs** 200 or more",
        "**Models** in MLflow's registry: 1 (generator)",
        f"-# Checked {at}",
    ]


@pytest.mark.parametrize("language", ["en-US", "zh-CN"])
def test_card_of_little_is_good_too(language):
    little = a_snapshot(
        about=About(
            description="", default_branch="", is_empty=True, is_fork=True, is_private=True, mirrors="github.com"
        ),
        history=history(),
        branches=(),
        issues=unseen(),
        pulls=unseen(),
    )
    assert len(lines(shown(little), language)) >= 5


@pytest.mark.parametrize(
    ("remotes", "files", "line"),
    [
        (
            (),
            ("data.dvc",),
            "**Data** DVC keeps one file or folder. No remote is set, so that nobody else can get them",
        ),
        (
            (DvcRemote(name="o", place="dagshub.com", points_to="other/work"),),
            ("a.dvc", "b.dvc"),
            "**Data** DVC keeps 2 files or folders. Its remote is the storage of other/work, not of this repository",
        ),
        ((DvcRemote(name="o", place="gdrive"),), ("a.dvc",), "**Data** DVC keeps one file or folder, at gdrive"),
        ((), ("train.py",), "**Data** nothing that DVC keeps was found"),
    ],
)
def test_card_says_where_data_are(remotes, files, line):
    snapshot = a_snapshot(tree=Tree(HEAD, tuple(map(File, files))), texts=Texts(commit=HEAD, remotes=remotes))
    assert line in lines(shown(snapshot))


def test_card_of_github_says_that_data_are_on_dagshub():
    name = RepositoryName(Host.GITHUB, "vector", "re-paper")
    remotes = (DvcRemote(name="o", place="dagshub.com", points_to="vector/re-paper"),)
    snapshot = a_snapshot(name, tree=Tree(HEAD, (File("a.dvc"),)), texts=Texts(commit=HEAD, remotes=remotes))
    said = lines(shown(snapshot, name=name))
    assert "**Data** DVC keeps one file or folder, in the storage of vector/re-paper on DagsHub" in said


def test_card_says_part_by_part_what_could_not_be_seen():
    parts: dict[str, Any] = {
        "storage": unseen(Sight.HIDDEN),
        "runs": unseen(Sight.HIDDEN),
        "tags": unseen(Sight.FAILED, "timed-out"),
    }
    said = lines(shown(a_snapshot(**parts, models=unseen(Sight.NOT_OFFERED))))
    assert "storage, MLflow runs: not shown to the bot; that says nothing about whether they exist" in said
    assert "tags: the host took too long" in said
    assert not any("models" in line for line in said)


@pytest.mark.parametrize("fault", ["timed-out", "unreachable", "rate-limited", "circuit-open", "unreadable"])
def test_card_of_a_host_that_is_down_says_of_when_it_is(fault):
    later = AT + timedelta(hours=3)
    said = lines(shown(a_snapshot(), looked_at=later, fault=fault), is_looking=True)
    assert said[-2].startswith(f"-# As seen <t:{int(AT.timestamp())}:F>")
    assert said[-1].startswith("-# Looking now")


def test_card_of_what_is_missing_does_not_say_that_it_does_not_exist():
    said = lines(shown(nothing_seen(NAME, Sight.MISSING, at=AT)))
    assert said[1].startswith("There is no such repository, or it is private: DagsHub answers the same.")


@pytest.mark.parametrize("snapshot", [None, nothing_seen(NAME, Sight.FAILED, at=AT, fault="unreachable")])
def test_card_of_what_nobody_ever_saw_says_so(snapshot):
    fault = snapshot.about.fault if snapshot else None
    said = lines(shown(snapshot, seen_at=None, looked_at=AT if snapshot else None, fault=fault))
    assert said[1].startswith("Nothing is known of it yet")


@pytest.mark.parametrize("language", ["en-US", "zh-CN"])
def test_longest_card_fits(language):
    long = "*_`~|[]<@>" * 30
    best = tuple(Best(long, 0.123456, long, is_less_better=True) for _ in range(5))
    snapshot = a_snapshot(
        RepositoryName(Host.DAGSHUB, "o" * 100, "n" * 100),
        about=About(description=long, default_branch=long[:100], is_fork=True, mirrors="m" * 100, licence="l" * 100),
        branches=(long[:100],) * 200,
        history=history(*[commit(n, summary=long[:120], author=long[:60]) for n in range(10)]),
        tags=tuple(Tag(long[:100], HEAD) for _ in range(200)),
        storage=tuple(Bucket(long[:100], "gs", False) for _ in range(3)),
        experiments=Experiments(count=999, best=best),
        runs=Experiments(count=999, best=best),
        models=(long[:100],) * 200,
        pulls=unseen(Sight.FAILED, "timed-out"),
    )
    link = LinkSeen(1, "T" * 50, True, True, 2**62, AT, None, False)
    card = status_card(shown(snapshot, link=link), WORDS.words(language), Places(), is_looking=True)
    assert card.view().content_length() <= 4000


def score_lines(snapshot: Any) -> list[str]:
    card = score_card(shown(snapshot), score(snapshot), WORDS.words("en-US"), Places(), is_looking=False)
    texts = [item.content for item in card.view().walk_children() if isinstance(item, TextDisplay)]
    return [line for text in texts for line in text.splitlines()]


def test_scorecard_tells_what_proves_each_item_and_what_the_team_says():
    statements = (
        Statement(star=1, text="It runs @here", is_ticked=True),
        Statement(star=2, text="{x}", is_ticked=True, is_filled=False),
    )
    files = (File("requirements.txt"), File("src/train.py"), File("train.py"), File("LICENSE"))
    said = score_lines(a_snapshot(tree=Tree(HEAD, files), texts=Texts(commit=HEAD, statements=statements)))
    src = f"https://dagshub.com/vector/re-paper/src/{HEAD}"
    assert said[1] == (
        "**[ML code completeness](https://github.com/paperswithcode/releasing-research-code)**: 2 of 5 found"
    )
    assert said[2:7] == [
        f"• list of packages: found ✅, [requirements.txt]({src}/requirements.txt)",
        f"• code that trains: found ✅, [train.py]({src}/train.py) and 1 more",
        "• code that evaluates: not found ▫️",
        "• trained models: not found ▫️",
        "• table of results with the commands: not found ▫️",
    ]
    assert said[8:12] == [
        "• 1 · Code: all found ✅: code that trains",
        "  The team says: It runs @\u200bhere",
        "• 2 · Configuration: not found ▫️: configuration files, random seed in the configuration",
        "  One box is ticked, but the placeholder is still in it.",
    ]
    assert "• licence: found ✅, LICENSE" in said
    assert "**Next**: add the script that evaluates, such as `evaluate.py`." in said
    assert said[-1].startswith("-# Checked")


def test_scorecard_of_what_was_not_seen_does_not_say_that_it_is_missing():
    assert "• code that trains: could not be looked at ❔" in score_lines(a_snapshot(tree=unseen()))
    assert score_lines(nothing_seen(NAME, Sight.MISSING, at=AT))[1].startswith("There is no such repository")


def test_scorecard_of_a_cut_list_says_so():
    said = score_lines(a_snapshot(tree=seen(Tree(HEAD, (File("a.py"),)), is_cut=True)))
    assert "-# There are more than the 1 files that were looked at." in said


@pytest.mark.parametrize("language", ["en-US", "zh-CN"])
def test_longest_scorecard_fits(language):
    long = "ü" * 60 + "*_`~|" * 40
    claims = tuple(Statement(star=star, text=long, is_ticked=True) for star in range(1, 6) for _ in range(3))
    files = tuple(
        File(f"{long}{number}/{name}")
        for number in range(3)
        for name in ("train.py", "eval.py", "requirements.txt", "app.py", "params.yaml", "metrics.csv", "dvc.yaml")
    )
    snapshot = a_snapshot(
        RepositoryName(Host.DAGSHUB, "o" * 100, "n" * 100),
        tree=seen(Tree(HEAD, files), is_cut=True),
        texts=Texts(commit=HEAD, statements=claims),
    )
    link = LinkSeen(1, "T" * 50, True, True, 2**62, AT, None, False)
    card = score_card(shown(snapshot, link=link), score(snapshot), WORDS.words(language), Places(), is_looking=True)
    assert card.view().content_length() <= 4000
