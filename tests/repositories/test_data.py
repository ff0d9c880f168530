import pytest

from bot.domain.repositories import DvcRemote, File, Host, Keeping, RepositoryName, Texts, Tree
from bot.domain.repositories_data import KeptData, Whereabouts, find_kept_data
from tests.repositories.snapshots import HEAD, NAME, a_snapshot, unseen

pytestmark = pytest.mark.rules

COPY = RepositoryName(Host.GITHUB, "vector", "re-paper")


def kept(*remotes: DvcRemote, files: tuple[File, ...] = (File("a.dvc"),), name: RepositoryName = NAME):
    return find_kept_data(a_snapshot(name, tree=Tree(HEAD, files), texts=Texts(commit=HEAD, remotes=remotes)))


def remote(points_to: str = "", *, place: str = "dagshub.com", is_default: bool = False) -> DvcRemote:
    return DvcRemote(name="origin", place=place, points_to=points_to, is_default=is_default)


def test_data_are_here_whatever_the_case_of_the_name():
    assert kept(remote("Vector/RE-Paper")) == KeptData(1, Whereabouts.HERE, "Vector/RE-Paper")


def test_data_of_another_repository_are_elsewhere():
    assert kept(remote("other/work")) == KeptData(1, Whereabouts.ELSEWHERE, "other/work")


def test_data_of_a_copy_are_on_dagshub():
    assert kept(remote("vector/re-paper"), name=COPY) == KeptData(1, Whereabouts.DAGSHUB, "vector/re-paper")


def test_default_remote_counts_and_else_the_first():
    others = remote(place="s3"), remote(place="gdrive")
    assert kept(*others) == KeptData(1, Whereabouts.PLACE, "s3")
    assert kept(*others, remote(place="ssh", is_default=True)) == KeptData(1, Whereabouts.PLACE, "ssh")


def test_data_without_a_remote_are_nowhere():
    assert kept() == KeptData(1, Whereabouts.NONE, "")


def test_remote_that_could_not_be_seen_is_unknown():
    snapshot = a_snapshot(tree=Tree(HEAD, (File("a.dvc"),)), texts=unseen())
    assert find_kept_data(snapshot) == KeptData(1, Whereabouts.UNKNOWN, "")


def test_file_beside_its_pointer_is_one():
    files = (
        File("a.dvc"),
        File("a", Keeping.DVC),
        File("b", Keeping.DVC, is_folder=True),
        File("x.dvc", is_folder=True),
    )
    data = kept(files=files)
    assert data is not None
    assert data.count == 2


@pytest.mark.parametrize(("path", "is_kept"), [("src/dvc.yaml", True), ("dvc.lock", True), ("train.py", False)])
def test_pipeline_of_dvc_says_that_it_is_used(path, is_kept):
    assert (kept(files=(File(path),)) is not None) is is_kept
