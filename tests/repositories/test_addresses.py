import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.repositories import Host, RepositoryName
from bot.domain.repositories_addresses import (
    AddressFault,
    AddressRefused,
    Places,
    commit_page,
    file_page,
    page_of,
    read_address,
    read_path,
)

pytestmark = pytest.mark.rules

PUBLIC = Places()
ON_PREMISE = Places(dagshub="http://hub.example:8080/data/", github="https://git.example")
GANSPACE = RepositoryName(Host.DAGSHUB, "midsterx", "Re-GANSpace")
MIRROR = RepositoryName(Host.GITHUB, "midsterx", "ReGANSpace")

# A copy of the table of what people paste, in the notes on DagsHub's API, with GitHub's forms beside them.
AT_DAGSHUB = [
    "midsterx/Re-GANSpace",
    "dagshub:midsterx/Re-GANSpace",
    "dagshub.com/midsterx/Re-GANSpace",
    "https://dagshub.com/midsterx/Re-GANSpace",
    "https://dagshub.com/midsterx/Re-GANSpace/",
    "https://dagshub.com/midsterx/Re-GANSpace.git",
    "http://DAGsHub.com/midsterx/Re-GANSpace",
    "https://www.dagshub.com/midsterx/Re-GANSpace",
    "https://dagshub.com./midsterx/Re-GANSpace",
    "https://dagshub.com:443/midsterx/Re-GANSpace",
    "https://dagshub.com//midsterx//Re-GANSpace",
    "https://dagshub.com/midsterx/Re-GANSpace/src/main/Notebooks/one.ipynb",
    "https://dagshub.com/midsterx/Re-GANSpace/raw/main/README.md",
    "https://dagshub.com/midsterx/Re-GANSpace/commit/47a0c1342185ad72b3235dc744a097290057f2aa",
    "https://dagshub.com/midsterx/Re-GANSpace/commits/feature/cd-utils",
    "https://dagshub.com/midsterx/Re-GANSpace/diff/main?compare=v1",
    "https://dagshub.com/midsterx/Re-GANSpace/compare/a...b",
    "https://dagshub.com/midsterx/Re-GANSpace/issues/3",
    "https://dagshub.com/midsterx/Re-GANSpace/pulls/3#comment",
    "https://dagshub.com/midsterx/Re-GANSpace/releases",
    "https://dagshub.com/midsterx/Re-GANSpace/wiki/Reproduction+of+GANSpace",
    "https://dagshub.com/midsterx/Re-GANSpace/experiments",
    "https://dagshub.com/midsterx/Re-GANSpace/datasets",
    "https://dagshub.com/midsterx/Re-GANSpace/models",
    "https://dagshub.com/midsterx/Re-GANSpace/annotations",
    "https://dagshub.com/midsterx/Re-GANSpace/settings/hooks",
    "https://dagshub.com/midsterx/Re-GANSpace?tab=files",
    "https://dagshub.com/midsterx/Re-GANSpace#readme",
    "https://dagshub.com/midsterx/Re-GANSpace/src/main/s3:/bucket/path",
    "https://dagshub.com/midsterx/Re-GANSpace.mlflow",
    "https://dagshub.com/midsterx/Re-GANSpace.mlflow/#/experiments/0",
    "https://dagshub.com/midsterx/Re-GANSpace.dvc",
    "https://dagshub.com/midsterx/Re-GANSpace.s3",
    "https://ann:0123456789abcdef@dagshub.com/midsterx/Re-GANSpace.git",
    "ann:0123456789abcdef@dagshub.com/midsterx/Re-GANSpace.git",
    "ssh://git@dagshub.com:2200/midsterx/Re-GANSpace.git",
    "git@dagshub.com:midsterx/Re-GANSpace.git",
    "https://dagshub.com/api/v1/repos/midsterx/Re-GANSpace/branches",
    "<https://dagshub.com/midsterx/Re-GANSpace>",
    "[our work](https://dagshub.com/midsterx/Re-GANSpace)",
    "[our work](<https://dagshub.com/midsterx/Re-GANSpace>)",
    "  https://dagshub.com/midsterx/Re-GANSpace.  ",
]
AT_GITHUB = [
    "github:midsterx/ReGANSpace",
    "github.com/midsterx/ReGANSpace",
    "https://github.com/midsterx/ReGANSpace.git",
    "https://www.github.com/midsterx/ReGANSpace/tree/main/models",
    "https://github.com/midsterx/ReGANSpace/blob/main/README.md?plain=1#L3",
    "git@github.com:midsterx/ReGANSpace.git",
    "ssh://git@github.com/midsterx/ReGANSpace.git",
    "git+https://github.com/midsterx/ReGANSpace.git",
    "https://api.github.com/repos/midsterx/ReGANSpace/commits",
    "https://raw.githubusercontent.com/midsterx/ReGANSpace/main/README.md",
]
REFUSED = {
    "https://dagshub.com.evil.example/midsterx/Re-GANSpace": AddressFault.OTHER_HOST,
    "https://notdagshub.com/midsterx/Re-GANSpace": AddressFault.OTHER_HOST,
    "https://dagshub.com@evil.example/midsterx/Re-GANSpace": AddressFault.OTHER_HOST,
    "https://evil.example/dagshub.com/midsterx/Re-GANSpace": AddressFault.OTHER_HOST,
    "https://dаgshub.com/midsterx/Re-GANSpace": AddressFault.OTHER_HOST,  # a Cyrillic letter
    "https://dagshub.com:8443/midsterx/Re-GANSpace": AddressFault.OTHER_HOST,
    "https://api.github.com:8443/repos/midsterx/ReGANSpace": AddressFault.OTHER_HOST,
    "ssh://git@dagshub.com:9999/midsterx/Re-GANSpace": AddressFault.OTHER_HOST,
    "git@evil.example:midsterx/Re-GANSpace.git": AddressFault.OTHER_HOST,
    "evil.example/midsterx/Re-GANSpace": AddressFault.OTHER_HOST,
    "https://huggingface.co/midsterx/Re-GANSpace": AddressFault.OTHER_HOST,
    "https://dagshub.com": AddressFault.NOT_A_REPOSITORY,
    "https://dagshub.com/midsterx": AddressFault.NOT_A_REPOSITORY,
    "dagshub.com/midsterx": AddressFault.NOT_A_REPOSITORY,
    "https://dagshub.com/blog/introducing-the-machine-learning-reproducibility-scale/": AddressFault.NOT_A_REPOSITORY,
    "https://dagshub.com/docs/reference": AddressFault.NOT_A_REPOSITORY,
    "https://dagshub.com/Explore/repos": AddressFault.NOT_A_REPOSITORY,
    "https://github.com/settings/tokens": AddressFault.NOT_A_REPOSITORY,
    "https://dagshub.com/midsterx/..": AddressFault.NOT_A_REPOSITORY,
    "https://dagshub.com/mid%2Fsterx/name": AddressFault.NOT_A_REPOSITORY,
    "https://dagshub.com/midsterx/.git": AddressFault.NOT_A_REPOSITORY,
    "our work/name": AddressFault.NO_ADDRESS,
    "Re-GANSpace": AddressFault.NO_ADDRESS,
    "": AddressFault.NO_ADDRESS,
    "one/two/three": AddressFault.NO_ADDRESS,
    "javascript://dagshub.com/midsterx/Re-GANSpace": AddressFault.NO_ADDRESS,
    "https:///midsterx/Re-GANSpace": AddressFault.NO_ADDRESS,
    "https://[dagshub.com/midsterx/Re-GANSpace": AddressFault.NO_ADDRESS,
    "https://dagshub.com:port/midsterx/Re-GANSpace": AddressFault.NO_ADDRESS,
    "https://dagshub.com\\@evil.example/midsterx/Re-GANSpace": AddressFault.NO_ADDRESS,
    "https://dagshub.com/midsterx/Re-GANSpace\x00": AddressFault.NO_ADDRESS,
    "midsterx/" + "x" * 1000: AddressFault.TOO_LONG,
}

