from datetime import UTC, datetime

import pytest

from bot.domain.zone_choices import suggest_zones
from bot.domain.zone_names import COMMON
from bot.domain.zones import find_zone

pytestmark = pytest.mark.rules

NOW = datetime(2026, 1, 10, 13, 5, tzinfo=UTC)


def labels(typed: str, language: str = "en") -> list[str]:
    return [each.label for each in suggest_zones(typed, now=NOW, language=language)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("berl", ["Berlin · 14:05 (UTC+1)"]),
        ("  NEW y", ["New York · 08:05 (UTC-5)"]),
        ("york", ["New York · 08:05 (UTC-5)"]),
        ("北", ["北京 · 21:05 (UTC+8)"]),
        ("德", ["德国 · 14:05 (UTC+1)", "德黑兰 · 16:35 (UTC+3:30)"]),
        ("aoe", ["AoE · 01:05 (UTC-12)"]),
        ("+8", ["UTC+8 · 21:05 (UTC+8)"]),
        ("istanbul", ["Istanbul · 16:05 (UTC+3)"]),  # which stands in two names of the IANA
        ("europe/pari", ["Europe/Paris · 14:05 (UTC+1)"]),
        ("nowhere", []),
        ("UTC+5:30", []),
    ],
)
def test_zones_are_found_by_the_beginning_of_a_name_that_people_know(typed: str, first: list[str]):
    assert labels(typed) == first


def test_well_known_cities_come_before_others():
    assert [label.split(" · ")[0] for label in labels("san")][:2] == ["San Diego", "San Juan"]


def test_nothing_typed_offers_all_regions_in_the_language_of_the_person():
    zones = suggest_zones("", now=NOW, language="zh-CN")

    assert [each.zone for each in zones] == list(COMMON)
    assert labels("")[:3] == ["AoE · 01:05 (UTC-12)", "UTC · 13:05 (UTC)", "Los Angeles · 05:05 (UTC-8)"]
    assert zones[2].label == "洛杉矶 · 05:05 (UTC-8)"
    assert labels("", "zh-CN")[-1] == "新西兰 · 02:05 (UTC+13)"


@pytest.mark.parametrize("typed", ["", "a", "k", "etc", "u", "/", "_", "["])
def test_every_choice_fits_discord_and_can_be_taken(typed: str):
    zones = suggest_zones(typed, now=NOW, language="en")

    assert len(zones) <= 25
    assert all(1 <= len(each.label) <= 100 and find_zone(each.zone) == each.zone for each in zones)
    assert len({each.label for each in zones}) == len(zones)
