"""What the SDK raises, and what it prints."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from argus_api.exceptions.client import ArgusAPIAuthenticationError
from argus_api.exceptions.http import (
    AccessDeniedException,
    ArgusException,
    AuthenticationFailedException,
    ObjectNotFoundException,
    ValidationErrorException,
)
from argus_api.lib.currentuser.v1.user import get_current_user
from argus_api.lib.events.v1 import get_event_by_path, links, payload, pcap
from argus_api.lib.events.v1.aggregated import (
    find_aggregated_event_stats,
    find_aggregated_events,
    list_aggregated_events,
    update_events,
    update_events_bulk,
)
from argus_api.lib.events.v1.case.case import get_events_for_case
from argus_api.lib.events.v1.nids import find_nids_events, list_nids_events
from argus_api.lib.events.v2 import event as v2
from argus_api.lib.events.v2 import servicetask
from argus_api.lib.events.v2.case.case import list_events_by_case
from argus_api.session import ArgusAPISession

from harness import seed
from harness.contract.wire import Wire
from harness.world import World

UUID = "6c36deb6-d5e3-461c-bab4-fca397006cb9"
PATH = ("AGGR", 1569185283911, 1, UUID)
CHANGE = {"update": {"comment": "c"}}

#: Every call that needs a key, with arguments that are right.
CALLS: list[tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]] = [
    (get_event_by_path, PATH, {}),
    (links.get_event_links, PATH, {}),
    (payload.get_payload, PATH, {}),
    (pcap.get_pcap, PATH, {}),
    (list_aggregated_events, (), {}),
    (find_aggregated_events, (), seed.WINDOW),
    (find_aggregated_event_stats, (), seed.WINDOW),
    (list_nids_events, (), {}),
    (find_nids_events, (), seed.WINDOW),
    (get_events_for_case, (1,), {}),
    (update_events, (), {**CHANGE, "eventIdentifiers": ["/".join(map(str, PATH))]}),
    (update_events_bulk, (), {**CHANGE, "criteria": seed.WINDOW}),
    (v2.list_events, (), {}),
    (v2.search_events, (), seed.WINDOW),
    (v2.get_event, PATH[1:], {}),
    (v2.get_event_compatibility, PATH, {}),
    (v2.get_event_links, PATH[1:], {}),
    (v2.get_payload, PATH[1:], {}),
    (v2.get_pcap, PATH[1:], {}),
    (v2.get_event_statistics, (), seed.WINDOW),
    (v2.assess_event, PATH[1:], {"comment": "c"}),
    (v2.assess_event_bulk, (), {"assessment": {"comment": "c"}, "search": seed.WINDOW}),
    (list_events_by_case, (1,), {}),
]
EACH_CALL = pytest.mark.parametrize(
    "call, given, more", CALLS, ids=[f"{call.__module__.split('events.')[1]}.{call.__name__}" for call, _, _ in CALLS]
)


@EACH_CALL
def test_401_without_a_valid_key(call: Callable[..., Any], given: Any, more: Any, world: World) -> None:
    for key in ("no/such/key", world.keys["anna"] + "x"):
        with pytest.raises(AuthenticationFailedException) as refused:
            call(*given, **more, api_session=ArgusAPISession(auth=key, api_url=world.url))
        first, second = str(refused.value).strip().splitlines()
        assert first == "Status code 401: Unauthorized"
        assert second.startswith("ACTION_ERROR: ")


@EACH_CALL
@pytest.mark.parametrize("login", ["sensor", "outsider"])
def test_403_without_permission(
    login: str, call: Callable[..., Any], given: Any, more: Any, session_of: Callable[..., Any]
) -> None:
    with pytest.raises(AccessDeniedException) as refused:
        call(*given, **more, api_session=session_of(login))
    first, second = str(refused.value).strip().splitlines()
    assert first == "Status code 403: Forbidden"
    assert second.startswith("ACTION_ERROR: ")


def test_403_analysts_submit_nothing() -> None:
    with pytest.raises(AccessDeniedException):
        v2.submit_events(signature="S")
    with pytest.raises(AccessDeniedException):
        v2.submit_events_bulk([{"signature": "S"}])


def test_404(world: World) -> None:
    with pytest.raises(ObjectNotFoundException) as missing:
        get_event_by_path("AGGR", 1569185283911, world.customers["acme"], UUID[:-1] + "0")
    first, second = str(missing.value).strip().splitlines()
    assert first == "Status code 404: Not Found"
    assert second.startswith("ACTION_ERROR: ")


def test_412_names_each_field_in_a_line_of_its_own() -> None:
    with pytest.raises(ValidationErrorException) as wrong:
        find_aggregated_events(startTimestamp="yesterday", minSeverity="worst", ip=["10.0.0"])
    first, *lines = str(wrong.value).strip().splitlines()
    assert first == "Status code 412: Precondition Failed"
    assert len(lines) == 3
    for field in ("startTimestamp", "minSeverity", "ip"):
        assert sum(line.startswith(f"FIELD_ERROR ({field}") for line in lines) == 1, lines
    assert wrong.value.status_code == 412
    assert {message["type"] for message in wrong.value.parsed_resp["messages"]} == {"FIELD_ERROR"}


@pytest.mark.parametrize(
    "path, field",
    [(("CASE", *PATH[1:]), "type"), (("AGGR", "soon", 1, UUID), "timestamp"), (("AGGR", 1, 1, "x"), "eventID")],
)
def test_412_for_parts_of_a_path(path: tuple[Any, ...], field: str) -> None:
    with pytest.raises(ValidationErrorException, match=rf"FIELD_ERROR \({field}\): "):
        get_event_by_path(*path)


def lineage_by_compatibility_path(*path: Any, api_session: ArgusAPISession) -> Any:
    """The SDK's own function forgets to put the type into its path, in 3.20 and in 5.1, and always fails."""
    return api_session.get(f"/events/v2/event/{'/'.join(map(str, path))}/lineage")


