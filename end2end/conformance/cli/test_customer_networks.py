"""`argus-cli customer-networks list`, `list-locations` and `update`."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

from harness.world import World

Cli = Callable[..., Any]
CREATED = "Network {} created on Argus"


def test_a_dry_run_changes_nothing(cli: Cli, networks: Callable[[str], Path]) -> None:
    file = networks("10.40.0.0/16,Office DNS\n")
    done = cli("customer-networks", "update", "acme", file, "--dry", "--always-yes", login="admin")
    assert "New networks for Acme Corp" in done.out
    assert CREATED.format("10.40.0.0/16") in done.out
    assert "10.40.0.0/16" not in cli("customer-networks", "list", "acme").out


def test_added_changed_and_removed(cli: Cli, networks: Callable[[str], Path]) -> None:
    def update(lines: str, *more: str) -> str:
        words = ("customer-networks", "update", "acme", networks(lines), "--always-yes", *more)
        return cli(*words, "--format", "address,description,zone", login="admin").out

    def listed() -> list[list[str]]:
        out = cli("customer-networks", "list", "acme").out
        assert "Networks for Acme Corp" in out
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in out.splitlines() if "|" in line]
        return sorted(row[:3] for row in rows[1:])

    done = update("10.40.0.0/16,Office,INTERNAL\n10.41.0.0/24,Guests,DMZ\n2001:db8:40::/48,Six,EXTERNAL\n")
    assert CREATED.format("10.41.0.0/24") in done
    assert listed() == [
        ["10.40.0.0/16", "Office", "INTERNAL"],
        ["10.41.0.0/24", "Guests", "DMZ"],
        ["2001:db8:40::/48", "Six", "EXTERNAL"],
    ]
    assert "No action required." in update("10.40.0.0/16,Office,INTERNAL\n")

    done = update("10.40.0.0/16,Head office,INTERNAL\n", "--replace")
    assert "Network 10.40.0.0/16 updated on Argus" in done
    assert ["10.40.0.0/16", "Head office", "INTERNAL"] in listed()

    done = update("10.40.0.0/16,Head office,INTERNAL\n", "--delete-missing")
    assert "Network 10.41.0.0/24 removed from Argus" in done
    assert listed() == [["10.40.0.0/16", "Head office", "INTERNAL"]]


def test_flags_follow_from_the_description(cli: Cli, networks: Callable[[str], Path], world: World) -> None:
    cli("customer-networks", "update", "acme", networks("10.42.0.0/16,Proxy and DNS\n"), "--always-yes", login="admin")
    (found,) = world.call("anna", "GET", "/customernetworks/v1/network")["data"]
    assert set(found["flags"]) == {"PROXY", "DNS"}


def test_many(cli: Cli, networks: Callable[[str], Path]) -> None:
    """The command asks for limit 0, and takes what it gets for everything."""
    lines = "".join(f"10.43.{number}.0/24,Floor {number}\n" for number in range(30))
    cli("customer-networks", "update", "acme", networks(lines), "--always-yes", login="admin")
    assert cli("customer-networks", "list", "acme").out.count("10.43.") == 30
    again = cli("customer-networks", "update", "acme", networks(lines), "--always-yes", login="admin")
    assert "No action required." in again.out


def test_locations(cli: Cli, world: World, networks: Callable[[str], Path]) -> None:
    acme = world.customers["acme"]
    cli("sensors", "v1", "location", "create-location", "--name", "Cellar", "--short-name", "cellar",
        "--time-zone-description", "Europe/Oslo", "--customer-id", acme, "--network-zone", "DMZ", login="admin")
    out = cli("customer-networks", "list-locations", "acme").out
    assert "cellar" in out and "Cellar" in out and "DMZ" in out
    file = networks("10.44.0.0/16,Racks,cellar\n")
    cli("customer-networks", "update", "acme", file, "--always-yes", "--format", "address,description,location",
        login="admin")
    assert "Cellar" in cli("customer-networks", "list", "acme").out


def test_a_customer_that_is_not_there(run: Callable[..., Any], cli: Cli) -> None:
    assert "Networks for" in cli("customer-networks", "list", "acme").out
    done = run("customer-networks", "list", "no-such-customer")
    assert done.code == 1 and "Status code 404: Not Found" in done.err
