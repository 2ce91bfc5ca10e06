"""events v2: `POST /events/v2/event` and `/bulk`, as sensors submit."""

from __future__ import annotations

import uuid
from typing import Any, Callable

import pytest
from argus_api.exceptions.http import ValidationErrorException
from argus_api.lib.events.v1 import get_event_by_path
from argus_api.lib.events.v2.event import submit_events, submit_events_bulk
from argus_api.session import ArgusAPISession

from harness import seed
from harness.world import World

WHEN = seed.BASE + 200 * seed.DAY


@pytest.fixture
def submit(session_of: Callable[[str], ArgusAPISession]) -> Callable[..., dict[str, Any]]:
    return lambda **event: submit_events(**event, api_session=session_of("sensor"))["data"]


@pytest.fixture
def submit_bulk(session_of: Callable[[str], ArgusAPISession]) -> Callable[..., dict[str, Any]]:
    return lambda events, **more: submit_events_bulk(events, **more, api_session=session_of("sensor"))["data"]


def read(id: str) -> dict[str, Any]:
    return get_event_by_path(*id.split("/"))["data"]


def test_what_is_left_out_is_made_up(submit: Callable[..., Any], world: World) -> None:
    answer = submit(signature="SUBMIT-1")
    assert (answer["status"], answer["message"]) == ("accepted", None)
    event = read(answer["id"])
    assert (event["customerInfo"]["shortName"], event["severity"], event["count"]) == ("acme", "low", 1)
    assert event["timestamp"] >= world.now
    assert {"agent.id", "agent.timestamp", "engine.timestamp"} <= set(event["properties"])


def test_everything_that_can_be_told(submit: Callable[..., Any], world: World) -> None:
    case = world.new_case("Everything")
    event_id = str(uuid.uuid4())
    answer = submit(
        id={"type": "aggregated", "customer": "acme", "timestamp": WHEN, "uuid": event_id},
        startTimestamp=WHEN - 1000, endTimestamp=WHEN + 1000, signature="SUBMIT-2", severity="critical", count=7,
        protocol="udp", location="0", uri="/x?y=1", fqdn="told.example.com", aggregationKey="key",
        source=seed.end("2001:db8::1", 53, user="bob", host="pc-1", geoLocation={**seed.CHINA, "geoLocationID": 1}),
        destination=seed.end("192.168.0.0/24", 443), flags=["BLOCKED", "FOLLOWUP"],
        properties={"a.b": ["x", "y"], "c": ["z"]}, subEvents=[world.ids["eve_ssh1"]],
        associatedCaseID=case, associatedCaseIDs=[case],
        payload={"payloadType": "binary", "payload": "AAEC"},
    )
    assert answer["id"] == f"AGGR/{WHEN}/{world.customers['acme']}/{event_id}"
    event = read(answer["id"])
    assert (event["timestamp"], event["startTimestamp"], event["endTimestamp"]) == (WHEN, WHEN - 1000, WHEN + 1000)
    assert (event["count"], event["severity"], event["protocol"]) == (7, "critical", "17")
    assert (event["domain"], event["uri"]) == ({"fqdn": "told.example.com"}, "/x?y=1")
    assert event["source"]["networkAddress"]["address"] == "2001:db8::1"
    assert event["source"]["geoLocation"]["countryCode"] == "CN"
    assert event["destination"]["networkAddress"]["maskBits"] == 24
    assert set(event["flags"]) >= {"BLOCKED", "FOLLOWUP", "HAS_PAYLOAD"}
    assert (event["properties"]["a.b"], event["properties"]["c"]) == ("x,y", "z")
    assert event["detailedEventIDS"] == [world.ids["eve_ssh1"]]
    assert [linked["id"] for linked in event["associatedCases"]] == [case]


@pytest.mark.parametrize("protocol, number", [("icmp", "1"), ("tcp", "6"), ("udp", "17"), ("esp", "50"), ("ah", "51"),
                                              ("0", "0"), ("255", "255"), ("6", "6")])
def test_protocols(protocol: str, number: str, submit: Callable[..., Any]) -> None:
    assert read(submit(signature="SUBMIT-3", protocol=protocol)["id"])["protocol"] == number


