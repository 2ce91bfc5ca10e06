"""Customers' networks, and the locations of sensors."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from argus_api.exceptions.http import AccessDeniedException, ArgusException, ObjectNotFoundException
from argus_api.lib.customernetworks.v1 import network
from argus_api.lib.events.v1.aggregated import find_aggregated_event_stats, find_aggregated_events
from argus_api.lib.sensors.v1 import location
from argus_api.session import ArgusAPISession

from harness import seed
from harness.contract.wire import Wire
from harness.world import World


@pytest.fixture
def add(admin: ArgusAPISession) -> Any:
    """Adds a network of acme; all are removed in the end."""
    added = []

    def add(address: str, **more: Any) -> dict[str, Any]:
        given = {"customer": "acme", "zone": "INTERNAL", "description": f"About {address}", **more}
        data = network.add_customer_network(networkAddress=address, **given, api_session=admin)["data"]
        added.append(data["id"])
        return data

    yield add
    for id in added:
        try:
            network.delete_customer_network(id, api_session=admin)
        except ObjectNotFoundException:
            pass


def addresses(answer: dict[str, Any]) -> set[str]:
    shown = [row["networkAddress"] for row in answer["data"]]
    return {f"{address['address']}/{address['maskBits']}" for address in shown}


def test_added_and_read(add: Callable[..., Any], wire: Wire) -> None:
    added = add("10.20.0.0/16", flagsToSet=["DNS", "SERVER"])
    assert wire.exchanges[-1].status == 201
    assert (added["zone"], added["description"]) == ("INTERNAL", "About 10.20.0.0/16")
    assert set(added["flags"]) == {"DNS", "SERVER"}
    assert added["customer"]["shortName"] == "acme"
    assert added["networkAddress"]["host"] is False
    # Without one it is the location 0, of which clients read both names.
    assert {"id", "shortName", "name"} <= set(added["location"])
    assert network.get_customer_network(added["id"])["data"] == added


def test_without_a_location(add: Callable[..., Any]) -> None:
    """`argus-cli customer-networks update` writes `unknown` for networks that have none."""
    for number, written in enumerate(["unknown", "0"]):
        assert add(f"10.2{number}.0.0/16", location=written)["location"]["id"] == 0


def test_listed(add: Callable[..., Any], world: World) -> None:
    add("10.20.0.0/16")
    add("10.21.0.0/16")
    assert addresses(network.get_customer_networks(limit=0)) >= {"10.20.0.0/16", "10.21.0.0/16"}
    acme, globex = world.customers["acme"], world.customers["globex"]
    assert addresses(network.get_customer_networks(customerID=[acme])) == {"10.20.0.0/16", "10.21.0.0/16"}
    assert addresses(network.get_customer_networks(customerID=[globex])) == set()
    page = network.get_customer_networks(limit=1, offset=1)
    assert (page["limit"], page["offset"], page["size"], page["count"]) == (1, 1, 1, 2)


def test_found_by_address(add: Callable[..., Any], world: World) -> None:
    for address in ("10.0.0.0/8", "10.20.0.0/16", "10.20.30.0/24", "10.20.30.40", "192.168.7.0/24", "2001:db8:7::/48"):
        add(address)

    def found(*asked: str, **more: Any) -> set[str]:
        return addresses(network.search_customer_network(addresses=list(asked), limit=0, **more))

    assert found("10.20.30.40") == {"10.0.0.0/8", "10.20.0.0/16", "10.20.30.0/24", "10.20.30.40/32"}
    assert found("10.20.0.0/16", includeSupernet=False) == {"10.20.0.0/16", "10.20.30.0/24", "10.20.30.40/32"}
    assert found("10.20.0.0/16", includeSubnet=False) == {"10.0.0.0/8", "10.20.0.0/16"}
    assert found("2001:db8:7::1") == {"2001:db8:7::/48"}
    assert found("172.16.0.1") == set()
    # As `argus-cli events search --enrich` asks: a number, and one address.
    scalar = network.search_customer_network(customerID=world.customers["acme"], addresses=["192.168.7.9"])
    assert addresses(scalar) == {"192.168.7.0/24"}
    keywords = network.search_customer_network(keywords=["10.20.30.0/24"], limit=0)
    assert addresses(keywords) == {"10.20.30.0/24"}


def test_found_by_flags_and_order(add: Callable[..., Any]) -> None:
    add("10.20.0.0/16", flagsToSet=["DNS"])
    add("10.21.0.0/24", flagsToSet=["DNS", "SERVER"])
    search = network.search_customer_network
    assert addresses(search(includeFlags=["DNS", "SERVER"])) == {"10.21.0.0/24"}
    assert addresses(search(includeFlags=["DNS"], excludeFlags=["SERVER"])) == {"10.20.0.0/16"}
    for sort, expected in [("maskBits", [16, 24]), ("-maskBits", [24, 16])]:
        rows = search(sortBy=[sort])["data"]
        assert [row["networkAddress"]["maskBits"] for row in rows] == expected


def test_changed(add: Callable[..., Any], admin: ArgusAPISession) -> None:
    id = add("10.20.0.0/16", flagsToSet=["DNS", "SERVER"])["id"]
    changed = network.update_customer_network(
        id, description="Another", zone="DMZ", flagsToEnable=["PROXY"], flagsToDisable=["DNS"], api_session=admin
    )["data"]
    assert (changed["description"], changed["zone"]) == ("Another", "DMZ")
    assert set(changed["flags"]) == {"SERVER", "PROXY"}
    assert changed == network.get_customer_network(id)["data"]


def test_removed(add: Callable[..., Any], admin: ArgusAPISession) -> None:
    id = add("10.20.0.0/16")["id"]
    assert network.delete_customer_network(id, api_session=admin)["data"]["id"] == id
    with pytest.raises(ObjectNotFoundException):
        network.get_customer_network(id)
    assert network.get_customer_networks(limit=0)["data"] == []


def test_of_another_customer(add: Callable[..., Any], admin: ArgusAPISession) -> None:
    id = add("10.20.0.0/16", customer="globex")["id"]
    assert network.get_customer_network(id, api_session=admin)["data"]["customer"]["shortName"] == "globex"
    assert network.get_customer_networks(limit=0)["data"] == []
    with pytest.raises(ObjectNotFoundException):
        network.get_customer_network(id)


def test_sensors_may_not(session_of: Callable[[str], ArgusAPISession], admin: ArgusAPISession) -> None:
    given = {"customer": "acme", "zone": "INTERNAL", "description": "d", "networkAddress": "10.30.0.0/16"}
    with pytest.raises(AccessDeniedException):
        network.add_customer_network(**given, api_session=session_of("sensor"))


# Locations


@pytest.fixture
def place(admin: ArgusAPISession, world: World) -> Any:
    """A location of acme."""
    number = len(world.ids)
    made = location.create_location("Oslo, cellar", f"oslo-{number}", networkZone="DMZ",
                                    customerID=world.customers["acme"], api_session=admin)["data"]
    yield made
    try:
        location.delete_location(str(made["id"]), api_session=admin)
    except ArgusException:
        # Events refer to it.
        pass


def test_a_location(place: dict[str, Any], world: World) -> None:
    assert (place["name"], place["zone"]) == ("Oslo, cellar", "DMZ")
    assert place["customerInfo"]["id"] == world.customers["acme"]
    assert place["timeZone"] == {"description": "Europe/Oslo"}
    assert location.get_location(place["shortName"])["data"] == place
    assert location.get_location(str(place["id"]))["data"] == place
    with pytest.raises(ObjectNotFoundException):
        location.get_location("no-such-place")


def test_locations(place: dict[str, Any], world: World) -> None:
    acme, globex = world.customers["acme"], world.customers["globex"]
    assert place["id"] in [row["id"] for row in location.list_locations(customerID=acme, limit=0)["data"]]
    assert location.list_locations(customerID=[globex], limit=0)["data"] == []
    found = location.find_locations(keywords=["cellar"], customerID=[acme])["data"]
    assert place["id"] in [row["id"] for row in found]


def test_where_an_event_was_seen(
    place: dict[str, Any], world: World, fresh: Callable[..., str], event: Callable[[str], Any]
) -> None:
    by_name, by_number = fresh(location=place["shortName"]), fresh(location=str(place["id"]))
    shown = event(by_name)["location"]
    assert (shown["id"], shown["shortName"], shown["name"]) == (place["id"], place["shortName"], "Oslo, cellar")
    search = {"startTimestamp": seed.BASE, "locationID": [place["id"]]}
    found = find_aggregated_events(**search)["data"]
    assert set(world.names(found)) == {by_name, by_number}
    stats = find_aggregated_event_stats(**search, groupBy=["LOCATION"])["data"]
    assert sum(record["value"]["count"] for frame in stats["timeFrames"] for record in frame["records"]) == 2


def test_the_location_of_a_network(place: dict[str, Any], add: Callable[..., Any]) -> None:
    added = add("10.20.0.0/16", location=place["shortName"])
    assert (added["location"]["id"], added["location"]["shortName"]) == (place["id"], place["shortName"])
