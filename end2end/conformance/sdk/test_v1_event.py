"""A single event: `GET /events/v1/{type}/{timestamp}/{customerID}/{eventID}` and what hangs on it."""

from __future__ import annotations

import base64
from typing import Any, Callable

import pytest
from argus_api.exceptions.http import ObjectNotFoundException
from argus_api.lib.events.v1 import get_event_by_path, links, payload, pcap
from argus_api.lib.events.v2.event import submit_events
from argus_api.session import ArgusAPISession

from harness import seed
from harness.world import World
from sdk.requirement import EXAMPLE


def test_the_example_of_the_requirement(world: World, session_of: Callable[..., Any]) -> None:
    example = EXAMPLE["data"]
    acme = world.customers["acme"]
    id = example["id"].replace("/2171/", f"/{acme}/")
    submitted = submit_events(
        id=id, startTimestamp=example["startTimestamp"], endTimestamp=example["endTimestamp"],
        signature="SNORT-1:41336", severity="high", protocol="0", flags=example["flags"],
        source={"ip": "10.5.97.201", "port": 12342},
        destination={"ip": "94.127.56.1", "port": 80, "geoLocation": seed.NORWAY},
        properties={key: [value] for key, value in example["properties"].items()},
        api_session=session_of("sensor"),
    )["data"]
    assert submitted == {"id": id, "status": "accepted", "message": None}

    answer = get_event_by_path("AGGR", example["timestamp"], acme, id.split("/")[3])
    got = answer["data"]
    for field in ("limit", "offset", "count", "size", "metaData", "messages"):
        assert answer[field] == EXAMPLE[field]
    # What the server adds or names by itself.
    assert got["properties"].items() >= example["properties"].items()
    assert got["customerInfo"] == {"id": acme, "shortName": "acme", "name": "Acme Corp"}
    assert got["attackInfo"].keys() == example["attackInfo"].keys()
    assert got["attackInfo"]["signature"] == "SNORT-1:41336"
    assert got["location"].keys() == example["location"].keys() and got["location"]["id"] == 0
    assert got["destination"]["geoLocation"].keys() == example["destination"]["geoLocation"].keys()
    assert sorted(got["flags"]) == sorted(example["flags"])
    assert got["lastUpdatedTimestamp"] >= world.now
    exactly = ["associatedCase", "domain", "uri", "count", "source", "protocol", "timestamp", "startTimestamp",
               "endTimestamp", "severity", "detailedEventIDS"]
    assert {field: got[field] for field in exactly} == {field: example[field] for field in exactly}
    geo = got["destination"]["geoLocation"]
    assert (geo["countryCode"], geo["latitude"], geo["longitude"]) == ("NO", 52.3824, 4.8995)
    assert got["destination"]["networkAddress"] == example["destination"]["networkAddress"]


def test_an_aggregated_event(event: Callable[[str], Any], world: World) -> None:
    beacon = event("beacon")
    assert beacon["id"] == world.ids["beacon"]
    assert beacon["count"] == 12
    assert beacon["domain"] == {"fqdn": "evil.example.com"}
    assert beacon["uri"] == "/gate.php?id=1"
    assert set(beacon["flags"]) >= {"BLOCKED", "SOURCE_IS_CUSTOMERNET", "HAS_PAYLOAD"}
    assert (beacon["comments"], beacon["associatedCases"]) == ([], [])


def test_an_event_of_a_case(event: Callable[[str], Any], world: World) -> None:
    cased = event("cased")
    assert cased["associatedCase"]["id"] == world.case
    assert cased["associatedCase"]["subject"] == "Beacons"
    assert cased["associatedCases"] == [cased["associatedCase"]]


def test_a_range_of_addresses(event: Callable[[str], Any]) -> None:
    assert event("v6net")["source"]["networkAddress"] == {
        "address": "2001:db8:2::", "host": False, "ipv6": True, "maskBits": 48, "multicast": False,
        "public": event("v6net")["source"]["networkAddress"]["public"],
    }