def test_the_same_id_again_adds_to_the_event(submit: Callable[..., Any], world: World) -> None:
    first = submit(signature="SUBMIT-4", startTimestamp=WHEN, endTimestamp=WHEN, flags=["BLOCKED"], count=1,
                   properties={"a": ["1"], "b": ["1"]})
    again = submit(id=first["id"], severity="high", flags=["FOLLOWUP"], count=2, properties={"b": ["2"]})
    assert again["id"] == first["id"]
    event = read(first["id"])
    assert (event["severity"], event["count"], event["startTimestamp"]) == ("high", 2, WHEN)
    assert set(event["flags"]) >= {"BLOCKED", "FOLLOWUP"}
    assert (event["properties"]["a"], event["properties"]["b"]) == ("1", "2")

    submit(id=first["id"], flags=["FINALIZED"])
    assert submit(id=first["id"], severity="low")["status"] == "accepted"
    assert read(first["id"])["severity"] == "high", "nothing changes a final event"


def test_raw_events_become_aggregates(submit: Callable[..., Any], world: World) -> None:
    raw = submit(id={"type": "raw"}, signature="SUBMIT-5", startTimestamp=WHEN, endTimestamp=WHEN)
    assert raw["id"].startswith(f"NIDS/{WHEN}/{world.customers['acme']}/")
    assert read(raw["id"])["count"] == 1


def test_in_bulk_in_the_order_of_the_request(submit_bulk: Callable[..., Any]) -> None:
    answer = submit_bulk([{"signature": f"SUBMIT-{n}", "count": n} for n in range(10, 15)])
    assert (answer["accepted"], answer["rejected"]) == (5, 0)
    assert [read(event["id"])["count"] for event in answer["events"]] == list(range(10, 15))


RIGHT, WRONG = {"signature": "SUBMIT-6"}, {"signature": "SUBMIT-6", "severity": "worst"}


def test_one_wrong_event_refuses_all(submit_bulk: Callable[..., Any]) -> None:
    for more in ({}, {"onError": "rejectAll"}):
        with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(events\[1\]\.severity\): "):
            submit_bulk([RIGHT, WRONG], **more)


def test_or_is_dropped(submit_bulk: Callable[..., Any]) -> None:
    answer = submit_bulk([WRONG, RIGHT], onError="dropInvalid")
    assert (answer["accepted"], answer["rejected"]) == (1, 1)
    dropped, kept = answer["events"]
    assert (dropped["status"], kept["status"]) == ("rejected", "accepted")
    assert "severity" in dropped["message"]
    assert read(kept["id"])["attackInfo"]["signature"] == "SUBMIT-6"


@pytest.mark.parametrize(
    "wrong, field",
    [
        ({}, "signature"),
        ({"signature": "S", "severity": "worst"}, "severity"),
        ({"signature": "S", "flags": ["NO_SUCH_FLAG"]}, "flags"),
        ({"signature": "S", "flags": ["NOTIFIED_DELETED"]}, "flags"),
        ({"signature": "S", "flags": ["CUSTOM_VICTIM_AGGREGATION"]}, "flags"),
        ({"signature": "S", "source": {"ip": "10.0.0"}}, "source.ip"),
        ({"signature": "S", "source": {"port": 65536}}, "source.port"),
        ({"signature": "S", "startTimestamp": 2, "endTimestamp": 1}, "endTimestamp"),
        ({"signature": "S", "count": 0}, "count"),
        ({"signature": "S", "id": {"customer": "globex"}}, "id.customer"),
        ({"signature": "S", "location": "no-such-place"}, "location"),
        ({"signature": "S", "associatedCaseIDs": [987654]}, "associatedCaseIDs"),
        ({"signature": "S", "payload": {"payloadType": "hex", "payload": "00"}}, "payload.payloadType"),
        ({"signature": "S", "source": {"ip": "10.0.0.1", "geoLocation": {"latitude": 91, "longitude": 0}}},
         "source.geoLocation.latitude"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_wrong_is_refused_by_name(wrong: dict[str, Any], field: str, submit: Callable[..., Any]) -> None:
    with pytest.raises(ValidationErrorException) as refused:
        submit(**wrong)
    assert f"FIELD_ERROR ({field})" in str(refused.value)


def test_an_empty_bulk(submit_bulk: Callable[..., Any]) -> None:
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(events\)"):
        submit_bulk([])
