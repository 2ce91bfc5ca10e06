"""Commands that `argus-cli` makes of each function of its SDK (3.20): they print the whole answer as JSON."""

from __future__ import annotations

from typing import Any, Callable

import pytest

from harness import seed
from harness.world import World

Cli = Callable[..., Any]
START, END = f"--start-timestamp={seed.BASE - 1}", f"--end-timestamp={seed.BASE + seed.HOUR}"
#: A time of which no other test asks.
ELSEWHERE = [f"--start-timestamp={seed.BASE + seed.DAY}", f"--end-timestamp={seed.BASE + seed.DAY}"]


# events v1


def test_an_event(cli: Cli, world: World) -> None:
    answer = cli("events", "v1", "get-event-by-path", *world.path("beacon")).json
    assert (answer["responseCode"], answer["data"]["id"]) == (200, world.ids["beacon"])


def test_links_payload_and_capture(cli: Cli, world: World) -> None:
    assert isinstance(cli("events", "v1", "links", "get-event-links", *world.path("beacon")).data, list)
    payload = cli("events", "v1", "payload", "get-payload", *world.path("beacon")).data
    assert (payload["type"], payload["payload"]) == ("string", seed.TEXT_PAYLOAD)
    assert cli("events", "v1", "pcap", "get-pcap", *world.path("captured")).out == "<Response [200]>\n"


def test_listing(cli: Cli, world: World) -> None:
    answer = cli("events", "v1", "aggregated", "list-aggregated-events", "--signature", "RECENT-1",
                 "--start-timestamp=-2days", "--limit", 2, "--customer-id", world.customers["acme"]).json
    assert world.names(answer["data"]) == ["recent_high", "recent_low"]
    assert (answer["limit"], answer["count"]) == (2, 3)


def test_searching(cli: Cli, world: World) -> None:
    find = ("events", "v1", "aggregated", "find-aggregated-events")
    body = '{startTimestamp: "-2days", signature: ["RECENT-1"], limit: 2}'
    assert world.names(cli(*find, "--body", body).data) == ["recent_high", "recent_low"]
    rows = cli(*find, START, END, "--signature", "SNORT-1:41336", "--min-severity", "critical").data
    assert world.names(rows) == ["exfil"]


def test_statistics(cli: Cli) -> None:
    data = cli("events", "v1", "aggregated", "find-aggregated-event-stats", START, END, "--group-by",
               "EVENT_SEVERITY").data
    found = sum(record["value"]["count"] for frame in data["timeFrames"] for record in frame["records"])
    assert found == len(seed.ACME)
    assert {key["EVENT_SEVERITY"] for key in data["keys"]} == {"low", "medium", "high", "critical"}


def test_updating(cli: Cli, world: World, fresh: Callable[..., str]) -> None:
    case, name = world.new_case("By command line"), fresh()
    update = f"{{comment: hi, associateToCase: {case}, flagsToEnable: [FOLLOWUP]}}"
    (row,) = cli("events", "v1", "aggregated", "update-events", "--event-identifiers", world.ids[name], "--update",
                 update).data
    assert [comment["comment"] for comment in row["comments"]] == ["hi"]
    assert row["associatedCase"]["id"] == case
    assert "FOLLOWUP" in row["flags"]
    rows = cli("events", "v1", "case", "get-events-for-case", case, "--limit", 10).data
    assert world.names(rows) == [name]


def test_updating_in_bulk(cli: Cli, world: World, fresh: Callable[..., str]) -> None:
    fresh(signature="CLI-BULK")
    fresh(signature="CLI-BULK")
    changed = cli("events", "v1", "aggregated", "update-events-bulk", "--criteria",
                  "{signature: [CLI-BULK], startTimestamp: 0}", "--update", "{comment: bulk}").data
    assert changed == 2


def test_raw_events(cli: Cli, world: World) -> None:
    window = [f"--start-timestamp={seed.RAW_BASE - 1}", f"--end-timestamp={seed.RAW_BASE + seed.HOUR}"]
    listed = cli("events", "v1", "nids", "list-nids-events", *window).data
    assert world.names(listed) == ["raw_v6", "raw_dns", "raw_web"]
    found = cli("events", "v1", "nids", "find-nids-events", *window, "--min-severity", "high").data
    assert world.names(found) == ["raw_v6", "raw_web"]


# events v2


def test_v2(cli: Cli, world: World) -> None:
    event = cli("events", "v2", "event", "get-event", *world.path("beacon")[1:]).data
    assert (event["id"], event["type"]) == (world.ids["beacon"], "aggregated")
    body = f'{{startTimestamp: "{seed.BASE}", endTimestamp: "{seed.BASE + seed.HOUR}", includeFlag: [blocked]}}'
    assert world.names(cli("events", "v2", "event", "search-events", "--body", body).data) == ["exfil", "beacon"]
    listed = cli("events", "v2", "event", "list-events", START, END, "--signature", "NET-6").data
    assert world.names(listed) == ["v6net"]
    statistics = cli("events", "v2", "event", "get-event-statistics", "--body", body).data
    assert statistics[0]["count"] == 2