words = st.text("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789_-", min_size=2, max_size=20)
owners = words.filter(lambda word: read_path(Host.DAGSHUB, f"{word}/name") and read_path(Host.GITHUB, f"{word}/name"))
names = st.builds(RepositoryName, st.sampled_from(Host), owners, words)


@pytest.mark.parametrize("typed", AT_DAGSHUB)
def test_address_of_dagshub_is_read_in_every_form(typed):
    assert read_address(typed, PUBLIC) == GANSPACE


@pytest.mark.parametrize("typed", AT_GITHUB)
def test_address_of_github_is_read_in_every_form(typed):
    assert read_address(typed, PUBLIC) == MIRROR


@pytest.mark.parametrize(("typed", "fault"), REFUSED.items())
def test_address_of_anything_else_is_refused(typed, fault):
    with pytest.raises(AddressRefused) as refused:
        read_address(typed, PUBLIC)
    assert refused.value.fault is fault


@pytest.mark.parametrize(
    "typed",
    [
        "http://hub.example:8080/data/midsterx/Re-GANSpace",
        "http://hub.example:8080/data/midsterx/Re-GANSpace.mlflow/#/experiments/0",
        "http://hub.example:8080/data/api/v1/repos/midsterx/Re-GANSpace",
        "hub.example:8080/data/midsterx/Re-GANSpace",
        "ssh://git@hub.example:2200/midsterx/Re-GANSpace.git",
        "midsterx/Re-GANSpace",
    ],
)
def test_address_of_an_own_host_is_read_with_its_port_and_folder(typed):
    assert read_address(typed, ON_PREMISE) == GANSPACE


