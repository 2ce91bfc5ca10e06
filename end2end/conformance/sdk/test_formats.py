"""Lists as CSV and as JSON lines, for whoever asks by `Accept`: no function of the SDK does."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from harness import http, seed
from harness.world import World

WINDOW = {**seed.WINDOW, "limit": 500}


def ask(world: World, method: str, path: str, accept: str, body: Any = None) -> http.Answer:
    return http.send(method, world.url + path, body, Argus_API_Key=world.keys["anna"], Accept=accept)


QUERY = "&".join(f"{name}={value}" for name, value in WINDOW.items())
RAW_QUERY = "&".join(f"{name}={value}" for name, value in seed.RAW_WINDOW.items())

LISTS = [
    ("GET", f"/events/v1/aggregated?{QUERY}", None, seed.ACME),
    ("POST", "/events/v1/aggregated/search", WINDOW, seed.ACME),
    ("GET", f"/events/v1/nids?{RAW_QUERY}", None, seed.RAW_ACME),
    ("POST", "/events/v1/nids/search", seed.RAW_WINDOW, seed.RAW_ACME),
    ("GET", "/events/v1/case/{case}", None, {"cased"}),
    ("GET", f"/events/v2/event?{QUERY}&type=aggregated", None, seed.ACME),
    ("POST", "/events/v2/event/search", {**WINDOW, "type": ["aggregated"]}, seed.ACME),
    ("GET", "/events/v2/case/{case}", None, {"cased"}),
]
EACH_LIST = pytest.mark.parametrize(
    "method, path, body, names", LISTS, ids=[f"{m} {p.split('?')[0]}" for m, p, _, _ in LISTS]
)


@EACH_LIST
def test_json_lines(method: str, path: str, body: Any, names: set[str], world: World) -> None:
    path = path.format(case=world.case)
    answer = ask(world, method, path, "application/jsonl", body)
    assert answer.status == 200, answer.text
    assert answer.headers["content-type"].split(";")[0] == "application/jsonl"
    rows = [json.loads(line) for line in answer.text.splitlines()]
    assert rows == ask(world, method, path, "*/*", body).json["data"]
    assert set(world.names(rows)) == names


@EACH_LIST
def test_csv(method: str, path: str, body: Any, names: set[str], world: World) -> None:
    answer = ask(world, method, path.format(case=world.case), "text/csv", body)
    assert answer.status == 200, answer.text
    assert answer.headers["content-type"].split(";")[0] == "text/csv"
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert set(world.names(rows)) == names
    assert all(None not in row and None not in row.values() for row in rows), "rows are as long as the head"


def test_an_error_is_json_whatever_is_asked_for(world: World) -> None:
    path, wrong = "/events/v1/aggregated/search", {**WINDOW, "minSeverity": "worst"}
    # The same request is answered in that format if it is right.
    for accept in ("text/csv", "application/jsonl"):
        assert ask(world, "POST", path, accept, WINDOW).headers["content-type"].split(";")[0] == accept
        answer = ask(world, "POST", path, accept, wrong)
        assert (answer.status, answer.json["messages"][0]["field"]) == (412, "minSeverity")


@EACH_LIST
def test_a_format_that_there_is_not(method: str, path: str, body: Any, names: set[str], world: World) -> None:
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    answer = ask(world, method, path.format(case=world.case), sheet, body)
    assert (answer.status, answer.json["responseCode"], answer.json["data"]) == (406, 406, None)
    (message,) = answer.json["messages"]
    assert message["type"] == "ACTION_ERROR"
    assert "text/csv" in message["message"]
    either = ask(world, method, path.format(case=world.case), f"{sheet}, */*;q=0.1", body)
    assert set(world.names(either.json["data"])) == names


def test_each_version_has_its_own_columns(world: World) -> None:
    def columns(version: str) -> list[str]:
        return ask(world, "GET", f"/events/{version}/case/{world.case}", "text/csv").text.splitlines()[0].split(",")

    assert {"startTimestamp", "sourceAddress"} < set(columns("v1"))
    assert {"timestamps.firstEvent", "source.address"} < set(columns("v2"))
    assert set(columns("v1")) & set(columns("v2")) == {
        "id", "severity", "count", "protocol", "domain", "uri", "flags", "associatedCases", "properties", "comments",
    }
