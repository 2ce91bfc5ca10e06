"""Every test of the SDK runs on each engine, as `anna` unless it says otherwise."""

from __future__ import annotations

import os
from typing import Any, Callable, Iterator

import pytest
from argus_api.lib.cases.v2.case import create_case
from argus_api.lib.events.v1 import aggregated, get_event_by_path, nids
from argus_api.lib.events.v2 import event as event_v2
from argus_api.session import ArgusAPISession

from harness import database, seed
from harness.contract.wire import Wire
from harness.world import World

# A proxy of this machine is none of the server's, and neither are settings of the person at it.
for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
    del os.environ[name]
os.environ.pop("ARGUS_API_TIMEOUT", None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--wire", action="store_true", help="show every request and answer (with -s)")


WIRE = Wire()


def pytest_configure(config: pytest.Config) -> None:
    WIRE.loud = config.getoption("--wire")
    WIRE.install()


@pytest.fixture(scope="session", params=database.engines())
def world(request: pytest.FixtureRequest) -> Iterator[World]:
    world = World(request.param)
    yield world
    world.stop()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With `-n`, a worker keeps to one engine, so that each server is started once."""
    for item in items:
        engine = getattr(item, "callspec", None) and item.callspec.params.get("world")
        item.add_marker(pytest.mark.xdist_group(engine or "none"))


def pytest_runtest_setup() -> None:
    WIRE.exchanges.clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """A failed test shows what went over the wire, and what the server said about it."""
    report = yield
    if report.failed and WIRE.exchanges:
        report.sections.append(("wire", "\n\n".join(map(str, WIRE.exchanges[-3:]))))
    if report.failed and "world" in getattr(item, "funcargs", {}):
        log = item.funcargs["world"].server.log()
        report.sections.append(("server", "".join(log.splitlines(keepends=True)[-15:])))
    return report


@pytest.fixture
def session_of(world: World) -> Callable[[str], ArgusAPISession]:
    """The session of a user's key: `session_of("admin")`."""
    return lambda login: ArgusAPISession(auth=world.keys[login], api_url=world.url)


@pytest.fixture(autouse=True)
def anna(session_of: Callable[[str], ArgusAPISession]) -> Iterator[ArgusAPISession]:
    """The session of functions that are given none. Without it they would call mnemonic's own service."""
    with session_of("anna") as session:
        yield session


@pytest.fixture
def admin(session_of: Callable[[str], ArgusAPISession]) -> ArgusAPISession:
    return session_of("admin")


Find = Callable[..., set[str]]


@pytest.fixture
def find(world: World) -> Find:
    """The names of the aggregated events within `seed.WINDOW` that criteria find."""

    def find(**criteria: Any) -> set[str]:
        answer = aggregated.find_aggregated_events(**{**seed.WINDOW, "limit": 500, **criteria})
        assert answer["count"] == answer["size"]
        return set(world.names(answer["data"]))

    return find


@pytest.fixture
def find_raw(world: World) -> Find:
    """The names of the raw events within `seed.RAW_WINDOW`."""

    def find(**criteria: Any) -> set[str]:
        answer = nids.find_nids_events(**{**seed.RAW_WINDOW, "limit": 500, **criteria})
        assert answer["count"] == answer["size"]
        return set(world.names(answer["data"]))

    return find


@pytest.fixture
def find_v2(world: World) -> Find:
    """As `find`, with the criteria of v2."""

    def find(**criteria: Any) -> set[str]:
        answer = event_v2.search_events(**{**seed.WINDOW, "limit": 500, **criteria})
        assert answer["count"] == answer["size"]
        return set(world.names(answer["data"]))

    return find


@pytest.fixture
def fresh(world: World) -> Callable[..., str]:
    """Stores an event of acme that only this test knows, and gives its name.

    It lies at a time of its own, so that a test which changes it changes nothing that others look for.
    """

    def fresh(minute: float = 0, **fields: Any) -> str:
        number = len(world.ids)
        name = f"fresh{number}"
        own = 100 * seed.DAY / seed.MINUTE + number * 60 + minute
        event = seed.event(own, f"FRESH-{number}", "low", seed.end("10.7.0.1", 1), seed.end("10.7.0.2", 2))
        world.submit({name: {**event, **fields}})
        return name

    return fresh


@pytest.fixture
def opened() -> Callable[..., dict[str, Any]]:
    """Opens a case of acme with what has to be said at least, and gives it."""

    def opened(subject: str = "Beacons", **fields: Any) -> dict[str, Any]:
        least = {"service": "ids", "type": "securityIncident", "description": "<p>What happened.</p>"}
        return create_case(**{**least, "subject": subject, **fields})["data"]

    return opened


@pytest.fixture
def event(world: World) -> Callable[[str], dict[str, Any]]:
    """An event by its name, read anew, as v1 shows it."""
    return lambda name: get_event_by_path(*world.path(name))["data"]


@pytest.fixture
def wire() -> Wire:
    return WIRE
