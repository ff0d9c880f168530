"""The questions that come with the bot."""

import pytest

from bot.domain.answers import KNOWN, find_known

pytestmark = pytest.mark.rules


@pytest.mark.parametrize("known", KNOWN)
def test_known_question_is_found_by_its_key_and_says_where_it_is_from(known):
    assert find_known(known.key) is known
    assert known.source.startswith("https://")


def test_question_of_a_server_is_none_that_comes_with_the_bot():
    assert find_known("own-1") is None
    assert len({known.key for known in KNOWN}) == len(KNOWN)
