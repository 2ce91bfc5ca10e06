"""events v2: `POST /events/v2/event/statistics`, one tree of buckets."""

from __future__ import annotations

from collections import Counter
from typing import Any, Callable

import pytest
from argus_api.exceptions.http import ValidationErrorException
from argus_api.lib.events.v2.event import get_event_statistics

from harness import seed
from harness.seed import ACME, AGGREGATED, BASE, HOUR
from harness.world import World
from sdk.test_v2_search import CRITERIA, criteria_of, named

FIELDS = ["signature", "attackCategory", "alarm", "location", "severity", "sourceIP", "destinationIP", "protocol",
          "customer", "sourceCountry", "destinationCountry", "associatedCase"]
DAY = {"startTimestamp": BASE, "endTimestamp": BASE + 24 * HOUR}


def tree(**criteria: Any) -> dict[str, Any]:
    (root,) = get_event_statistics(**{**seed.WINDOW, "type": ["aggregated"], **criteria})["data"]
    return root


def groups(record: dict[str, Any]) -> dict[str, int]:
    return {bucket["group"]["identifier"]: bucket["count"] for bucket in record["buckets"]}


def expected(of: Callable[[dict[str, Any]], str]) -> Counter[str]:
    return Counter(of(AGGREGATED[name]) for name in ACME)


def test_a_count_of_all() -> None:
    root = tree()
    assert root["count"] == len(ACME)
    assert not root["buckets"]
    # `long`, `captured` and most others were seen once.
    assert root["rawEventCount"] == sum(AGGREGATED[name].get("count", 1) for name in ACME)


@pytest.mark.parametrize("field", FIELDS)
def test_each_field(field: str) -> None:
    root = tree(groupBy=[{"field": field}], endTimestamp=seed.EVE_WINDOW["endTimestamp"])
    assert root["buckets"]
    named = [bucket["group"] for bucket in root["buckets"] if bucket["group"]]
    assert named and {group["type"] for group in named} == {field}
    identifiers = [group["identifier"] for group in named]
    assert len(identifiers) == len(set(identifiers))


def test_fields_that_events_always_have(world: World) -> None:
    assert groups(tree(groupBy=[{"field": "severity"}])) == expected(lambda event: event["severity"])
    customers = groups(tree(groupBy=[{"field": "customer"}]))
    assert customers == {str(world.customers["acme"]): len(ACME)}
    assert groups(tree(groupBy=[{"field": "destinationIP"}]))["198.51.100.9"] == 8
    assert groups(tree(groupBy=[{"field": "destinationCountry"}]))["NO"] == 1
    assert groups(tree(groupBy=[{"field": "associatedCase"}]))[str(world.case)] == 1


def test_signatures_by_their_names() -> None:
    root = tree(groupBy=[{"field": "signature"}])
    by_name = {bucket["group"]["displayName"]: bucket["count"] for bucket in root["buckets"]}
    assert by_name == expected(lambda event: event["signature"])


def test_fields_within_fields() -> None:
    root = tree(groupBy=[{"field": "severity"}, {"field": "protocol"}])
    assert root["count"] == len(ACME)
    for severity in root["buckets"]:
        assert severity["count"] == sum(bucket["count"] for bucket in severity["buckets"])
        assert {bucket["group"]["type"] for bucket in severity["buckets"]} == {"protocol"}
    critical = next(bucket for bucket in root["buckets"] if bucket["group"]["identifier"] == "critical")
    assert [bucket["count"] for bucket in critical["buckets"]] == [1]


def test_small_groups_become_others() -> None:
    root = tree(groupBy=[{"field": "severity", "limit": 1, "includeOthers": True}])
    assert sorted(bucket["count"] for bucket in root["buckets"]) == sorted([11, len(ACME) - 11])
    (others,) = [bucket for bucket in root["buckets"] if bucket["count"] != 11]
    assert others.get("rawEventCount") is None
    alone = tree(groupBy=[{"field": "severity", "limit": 1, "includeOthers": False}])
    assert [bucket["count"] for bucket in alone["buckets"]] == [11]


def test_a_timeline() -> None:
    line = {"name": "hours", "field": "firstEvent", "resolution": "hours", "includeEmpty": False}
    root = tree(**DAY, timeline=[line])
    (hours,) = root["timeline"]
    assert hours["name"] == "hours"
    assert hours["count"] == len(ACME)
    # All of them began in the first hour.
    assert [(bucket["timestamp"], bucket["count"]) for bucket in hours["buckets"]] == [(BASE, len(ACME))]


def test_a_timeline_with_what_is_empty() -> None:
    line = {"name": "last:day", "field": "lastEvent", "resolution": "hours", "includeEmpty": True,
            "startTimestamp": str(BASE), "endTimestamp": BASE + 4 * HOUR - 1}
    (hours,) = tree(**DAY, timeline=[line])["timeline"]
    counts = {(bucket["timestamp"] - BASE) // HOUR: bucket["count"] for bucket in hours["buckets"]}
    # `long` ended two hours after the others.
    assert counts == {0: len(ACME) - 1, 1: 0, 2: 1, 3: 0}


def test_timelines_are_on_the_leaves() -> None:
    line = {"name": "days", "field": "firstEvent", "resolution": "days", "includeEmpty": False}
    root = tree(groupBy=[{"field": "severity"}], timeline=[line])
    assert not root.get("timeline")
    for bucket in root["buckets"]:
        (days,) = bucket["timeline"]
        assert sum(day["count"] for day in days["buckets"]) == bucket["count"]


COUNTED = [(criteria, found) for criteria, found in CRITERIA
           if not {"indexStartTimestamp", "indexEndTimestamp"} & set(criteria)]


@pytest.mark.parametrize("criteria, found", COUNTED, ids=[named(criteria) for criteria, _ in COUNTED])
def test_counts_what_a_search_finds(criteria: dict[str, Any], found: set[str], world: World) -> None:
    assert tree(**criteria_of(criteria, world))["count"] == len(found)


@pytest.mark.parametrize(
    "wrong, field",
    [
        ({"groupBy": [{"field": "colour"}]}, "groupBy"),
        ({"timeline": [{"name": "x", "field": "never", "resolution": "hours"}]}, "timeline"),
        ({"timeline": [{"name": "x", "field": "firstEvent", "resolution": "fortnights"}]}, "timeline"),
        ({"timeline": [{"name": "no blanks!", "field": "firstEvent", "resolution": "hours"}]}, "timeline"),
        ({"severity": ["worst"]}, "severity"),
    ],
)
def test_what_is_wrong_is_refused_by_name(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationErrorException, match=rf"FIELD_ERROR \({field}"):
        tree(**wrong)
