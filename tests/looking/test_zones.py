from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.domain.zone_names import ALSO_CALLED
from bot.domain.zones import NoSuchZone, ZoneFault, find_zone, hours_apart, local_time, name_zone

pytestmark = pytest.mark.rules

SUMMER = datetime(2021, 7, 1, 12, tzinfo=UTC)
WINTER = datetime(2021, 12, 1, 12, tzinfo=UTC)

FOUND = {
    # Names of the IANA, in any case, also deprecated ones.
    "Europe/Berlin": "Europe/Berlin",
    "europe/berlin": "Europe/Berlin",
    "America/New_York": "America/New_York",
    "America/New York": "America/New_York",
    "America/Argentina/Buenos_Aires": "America/Argentina/Buenos_Aires",
    "Asia/Calcutta": "Asia/Calcutta",
    "US/Pacific": "US/Pacific",
    "Canada/Central": "Canada/Central",
    "PRC": "PRC",
    "Japan": "Japan",
    "Turkey": "Turkey",
    "GB": "GB",
    "NZ": "NZ",
    "CET": "CET",
    "EST5EDT": "EST5EDT",
    "Etc/GMT+5": "Etc/GMT+5",
    "etc/gmt-5": "Etc/GMT-5",
    # Cities that name a zone.
    "Berlin": "Europe/Berlin",
    "  new   york ": "America/New_York",
    "SHANGHAI": "Asia/Shanghai",
    "São Paulo": "America/Sao_Paulo",
    "Zürich": "Europe/Zurich",
    "Bogotá": "America/Bogota",
    "Port au Prince": "America/Port-au-Prince",
    "St. John's": "America/St_Johns",
    "Los-Angeles": "America/Los_Angeles",
    "Ho Chi Minh": "Asia/Ho_Chi_Minh",
    "Kolkata": "Asia/Kolkata",
    "Kathmandu": "Asia/Kathmandu",
    "Honolulu": "Pacific/Honolulu",
    "Montréal": "America/Montreal",
    # Cities and countries in a zone of another name.
    "Beijing": "Asia/Shanghai",
    "Shenzhen": "Asia/Shanghai",
    "München": "Europe/Berlin",
    "Munich": "Europe/Berlin",
    "Mumbai": "Asia/Kolkata",
    "Osaka": "Asia/Tokyo",
    "Boston": "America/New_York",
    "San Francisco": "America/Los_Angeles",
    "Geneva": "Europe/Zurich",
    "Germany": "Europe/Berlin",
    "India": "Asia/Kolkata",
    "South Korea": "Asia/Seoul",
    "UK": "Europe/London",
    "U.K.": "Europe/London",
    "JST": "Asia/Tokyo",
    # Chinese names.
    "北京": "Asia/Shanghai",
    "上海": "Asia/Shanghai",
    "北京时间": "Asia/Shanghai",
    "东京": "Asia/Tokyo",
    "香港": "Asia/Hong_Kong",
    "台北": "Asia/Taipei",
    "新加坡": "Asia/Singapore",
    "首尔": "Asia/Seoul",
    "伦敦": "Europe/London",
    "纽约": "America/New_York",
    "旧金山": "America/Los_Angeles",
    "悉尼": "Australia/Sydney",
    "德国": "Europe/Berlin",
    # Distances from UTC, however they are typed.
    "UTC": "UTC",
    "gmt": "UTC",
    "Z": "UTC",
    "UTC+0": "UTC",
    "UTC+2": "Etc/GMT-2",
    "utc +2": "Etc/GMT-2",
    "GMT-5": "Etc/GMT+5",
    "+8": "Etc/GMT-8",
    "+08:00": "Etc/GMT-8",
    "+0800": "Etc/GMT-8",
    "UTC−3": "Etc/GMT+3",
    "ＵＴＣ＋８": "Etc/GMT-8",
    "UTC+14": "Etc/GMT-14",
    "UTC-12": "Etc/GMT+12",
    "AoE": "Etc/GMT+12",
    "aoe": "Etc/GMT+12",
}

