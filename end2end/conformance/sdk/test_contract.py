"""The check of every answer itself: it has to accept the requirement's example, and little else."""

from __future__ import annotations

import copy
import inspect
from typing import Any

import pytest
import requests
from argus_api.lib.currentuser.v1.user import get_current_user
from argus_api.lib.events import v1, v2
from argus_api.lib.events.v1 import aggregated, links, nids, payload, pcap
from argus_api.lib.events.v1.case import case
from argus_api.lib.events.v2 import event, servicetask
from argus_api.lib.events.v2.case import case as case_v2
from argus_api.session import ArgusAPISession

from harness.contract import envelope, validation, wire
from harness.contract.documents import documents, operation
from sdk.requirement import EXAMPLE

MODEL = "no.mnemonic.jargus.event.AggregatedIPAttackEvent"


@pytest.fixture(autouse=True)
def anna() -> None:
    """No server is needed here."""


def changed(**fields: Any) -> dict[str, Any]:
    return {**copy.deepcopy(EXAMPLE["data"]), **fields}


def test_every_document_of_the_sdk_is_read() -> None:
    assert len(documents()) == 23


def test_the_example_of_the_requirement_is_accepted() -> None:
    assert list(envelope.problems(200, EXAMPLE)) == []
    assert validation.problems("events", MODEL, EXAMPLE["data"]) == []


@pytest.mark.parametrize(
    "event",
    [
        changed(count="1"),
        changed(count=2**31),
        changed(severity="worst"),
        changed(flags=["BLOCKED", "BLOCKED"]),
        changed(flags=["blocked"]),
        changed(detailedEventIDS=[None]),
        changed(detailedEventIds=[]),
        changed(destinationPort=80),
        changed(domain="example.com"),
        changed(properties={"key": 1}),
        changed(source={**EXAMPLE["data"]["source"], "port": "12342"}),
    ],
)
def test_a_wrong_event_is_refused(event: dict[str, Any]) -> None:
    assert validation.problems("events", MODEL, event)


@pytest.mark.parametrize(
    "field, value",
    [
        ("responseCode", 201), ("limit", None), ("offset", "0"), ("count", True), ("size", 1.0),
        ("metaData", None), ("messages", None), ("messages", [{"message": "without a type"}]),
        ("messages", [{"type": "FIELD_ERROR", "message": "m", "messageTemplate": "m"}]),
    ],
)
def test_a_wrong_envelope_is_refused(field: str, value: Any) -> None:
    assert list(envelope.problems(200, {**EXAMPLE, field: value}))


def test_an_error_is_a_whole_envelope_without_data() -> None:
    message = {"type": "ACTION_ERROR", "field": None, "message": "no", "messageTemplate": "no", "parameter": None}
    error = {**EXAMPLE, "responseCode": 404, "messages": [message], "data": None}
    assert list(envelope.problems(404, error)) == []
    assert list(envelope.problems(404, {**error, "messages": []}))
    assert list(envelope.problems(404, {**error, "data": {}}))


@pytest.mark.parametrize(
    "path, found",
    [
        ("/events/v1/aggregated", "/events/v1/aggregated"),
        ("/events/v1/AGGR/1/2/uuid", "/events/v1/{type}/{timestamp}/{customerID}/{eventID}"),
        ("/events/v2/event/1/2/uuid/payload", "/events/v2/event/{timestamp}/{customerID}/{eventID}/payload"),
        ("/events/v2/event/AGGR/1/2/uuid", "/events/v2/event/{type}/{timestamp}/{customerID}/{eventID}"),
        ("/events/v1/comments", None),
    ],
)
def test_an_operation_is_found_by_its_path(path: str, found: str | None) -> None:
    called = operation("GET", path)
    assert (called and called.path) == found


def test_an_answer_that_is_in_no_document_fails_the_test_that_gets_it() -> None:
    request = requests.Request("GET", "http://127.0.0.1/events/v1/comments").prepare()
    with pytest.raises(wire.ContractViolation, match="none of the documents"):
        wire.check(request, requests.Response())


def test_nothing_leaves_this_machine() -> None:
    with pytest.raises(wire.ContractViolation, match="not the server under test"):
        get_current_user(api_session=ArgusAPISession(auth="no key"))


def functions(*modules: Any) -> set[str]:
    return {
        name
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }


def test_the_sdk_has_the_functions_that_this_suite_calls() -> None:
    """A function of a newer SDK has to be looked at: is it offered, or answered with 501?"""
    assert functions(v1, aggregated, links, nids, payload, pcap, case) == {
        "find_aggregated_event_stats", "find_aggregated_events", "find_nids_events", "get_event_by_path",
        "get_event_links", "get_events_for_case", "get_payload", "get_pcap", "list_aggregated_events",
        "list_nids_events", "update_events", "update_events_bulk",
    }
    offered = {
        "assess_event", "assess_event_bulk", "assess_event_by_compatibility_path", "get_event",
        "get_event_compatibility", "get_event_links", "get_event_links_compatibility", "get_event_statistics",
        "get_payload", "get_payload_compatibility", "get_pcap", "get_pcap_compatibility", "list_events",
        "list_events_by_case", "search_events", "submit_events", "submit_events_bulk",
    }
    not_offered = {
        "abort_task", "bulk_assess_task", "customer_prune_task_status", "get_task", "list_event_lineage",
        "list_event_lineage_compatibility", "list_tasks", "reindex_events", "reindex_search",
        "reindex_search_status", "search_tasks",
    }
    assert functions(v2, event, servicetask, case_v2) == offered | not_offered
