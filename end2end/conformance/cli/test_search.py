"""`argus-cli events search` and `search-yaml`."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any, Callable

import pytest

from harness.world import World

#: What an analyst of acme sees of the last two days. The command asks for `high` unless told otherwise.
HIGH = ["recent_high", "recent_critical", "recent_net", "yesterday"]
ALL = ["recent_high", "recent_critical", "recent_low", "recent_net", "yesterday"]
TWO_DAYS = ("events", "search", "2 days ago", "now")


@pytest.fixture
def search(cli: Callable[..., Any], world: World) -> Callable[..., list[str]]:
    """The names of the events that a search prints, in its order."""
    return lambda *words, **more: world.names(cli(*TWO_DAYS, "--format", "json", *words, **more).json)


def test_as_json_page_by_page(cli: Callable[..., Any], world: World) -> None:
    rows = cli(*TWO_DAYS, "--format", "json", "--limit", 2).json
    assert world.names(rows) == HIGH
    for row in rows:
        assert row["customerInfo"]["shortName"] == "acme"
        # The command writes out every field with this word in its name.
        times = {name: value for name, value in row.items() if "timestamp" in name.lower()}
        assert set(times) >= {"timestamp", "startTimestamp", "endTimestamp", "lastUpdatedTimestamp"}
        assert all(datetime.fromisoformat(value) for value in times.values())


def test_other_formats(cli: Callable[..., Any], world: World) -> None:
    head, *lines = cli(*TWO_DAYS).out.splitlines()
    assert {"id", "severity", "customerInfo"} <= set(head.split(","))
    assert [any(world.ids[name] in line for line in lines) for name in HIGH] == [True] * 4
    lines = cli(*TWO_DAYS, "--format", "{id} {severity} {customerInfo[shortName]}").out.splitlines()
    assert lines[0] == f"{world.ids['recent_high']} high acme"
    assert len(lines) == 4
    table = cli(*TWO_DAYS, "--format", "jira-table").out.splitlines()
    assert table[0].startswith("||") and "||severity||" in table[0] and len(table) == 5


def test_one_page_alone(search: Callable[..., Any]) -> None:
    assert search("--limit", 1, "--no-paginate") == HIGH[:1]


def test_nothing_found(cli: Callable[..., Any]) -> None:
    assert cli(*TWO_DAYS, "--include-signature", "no such signature", "--format", "json").json == []


@pytest.mark.parametrize(
    "words, expected",
    [
        (["--min-severity", "low"], ALL),
        (["--min-severity", "critical"], ["recent_critical"]),
        (["--include-customer", "ACME"], HIGH),
        (["--include-flag", "BLOCKED"], ["recent_critical"]),
        (["--exclude-flag", "BLOCKED", "NOTIFIED"], ["recent_high", "recent_net", "yesterday"]),
        (["--include-ip", "10.5.97.0/24"], ["recent_high", "recent_critical", "recent_net", "yesterday"]),
        (["--exclude-ip", "10.5.97.201"], ["recent_critical", "yesterday"]),
        (["--include-source-ip", "10.5.97.201", "--source-ip-min-bits", 20], ["recent_high"]),
        (["--exclude-source-ip", "10.0.0.0/9"], []),
        (["--include-destination-ip", "94.127.56.1", "--destination-ip-min-bits", 20], HIGH),
        (["--exclude-destination-ip", "94.127.56.1"], []),
        (["--include-signature", "RECENT-1", "RECENT-2"], ["recent_high", "recent_critical", "yesterday"]),
        (["--exclude-signature", "RECENT-1"], ["recent_critical", "recent_net"]),
        (["--include-properties", '{"k": "v"}'], ["recent_high"]),
        (["--exclude-properties", '{"k": "v"}'], ["recent_critical", "recent_net", "yesterday"]),
        (["--include-properties", '{"k": "V"}', "--no-exact-match-properties"], ["recent_high"]),
        (["--min-count", 2], ["recent_high"]),
        (["--include-signature", "RECENT-1", "--exclude-ip", "10.5.97.205", "--exclude-flag", "FOLLOWUP"],
         ["recent_high"]),
    ],
    ids=lambda value: " ".join(map(str, value))[:60],
)
def test_options(words: list[Any], expected: list[str], search: Callable[..., Any]) -> None:
    assert search(*words) == expected


def test_customers(search: Callable[..., Any]) -> None:
    everybody = sorted([*HIGH, "recent_foreign"])
    assert sorted(search(login="admin")) == everybody
    assert search("--include-customer", "globex", login="admin") == ["recent_foreign"]
    assert sorted(search("--include-customer", "acme", "globex", login="admin")) == everybody
    assert search("--exclude-customer", "globex", login="admin") == HIGH


def test_alarms_and_categories(cli: Callable[..., Any], world: World) -> None:
    attack = world.call("anna", "GET", f"/events/v1/{world.ids['eve_ssh']}")["data"]["attackInfo"]
    window = ("events", "search", "2024-04-10 11:00", "2024-04-10 13:00", "--format", "json")

    def found(*words: Any) -> list[str]:
        return sorted(world.names(cli(*window, *words).json))

    assert found("--include-alarm", attack["alarmID"]) == ["eve_ssh"]
    assert found("--exclude-alarm", attack["alarmID"]) == ["eve_http_aggregated"]
    both = ["eve_http_aggregated", "eve_ssh"]
    assert found("--include-attack-category-id", attack["attackCategoryID"]) == both
    assert found("--exclude-attack-category-id", attack["attackCategoryID"]) == []


def test_with_the_networks_of_the_customer(cli: Callable[..., Any], networks: Callable[[str], Path]) -> None:
    file = networks("10.5.0.0/16,Offices\n10.5.97.0/24,Sales\n94.127.56.0/24,Web\n")
    cli("customer-networks", "update", "acme", file, "--always-yes", login="admin")
    enriched = cli(*TWO_DAYS, "--include-signature", "RECENT-2", "--format", "json", "--enrich",
                   "customer-networks-source", "customer-networks-destination").json
    found = enriched[0]["_enrichments_"]["customer-networks"]
    assert [network["description"] for network in found["source"]] == ["Sales", "Offices"]
    assert [network["networkAddress"]["maskBits"] for network in found["destination"]] == [24]


def test_from_a_file(cli: Callable[..., Any], world: World, tmp_path: Path) -> None:
    file = tmp_path / "search.yaml"
    file.write_text(json.dumps({
        "customer": {"include": ["acme"]},
        "flag": {"exclude": ["BLOCKED"]},
        "signature": {"include": ["RECENT-1", "RECENT-2"]},
        "ip": {"exclude": ["10.5.97.205"]},
        "properties": {"include": {"k": "v"}},
        "min_severity": "high",
        "min_count": 1,
    }))
    rows = cli("events", "search-yaml", file, "2 days ago", "now", "--format", "json").json
    assert world.names(rows) == ["recent_high"]
    lines = cli("events", "search-yaml", file, "2 days ago", "now", "--format", "csv").out.splitlines()
    assert len(lines) == 2 and world.ids["recent_high"] in lines[1]


def test_a_customer_that_is_not_there(cli: Callable[..., Any], run: Callable[..., Any]) -> None:
    assert cli(*TWO_DAYS, "--include-customer", "acme").out
    for name in ("no-such-customer", "globex"):
        done = run(*TWO_DAYS, "--include-customer", name)
        assert (done.code, done.out) == (1, "")
        assert "Status code 404: Not Found\nACTION_ERROR: " in done.err


def test_what_is_wrong_ends_with_its_reason(run: Callable[..., Any]) -> None:
    done = run(*TWO_DAYS, "--include-ip", "10.0.0", "--format", "json")
    assert (done.code, done.out) == (1, "")
    assert "Status code 412: Precondition Failed\nFIELD_ERROR (ip" in done.err
