"""cases v2: what was done with a case."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from argus_api.exceptions.http import ObjectNotFoundException, ValidationErrorException
from argus_api.lib.cases.v2.case import (
    acknowledge_workflow,
    add_comment,
    close_case,
    delete_comment,
    edit_comment,
    get_case_transaction,
    list_case_history,
    list_transaction_notifications,
    request_workflow,
    update_case,
    update_workflow,
)
from argus_api.lib.cases.v2.servicesubscription import list_subscriptions
from argus_api.lib.events.v1.aggregated import update_events
from argus_api.pagination import paginated_items
from argus_api.session import ArgusAPISession

from harness.world import World

UUID = "6c36deb6-d5e3-461c-bab4-fca397006cb9"


@pytest.fixture
def case(opened: Callable[..., dict[str, Any]]) -> int:
    """A case with a short history."""
    case = opened()["id"]
    update_case(case, priority="high", comment="Hm.", internalComment=True)
    add_comment(case, "Well.")
    close_case(case)
    return case


def operations(answer: dict[str, Any]) -> list[str]:
    return [row["operation"] for row in answer["data"]]


HISTORY = ["createCase", "updateCase", "addCaseComment", "addCaseComment", "closeCase"]


def test_listed(case: int, world: World) -> None:
    answer = list_case_history(case)
    assert (answer["limit"], answer["offset"], answer["count"]) == (25, 0, 5)
    assert operations(answer) == HISTORY
    for row in answer["data"]:
        # The command reads these of every row.
        assert row["user"]["userName"] == "anna"
        assert row["user"]["customer"].get("id") == world.customers["acme"]
        assert row["timestamp"] >= world.now and row["notified"] == 0
    changed, internal = answer["data"][1]["changes"], answer["data"][2]["changes"]
    assert [(change["field"], change["previousValue"], change["value"]) for change in changed] == [
        ("priority", "medium", "high"),
    ]
    assert [change["object"]["flags"] for change in internal] == [["INTERNAL"]]


def test_every_deed_has_its_name(
    opened: Callable[..., dict[str, Any]], fresh: Callable[..., str], world: World
) -> None:
    case = opened()["id"]
    comment = add_comment(case, "One")["data"]["id"]
    edit_comment(case, comment, "Two")
    delete_comment(case, comment)
    request_workflow(case, "tuning")
    update_workflow(case, "tuning", externalReference="T")
    acknowledge_workflow(case, "tuning")
    update_events({"associateToCase": case}, eventIdentifiers=[world.ids[fresh()]])
    close_case(case)
    update_case(case, status="workingSoc")
    assert operations(list_case_history(case)) == [
        "createCase", "addCaseComment", "editCaseComment", "deleteCaseComment", "requestWorkflow", "updateWorkflow",
        "acknowledgeWorkflow", "eventAssociated", "closeCase", "updateCase",
    ]


def test_chosen(case: int) -> None:
    def found(**criteria: Any) -> list[str]:
        return operations(list_case_history(case, **criteria))

    assert found(operation=["createCase", "closeCase"]) == ["createCase", "closeCase"]
    assert found(operation="all") == HISTORY
    assert found(field=["priority"]) == ["updateCase"]
    assert (found(user=["anna"]), found(user=["admin"])) == (HISTORY, [])
    assert found(sortBy=["-timestamp"]) == HISTORY[::-1]
    assert found(startTimestamp="-1h", endTimestamp="now") == HISTORY
    assert found(endTimestamp=1) == []
    assert found(limit=2, offset=3) == HISTORY[3:]
    one = list_case_history(case)["data"][3]
    assert [row["id"] for row in list_case_history(case, transactionID=[one["id"]])["data"]] == [one["id"]]
    assert [row["operation"] for row in paginated_items(list_case_history)(case, limit=2)] == HISTORY
    for wrong in ({"operation": "dance"}, {"sortBy": "luck"}, {"startTimestamp": "yesterday"}):
        (field,) = wrong
        with pytest.raises(ValidationErrorException, match=rf"FIELD_ERROR \({field}"):
            list_case_history(case, **wrong)


def test_one(case: int, opened: Callable[..., dict[str, Any]]) -> None:
    for row in list_case_history(case)["data"]:
        assert get_case_transaction(case, row["id"])["data"] == row
        told = list_transaction_notifications(case, row["id"])
        assert (told["data"], told["count"]) == ([], 0)
    other = opened("Other")["id"]
    for number, transaction in [(other, row["id"]), (case, UUID)]:
        for call in (get_case_transaction, list_transaction_notifications):
            with pytest.raises(ObjectNotFoundException):
                call(number, transaction)


def test_of_a_case_that_may_not_be_seen(opened: Callable[..., dict[str, Any]], admin: ArgusAPISession) -> None:
    foreign = opened("Foreign", customer="globex", api_session=admin)["id"]
    (row,) = list_case_history(foreign, api_session=admin)["data"]
    for call in (lambda: list_case_history(foreign), lambda: get_case_transaction(foreign, row["id"])):
        with pytest.raises(Exception) as refused:
            call()
        # The documents know no 404 of the list.
        assert refused.value.status_code == 404


def test_subscriptions(world: World, admin: ArgusAPISession) -> None:
    def found(**criteria: Any) -> list[tuple[str, str]]:
        rows = list_subscriptions(**criteria)["data"]
        return [(row["customer"]["shortName"], row["service"]["shortName"]) for row in rows]

    assert found(service=["ids"]) == [("acme", "ids")]
    assert found(service=["ids", "irt"], customer="acme") == [("acme", "ids"), ("acme", "irt")]
    assert found(customerID=world.customers["globex"]) == []
    everything = list_subscriptions(service="ids", limit=25, api_session=admin)
    assert {row["customer"]["shortName"] for row in everything["data"]} == {"acme", "globex"}
