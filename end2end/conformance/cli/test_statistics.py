"""`argus-cli events statistics`."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import datetime
from typing import Any, Callable

import pytest

from harness import seed
from harness.world import World

WEEK = ("events", "statistics", "7 days ago", "now", "acme")


def rows(done: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(done.out)))


def total(done: Any) -> int:
    return sum(int(row["count"]) for row in rows(done))


def test_of_all_time_in_one_row(cli: Callable[..., Any]) -> None:
    (row,) = rows(cli(*WEEK))
    assert (set(row), row["count"]) == ({"time", "count"}, "5")
    assert datetime.fromisoformat(row["time"])


def test_by_severity_and_customer(cli: Callable[..., Any]) -> None:
    done = cli(*WEEK, "--group-by", "EVENT_SEVERITY", "CUSTOMER")
    assert all({"time", "count", "EVENT_SEVERITY", "CUSTOMER"} == set(row) for row in rows(done))
    found = Counter({row["EVENT_SEVERITY"]: int(row["count"]) for row in rows(done)})
    assert found == Counter(high=3, critical=1, low=1)


def test_by_hour_as_a_table(cli: Callable[..., Any]) -> None:
    done = cli(*WEEK, "--resolution", "1 hour ago", "--group-by", "EVENT_SEVERITY", "--format", "jira-table")
    head, *lines = done.out.splitlines()
    assert head == "||time||count||EVENT_SEVERITY||"
    assert sum(int(line.split("|")[2]) for line in lines) == 5


def test_options(cli: Callable[..., Any], world: World) -> None:
    eve = ("events", "statistics", "2024-04-10 11:00", "2024-04-10 13:00", "acme")
    attack = world.call("anna", "GET", f"/events/v1/{world.ids['eve_ssh']}")["data"]["attackInfo"]
    assert total(cli(*eve)) == 2
    assert total(cli(*eve, "--count-raw-events")) == 3
    assert total(cli(*eve, "--attack-category", attack["attackCategoryID"])) == 2
    assert total(cli(*eve, "--attack-category", 987654)) == 0


@pytest.mark.parametrize(
    "dimension",
    ["ATTACK_IDENTIFIER", "ATTACK_CATEGORY", "ALARM", "LOCATION", "SOURCEIP", "DESTINATIONIP", "PROTOCOL",
     "SOURCE_GEOIP_LOCATION", "SOURCE_GEOIP_COUNTRY", "DESTINATION_GEOIP_LOCATION", "DESTINATION_GEOIP_COUNTRY"],
)
def test_every_dimension(dimension: str, cli: Callable[..., Any]) -> None:
    done = cli("events", "statistics", "2024-03-10 12:00", "2024-04-10 13:00", "acme", "--group-by", dimension)
    assert done.out.splitlines()[0] == f"time,count,{dimension}"
    assert total(done) > 0


def test_nothing_found(cli: Callable[..., Any]) -> None:
    done = cli("events", "statistics", "1999-01-01", "1999-01-02", "acme", "--group-by", "EVENT_SEVERITY")
    assert total(done) == 0


def test_several_customers(cli: Callable[..., Any]) -> None:
    week = ("events", "statistics", "7 days ago", "now")
    assert total(cli(*week, "acme", "globex", login="admin")) == len(seed.recent(0))
    assert total(cli(*week, "globex", login="admin")) == 1