def test_v2_submitting_and_assessing(cli: Cli, world: World) -> None:
    submitted = cli("events", "v2", "event", "submit-events", "--signature", "CLI-1", "--severity", "high",
                    "--source", '{ip: "10.6.0.1", port: 5}', *ELSEWHERE, login="sensor").data
    assert submitted["status"] == "accepted"
    _, timestamp, customer, uuid = submitted["id"].split("/")
    event = cli("events", "v2", "event", "assess-event", timestamp, customer, uuid, "--comment", "Seen.",
                "--enable-flag", "notAThreat").data
    assert "notAThreat" in event["flags"]


def test_v2_what_is_not_offered(run: Callable[..., Any], world: World) -> None:
    done = run("events", "v2", "servicetask", "list-tasks", login="admin")
    assert done.code == 1
    assert "Status code 501: Not Implemented\nACTION_ERROR: " in done.err


# Looking up


def test_the_current_user(cli: Cli) -> None:
    assert cli("currentuser", "v1", "user", "get-current-user").data["userName"] == "anna"
    assert cli("currentuser", "v1", "user", "get-current-user", login="admin").data["userName"] == "admin"


def test_the_session(cli: Cli) -> None:
    assert cli("authentication", "v1", "session", "get-session").data["authenticationMethod"] == "APIKEY"


def test_customers_and_users(cli: Cli, world: World) -> None:
    customer = cli("customers", "v2", "customer", "get-customer", "acme").data
    assert (customer["id"], customer["language"]) == (world.customers["acme"], "english")
    assert cli("customers", "v2", "customer", "get-customer", customer["id"]).data == customer
    user = cli("users", "v2", "user", "get-basic-user", "anna").data
    assert (user["shortName"], user["name"]) == ("anna", "Anna Berg")


def test_alarms(cli: Cli, world: World) -> None:
    attack = world.call("anna", "GET", f"/events/v1/{world.ids['eve_ssh']}")["data"]["attackInfo"]
    alarm = cli("alarms", "v1", "alarm", "get-alarm-by-id", attack["alarmID"]).data
    assert alarm["description"] == seed.SCAN
    category = cli("alarms", "v1", "category", "get-category-by-id", attack["attackCategoryID"]).data
    assert category["name"] == attack["attackCategoryName"]


# Keys, addresses and mistakes


def test_without_a_file_of_settings(cli: Cli, world: World) -> None:
    answer = cli("events", "v1", "get-event-by-path", *world.path("beacon"), "--server-url", world.url, "--api-key",
                 world.keys["anna"], login=None)
    assert answer.data["id"] == world.ids["beacon"]


def test_a_key_for_one_call(cli: Cli, run: Callable[..., Any], world: World) -> None:
    words = ("events", "v1", "get-event-by-path", *world.path("foreign"))
    assert run(*words).code == 1
    assert cli(*words, "--apikey", world.keys["admin"]).data["id"] == world.ids["foreign"]


@pytest.mark.parametrize(
    "login, words, status",
    [
        ("sensor", ["events", "v1", "aggregated", "list-aggregated-events"], "403: Forbidden\nACTION_ERROR: "),
        ("anna", ["events", "v1", "get-event-by-path", "AGGR", "1", "1", "6c36deb6-d5e3-461c-bab4-fca397006cb9"],
         "404: Not Found\nACTION_ERROR: "),
        ("anna", ["events", "v1", "aggregated", "list-aggregated-events", "--start-timestamp=yesterday"],
         "412: Precondition Failed\nFIELD_ERROR (startTimestamp): startTimestamp "),
    ],
    ids=["403", "404", "412"],
)
def test_errors_end_with_1_and_the_reason(login: str, words: list[str], status: str, run: Callable[..., Any]) -> None:
    done = run(*words, login=login)
    assert (done.code, done.out) == (1, "")
    assert f"Status code {status}" in done.err


def test_a_wrong_key_ends_with_1(run: Callable[..., Any]) -> None:
    done = run("events", "v1", "aggregated", "list-aggregated-events", "--apikey", "no/such/key")
    assert (done.code, done.out) == (1, "")
    assert "Status code 401: Unauthorized\nACTION_ERROR: " in done.err


def test_wrong_arguments_end_with_2_and_never_ask(run: Callable[..., Any]) -> None:
    assert run("events", "search", "no time at all", "now").code == 2