@pytest.mark.parametrize("kind", ["NIDS", "RAW"])
def test_a_raw_event(kind: str, world: World) -> None:
    _, *rest = world.path("eve_ssh1")
    raw = get_event_by_path(kind, *rest)["data"]
    assert raw["id"] == world.ids["eve_ssh1"]
    assert (raw["count"], raw["protocolID"], raw["timestamp"]) == (1, 6, seed.EVE_BASE)
    assert raw["attackInfo"]["signature"] == "SNORT-1:2001219"
    assert raw["attackInfo"]["alarmDescription"] == seed.SCAN
    assert raw["sensor"]["hostName"] == "sensor-1"


def test_an_aggregate_names_its_raw_events(event: Callable[[str], Any], world: World) -> None:
    aggregate = event("eve_ssh")
    assert sorted(aggregate["detailedEventIDS"]) == sorted([world.ids["eve_ssh1"], world.ids["eve_ssh2"]])
    assert (aggregate["startTimestamp"], aggregate["endTimestamp"]) == (seed.EVE_BASE, seed.EVE_BASE + 30_000)
    assert event("eve_http_aggregated")["domain"] == {"fqdn": "shop.example.com"}


def test_the_old_name_of_the_type_of_aggregates(world: World) -> None:
    _, *rest = world.path("beacon")
    assert get_event_by_path("AGGRATTACK", *rest)["data"]["id"] == world.ids["beacon"]


@pytest.mark.parametrize("get", [get_event_by_path, links.get_event_links, payload.get_payload, pcap.get_pcap])
def test_what_may_not_be_seen_is_not_there(get: Callable[..., Any], world: World, admin: ArgusAPISession) -> None:
    foreign, own = world.path("foreign"), world.path("captured")
    assert get(*foreign, api_session=admin) and get(*own)
    for path in [foreign, (*own[:3], "6c36deb6-0000-0000-0000-fca397006cb9"), (own[0], own[1] + 1, *own[2:])]:
        with pytest.raises(ObjectNotFoundException):
            get(*path)


def test_links(world: World) -> None:
    found = links.get_event_links(*world.path("beacon"))["data"]
    assert all(link["name"] and link["uri"] and link["type"] in ("generic", "specific") for link in found)
    _, *rest = world.path("eve_ssh1")
    assert isinstance(links.get_event_links("RAW", *rest)["data"], list)


def test_payload_of_text(world: World) -> None:
    found = payload.get_payload(*world.path("beacon"))["data"]
    assert found == {"id": world.ids["beacon"], "type": "string", "payload": seed.TEXT_PAYLOAD}


def test_payload_of_a_raw_event(world: World) -> None:
    found = payload.get_payload(*world.path("raw_web"))["data"]
    assert (found["type"], found["payload"]) == ("string", seed.TEXT_PAYLOAD)


def test_payload_that_suricata_recorded(world: World) -> None:
    found = payload.get_payload(*world.path("eve_ssh1"))["data"]
    text = found["payload"] if found["type"] == "string" else base64.b64decode(found["payload"]).decode()
    assert text == seed.PRINTABLE


@pytest.mark.parametrize("name", ["scan", "eve_ssh2"])
def test_an_event_without_payload(name: str, world: World) -> None:
    for get in (payload.get_payload, pcap.get_pcap):
        assert get(*world.path("captured"))
        with pytest.raises(ObjectNotFoundException):
            get(*world.path(name))


def test_capture(world: World) -> None:
    answer = pcap.get_pcap(*world.path("captured"))
    assert answer.headers["Content-Type"] == "application/x-pcap"
    assert answer.content == seed.PCAP
    found = payload.get_payload(*world.path("captured"))["data"]
    assert (found["type"], base64.b64decode(found["payload"])) == ("pcap", seed.PCAP)