#: Of events v2, what is not offered: no lineage is kept, and there are no tasks and no index to rebuild.
NOT_OFFERED: list[tuple[Callable[..., Any], tuple[Any, ...]]] = [
    (v2.list_event_lineage, PATH[1:]),
    (lineage_by_compatibility_path, PATH),
    (v2.reindex_events, (["/".join(map(str, PATH))],)),
    (servicetask.get_task, (UUID,)),
    (servicetask.abort_task, (UUID,)),
    (servicetask.bulk_assess_task, ({"comment": "c"}, seed.WINDOW)),
    (servicetask.customer_prune_task_status, (UUID,)),
    (servicetask.list_tasks, ()),
    (servicetask.reindex_search, ()),
    (servicetask.reindex_search_status, (UUID,)),
    (servicetask.search_tasks, ()),
]


@pytest.mark.parametrize("call, given", NOT_OFFERED, ids=[call.__name__ for call, _ in NOT_OFFERED])
def test_501_for_what_is_not_offered(call: Callable[..., Any], given: Any, admin: ArgusAPISession, wire: Wire) -> None:
    with pytest.raises(ArgusException) as refused:
        call(*given, api_session=admin)
    assert refused.value.status_code == 501
    first, second = str(refused.value).strip().splitlines()
    assert first == "Status code 501: Not Implemented"
    assert second.startswith("ACTION_ERROR: ")
    # Clients repeat 500, 503 and 504, each three times.
    assert len(wire.exchanges) == 1


def test_a_session_can_be_checked(world: World) -> None:
    ArgusAPISession(auth=world.keys["anna"], api_url=world.url).authenticate(check=True)
    with pytest.raises(ArgusAPIAuthenticationError, match="ACTION_ERROR: "):
        ArgusAPISession(auth="no/such/key", api_url=world.url).authenticate(check=True)


def test_no_call_at_all_without_a_key(world: World, session_of: Callable[..., Any]) -> None:
    with pytest.raises(AuthenticationFailedException):
        get_current_user(api_session=ArgusAPISession(auth="no/such/key", api_url=world.url))
    assert get_current_user(api_session=session_of("sensor"))["data"]["userName"] == "sensor"
