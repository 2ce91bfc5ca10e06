"""events v2: one event, by its path with and without a type."""

from __future__ import annotations

import base64
from typing import Any, Callable

import pytest
from argus_api.exceptions.http import ObjectNotFoundException
from argus_api.lib.events.v1.aggregated import update_events
from argus_api.lib.events.v2 import event as v2
from argus_api.session import ArgusAPISession

from harness import seed
from harness.world import World


def plain(get: Callable[..., Any]) -> Callable[..., Any]:
    """For a name of an event, by the path of v2."""
    return lambda world, name, **more: get(*world.path(name)[1:], **more)


def compatible(get: Callable[..., Any]) -> Callable[..., Any]:
    """The same by the path of v1, which begins with a type."""
    return lambda world, name, **more: get(*world.path(name), **more)


GET = pytest.mark.parametrize("get", [plain(v2.get_event), compatible(v2.get_event_compatibility)],
                              ids=["plain", "compatible"])
LINKS = pytest.mark.parametrize("get", [plain(v2.get_event_links), compatible(v2.get_event_links_compatibility)],
                                ids=["plain", "compatible"])
PAYLOAD = pytest.mark.parametrize("get", [plain(v2.get_payload), compatible(v2.get_payload_compatibility)],
                                  ids=["plain", "compatible"])
PCAP = pytest.mark.parametrize("get", [plain(v2.get_pcap), compatible(v2.get_pcap_compatibility)],
                               ids=["plain", "compatible"])


@GET
def test_an_aggregated_event(get: Callable[..., Any], world: World) -> None:
    got = get(world, "beacon")["data"]
    _, timestamp, acme, uuid = world.path("beacon")
    assert (got["id"], got["uuid"], got["type"]) == (world.ids["beacon"], uuid, "aggregated")
    assert (got["customer"]["id"], got["customer"]["shortName"]) == (acme, "acme")
    assert got["signature"] == {"name": "SNORT-1:41336"}
    assert (got["severity"], got["count"], got["protocol"]) == ("high", 12, "tcp")
    assert (got["domain"], got["uri"]) == ("evil.example.com", "/gate.php?id=1")
    assert set(got["flags"]) >= {"blocked", "hasPayload"}
    source, destination = got["source"], got["destination"]
    assert (source["address"], source["port"]) == ("10.5.97.201", 12342)
    # What v1 says in a flag of the event, v2 says in one of the end point.
    assert "isCustomerNet" in source["flags"]
    assert (destination["address"], destination["geoInfo"]["countryCode"]) == ("94.127.56.1", "NO")
    times = got["timestamps"]
    assert (times["firstEvent"], times["lastEvent"]) == (timestamp, timestamp)
    assert times["lastUpdated"] >= world.now
    assert times["created"]


@GET
def test_a_raw_event(get: Callable[..., Any], world: World) -> None:
    got = get(world, "eve_ssh1")["data"]
    assert (got["id"], got["type"], got["count"]) == (world.ids["eve_ssh1"], "raw", 1)
    assert got["alarm"]["description"] == seed.SCAN
    assert got["attackCategory"]["name"] == "Attempted Information Leak"
    assert got["sensor"]["hostName"] == "sensor-1"


@GET
def test_an_event_of_a_case(get: Callable[..., Any], world: World) -> None:
    (case,) = get(world, "cased")["data"]["associatedCases"]
    assert (case["id"], case["subject"]) == (world.case, "Beacons")


@GET
def test_properties_only_if_asked(get: Callable[..., Any], world: World) -> None:
    def properties(**more: Any) -> dict[str, Any]:
        return {found["key"]: found["values"] for found in get(world, "worded", **more)["data"]["properties"] or []}

    assert not {"words", "several"} & set(properties())
    assert properties(includeProperties=["several"]) == {"several": ["one", "two"]}
    every = properties(includeAllProperties=True)
    assert (every["words"], every["several"]) == (["alpha beta gamma"], ["one", "two"])


@GET
def test_raw_events_only_if_asked(get: Callable[..., Any], world: World) -> None:
    assert not get(world, "eve_ssh")["data"]["subEvents"]
    named = get(world, "eve_ssh", includeSubEvents=True)["data"]["subEvents"]
    assert sorted(named) == sorted([world.ids["eve_ssh1"], world.ids["eve_ssh2"]])


@GET
def test_comments_only_if_asked(get: Callable[..., Any], world: World, fresh: Callable[..., str]) -> None:
    name = fresh()
    update_events({"comment": "Seen."}, eventIdentifiers=[world.ids[name]])
    assert not get(world, name)["data"]["comments"]
    (comment,) = get(world, name, includeComments=True)["data"]["comments"]
    assert (comment["comment"], comment["user"]["shortName"]) == ("Seen.", "anna")


@LINKS
def test_links(get: Callable[..., Any], world: World) -> None:
    found = get(world, "beacon")["data"]
    assert all(link["name"] and link["uri"] for link in found)


@PAYLOAD
def test_payload(get: Callable[..., Any], world: World) -> None:
    found = get(world, "beacon")["data"]
    assert found == {"id": world.ids["beacon"], "type": "string", "payload": seed.TEXT_PAYLOAD}
    captured = get(world, "captured")["data"]
    assert (captured["type"], base64.b64decode(captured["payload"])) == ("pcap", seed.PCAP)


@PCAP
def test_capture(get: Callable[..., Any], world: World) -> None:
    answer = get(world, "captured")
    assert (answer.headers["Content-Type"], answer.content) == ("application/x-pcap", seed.PCAP)


@GET
@pytest.mark.parametrize("what", ["event", "links", "payload", "pcap"])
def test_what_may_not_be_seen_is_not_there(
    get: Callable[..., Any], what: str, world: World, admin: ArgusAPISession
) -> None:
    functions = {"event": get, "links": plain(v2.get_event_links), "payload": plain(v2.get_payload),
                 "pcap": plain(v2.get_pcap)}
    assert functions[what](world, "foreign", api_session=admin)
    with pytest.raises(ObjectNotFoundException):
        functions[what](world, "foreign")