REFUSED = {
    "IST": ZoneFault.AMBIGUOUS,
    "CST": ZoneFault.AMBIGUOUS,
    "pst": ZoneFault.AMBIGUOUS,
    "PDT": ZoneFault.AMBIGUOUS,
    "EST": ZoneFault.AMBIGUOUS,
    "MST": ZoneFault.AMBIGUOUS,
    "BST": ZoneFault.AMBIGUOUS,
    "CEST": ZoneFault.AMBIGUOUS,
    "Samoa": ZoneFault.AMBIGUOUS,
    "UTC+5:30": ZoneFault.PART_OF_AN_HOUR,
    "UTC+5.45": ZoneFault.PART_OF_AN_HOUR,
    "+0530": ZoneFault.PART_OF_AN_HOUR,
    "GMT-3:30": ZoneFault.PART_OF_AN_HOUR,
    "UTC+15": ZoneFault.UNKNOWN,
    "UTC-13": ZoneFault.UNKNOWN,
    "UTC+2:20": ZoneFault.UNKNOWN,
    "UTC+15:30": ZoneFault.UNKNOWN,
    "": ZoneFault.UNKNOWN,
    "Central": ZoneFault.UNKNOWN,
    "Pacific": ZoneFault.UNKNOWN,
    "West": ZoneFault.AMBIGUOUS,
    "Europe": ZoneFault.UNKNOWN,
    "USA": ZoneFault.UNKNOWN,
    "Factory": ZoneFault.UNKNOWN,
    "localtime": ZoneFault.UNKNOWN,
    "奥克兰": ZoneFault.UNKNOWN,
    "posix/Europe/Berlin": ZoneFault.UNKNOWN,
    "../../etc/passwd": ZoneFault.UNKNOWN,
    "at home": ZoneFault.UNKNOWN,
}


@pytest.mark.parametrize(("typed", "zone"), FOUND.items())
def test_zone_is_found_as_people_name_it(typed, zone):
    assert find_zone(typed) == zone


@pytest.mark.parametrize(("typed", "fault"), REFUSED.items())
def test_zone_that_is_none_or_several_is_refused_with_the_reason(typed, fault):
    with pytest.raises(NoSuchZone) as refusal:
        find_zone(typed)

    assert refusal.value.values == {"text": typed, "fault": fault}


def test_refusal_quotes_no_novel():
    with pytest.raises(NoSuchZone) as refusal:
        find_zone("x" * 500)

    assert refusal.value.text == "x" * 64


def test_every_other_name_leads_to_a_zone_of_the_iana():
    assert set(ALSO_CALLED.values()) - available_timezones() == set()
    assert {name: find_zone(name) for name in ALSO_CALLED} == ALSO_CALLED


def test_every_zone_can_be_shown_and_typed_again():
    zones = {find_zone(typed) for typed in FOUND}

    assert {zone: find_zone(name_zone(zone)) for zone in zones} == {zone: zone for zone in zones}
    assert [name_zone(zone) for zone in ("Etc/GMT-2", "Etc/GMT+5", "Etc/GMT+12", "Asia/Tokyo", "UTC")] == [
        *("UTC+2", "UTC-5", "AoE", "Asia/Tokyo", "UTC")
    ]


@pytest.mark.parametrize(
    ("now", "zone", "shown"),
    [
        (SUMMER, "Europe/Berlin", "14:00, UTC+2"),
        (WINTER, "Europe/Berlin", "13:00, UTC+1"),
        (SUMMER, "Asia/Kolkata", "17:30, UTC+5:30"),
        (SUMMER, "America/St_Johns", "09:30, UTC-2:30"),
        (SUMMER, "Etc/GMT+12", "00:00, UTC-12"),
        (SUMMER, "UTC", "12:00, UTC"),
    ],
)
def test_local_time_follows_the_season(now, zone, shown):
    assert local_time(now, zone) == shown


@pytest.mark.parametrize(
    ("now", "one", "other", "hours"),
    [
        (SUMMER, "Europe/Berlin", "Asia/Shanghai", 6),
        (WINTER, "Europe/Berlin", "Asia/Shanghai", 7),
        (SUMMER, "Asia/Kolkata", "UTC", 5.5),
        (SUMMER, "Pacific/Auckland", "Etc/GMT+12", 0),
        (SUMMER, "Pacific/Apia", "Pacific/Midway", 0),
        (SUMMER, "Pacific/Kiritimati", "Etc/GMT+12", 2),
        (SUMMER, "Asia/Tokyo", "America/Sao_Paulo", 12),
        (SUMMER, "Europe/Berlin", "Europe/Berlin", 0),
    ],
)
def test_hours_apart_are_those_of_the_clocks(now, one, other, hours):
    assert (hours_apart(one, other, now=now), hours_apart(other, one, now=now)) == (hours, hours)


def test_clocks_are_never_more_than_half_a_day_apart():
    zones = [zone for zone in available_timezones() if zone not in ("Factory", "localtime")]

    assert all(0 <= hours_apart(zone, "Pacific/Kiritimati", now=SUMMER) <= 12 for zone in zones)
    assert all(ZoneInfo(zone) for zone in zones)
