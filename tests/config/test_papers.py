"""The settings of the paper sources: the defaults of the library, and what it would refuse."""

import pytest

from bot.config import ConfigInvalid, PapersConfig, load
from bot.papers import Settings


def test_sources_are_those_that_the_library_knows():
    config, settings = PapersConfig(), Settings(version="0")

    for name in ("huggingface_url", "arxiv_url", "crossref_url", "datacite_url", "timeout_s", "contact"):
        assert getattr(config, name) == getattr(settings, name)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('look_up = "maybe"', "papers.look_up: found 'maybe' in config.toml; expected yes or no"),
        ('contact = "our bot"', "papers.contact: found 'our bot' in config.toml; expected an address of a page or of"),
        ('arxiv_url = "arxiv.org"', "papers.arxiv_url: found 'arxiv.org' in config.toml; expected an address with"),
        ('crossref_url = "https://a.example/?b"', "papers.crossref_url: found 'https://a.example/?b' in config.toml"),
        ('datacite_url = "https://a.example:99999"', "papers.datacite_url: found a value of 23 characters in"),
        ('huggingface_url = ""', "papers.huggingface_url: found an empty text in config.toml"),
        ("timeout_s = 0", "papers.timeout_s: found 0 in config.toml; expected seconds from 1 to 60"),
    ],
)
def test_setting_that_cannot_be_used_is_told(tmp_path, line, fault):
    (tmp_path / "config.toml").write_text(f"[papers]\n{line}\n")

    with pytest.raises(ConfigInvalid) as invalid:
        load(None)

    assert str(invalid.value).startswith(fault)


def test_contact_and_proxy_are_taken(tmp_path):
    (tmp_path / "config.toml").write_text(
        '[papers]\ncontact = "ada@example.org"\narxiv_url = "http://[::1]:8080/arxiv"\n'
    )

    papers = load(None).papers

    assert (papers.contact, papers.arxiv_url) == ("ada@example.org", "http://[::1]:8080/arxiv")
