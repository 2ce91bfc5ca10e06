"""cases v2: what somebody is asked to do with a case."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from argus_api.exceptions.http import ObjectNotFoundException, ValidationErrorException
from argus_api.lib.cases.v2.case import (
    acknowledge_workflow,
    advanced_case_search,
    get_case_metadata_by_id,
    list_workflows,
    request_workflow,
    update_workflow,
)


@pytest.fixture
def case(opened: Callable[..., dict[str, Any]]) -> int:
    return opened()["id"]


def test_requested_and_acknowledged(case: int) -> None:
    asked = request_workflow(case, "socAnalysis", comment="<b>Please</b>", externalReference="T-1", publicComment=True)
    asked = asked["data"]
    assert (asked["workflow"], asked["state"], asked["externalReference"]) == ("socAnalysis", "requested", "T-1")
    assert (asked["requestComment"], asked["flags"]) == ("<p><strong>Please</strong></p>\n", ["PUBLIC_REQUEST_COMMENT"])
    assert (asked["addedByUser"]["userName"], asked["acknowledgedByUser"]) == ("anna", None)
    # The command reads this key of every row.
    assert "acknowledgedByUser" in list_workflows(case)["data"][0]
    assert get_case_metadata_by_id(case)["data"]["workflows"] == [{"workflow": "socAnalysis", "state": "requested"}]

    noticed = acknowledge_workflow(case, "socAnalysis", comment="Done.", publicComment=True)["data"]
    assert (noticed["id"], noticed["state"], noticed["acknowledgedComment"]) == (
        asked["id"], "acknowledged", "<p>Done.</p>\n",
    )
    assert noticed["acknowledgedByUser"]["userName"] == "anna"
    assert noticed["acknowledgedTimestamp"] >= noticed["addedTimestamp"]
    assert set(noticed["flags"]) == {"PUBLIC_REQUEST_COMMENT", "PUBLIC_ACKNOWLEDGED_COMMENT"}
    assert list_workflows(case, includeDeleted=True)["data"] == [noticed]


def test_without_a_word(case: int) -> None:
    """The clients send no body then, or an empty one."""
    assert request_workflow(case, "tuning")["data"]["state"] == "requested"
    # While nobody took notice, that stays.
    request_workflow(case, "tuning")
    request_workflow(case, "escalation")
    assert [row["workflow"] for row in list_workflows(case)["data"]] == ["tuning", "escalation"]
    assert acknowledge_workflow(case, "tuning")["data"]["state"] == "acknowledged"
    # Now it is asked for once more.
    request_workflow(case, "tuning")
    rows = [(row["workflow"], row["state"]) for row in list_workflows(case)["data"]]
    assert sorted(rows) == [("escalation", "requested"), ("tuning", "acknowledged"), ("tuning", "requested")]


def test_put_right(case: int) -> None:
    request_workflow(case, "validation", comment="Plaese", externalReference="T-1")
    update_workflow(case, "validation", requestComment="Please")
    changed = update_workflow(case, "validation", externalReference="T-2")["data"]
    assert (changed["requestComment"], changed["externalReference"]) == ("<p>Please</p>\n", "T-2")
    acknowledge_workflow(case, "validation", comment="Don.")
    changed = update_workflow(case, "validation", acknowledgedComment="Done.")["data"]
    assert changed["acknowledgedComment"] == "<p>Done.</p>\n"


def test_searched_for(case: int) -> None:
    def found(**flow: Any) -> int:
        return advanced_case_search(caseID=[case], workflow=[{"flow": "qaValidation", **flow}])["count"]

    assert (found(), found(exclude=True)) == (0, 1)
    request_workflow(case, "qaValidation")
    assert (found(), found(acknowledged=False), found(acknowledged=True), found(exclude=True)) == (1, 1, 0, 0)
    acknowledge_workflow(case, "qaValidation")
    assert (found(acknowledged=False), found(acknowledged=True)) == (0, 1)
    (row,) = advanced_case_search(caseID=[case], includeWorkflows=True)["data"]
    assert row["workflows"] == [{"workflow": "qaValidation", "state": "acknowledged"}]


def test_what_is_wrong(case: int) -> None:
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(workflow"):
        request_workflow(case, "dance")
    for nothing_asked in (acknowledge_workflow, update_workflow):
        with pytest.raises(ObjectNotFoundException):
            nothing_asked(case, "tuning")
    assert list_workflows(case)["data"] == []
    for call in (list_workflows, lambda number: request_workflow(number, "tuning")):
        with pytest.raises(ObjectNotFoundException):
            call(987654)