@pytest.mark.parametrize(
    "typed",
    [
        "https://dagshub.com/a/b",
        "http://hub.example/data/a/b",
        "https://github.com/a/b",
        "https://api.github.com/repos/a/b",
    ],
)
def test_address_of_a_public_host_is_refused_where_another_stands_for_it(typed):
    with pytest.raises(AddressRefused) as refused:
        read_address(typed, ON_PREMISE)
    assert refused.value.fault is AddressFault.OTHER_HOST


def test_credentials_are_nowhere_in_what_is_made_of_an_address():
    read = read_address("https://ann:0123456789abcdef@dagshub.com/midsterx/Re-GANSpace.git", PUBLIC)
    with pytest.raises(AddressRefused) as refused:
        read_address("https://ann:0123456789abcdef@evil.example/midsterx/Re-GANSpace.git", PUBLIC)
    for made in (repr(read), read.key, page_of(read, PUBLIC), repr(refused.value), str(refused.value)):
        assert "0123456789abcdef" not in made
        assert "ann" not in made
    assert refused.value.__context__ is None


@given(names, st.sampled_from([PUBLIC, ON_PREMISE]))
def test_page_of_any_repository_is_read_back(name, places):
    pages = [
        page_of(name, places),
        commit_page(name, "0" * 40, places),
        file_page(name, "0" * 40, "a b/ü?#.py", places),
    ]
    assert [read_address(page, places) for page in pages] == [name] * 3


@given(names, st.sampled_from(["", ".git", "/", "/issues/3", "?a=b", "#c"]), st.sampled_from(["", "www."]))
def test_two_spellings_of_one_repository_have_one_key(name, end, www):
    shouted = f"https://{www}{name.host}.com/{name.path.upper()}{end}"
    assert read_address(shouted, PUBLIC).key == name.key


@given(st.text() | st.from_regex(r"(https?://|ssh://git@)?[a-z.@:/\[\]]{0,20}/\S{0,10}", fullmatch=True))
def test_any_text_is_read_or_refused(typed):
    try:
        read = read_address(typed, PUBLIC)
    except AddressRefused:
        return
    assert read_address(page_of(read, PUBLIC), PUBLIC) == read
