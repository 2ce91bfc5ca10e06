"""cases v2: searching and listing."""

from __future__ import annotations

import inspect
from typing import Any, Callable, Iterator

import pytest
from argus_api.exceptions.http import ValidationErrorException
from argus_api.lib.cases.v2.case import (
    add_comment,
    advanced_case_search,
    close_case,
    create_case,
    request_workflow,
    simple_case_search,
    update_case,
)
from argus_api.pagination import paginated_items
from argus_api.session import ArgusAPISession

from harness.world import World
from sdk.test_v1_criteria import NOT_CRITERIA, named

#: Of which every search asks unless it asks for others. "Alpha" is the oldest.
Cases = dict[str, int]
ACME = {"Alpha", "Beta", "Gamma"}
UUID = "6c36deb6-d5e3-461c-bab4-fca397006cb9"


def new(world: World, login: str, subject: str, **fields: Any) -> int:
    least = {"service": "ids", "type": "securityIncident", "description": "Why."}
    session = ArgusAPISession(auth=world.keys[login], api_url=world.url)
    return create_case(**{**least, "subject": subject, **fields}, api_session=session)["data"]["id"]


@pytest.fixture(scope="module")
def cases(world: World) -> Iterator[Cases]:
    cases = {
        "Alpha": new(world, "anna", "Alpha", priority="low", category="fraud:phishing", customerReference="T-100%",
                     assignedTech="anna", fields=[{"field": "case-autocreate-key", "value": "K"}],
                     tags=[{"key": "case-autocreate-key", "value": "K"},
                           {"key": "case-autocreate-group", "value": "('tcp',)"}]),
        "Beta": new(world, "anna", "Beta", priority="critical", service="irt", type="change", status="workingSoc"),
        "Gamma": new(world, "anna", "Gamma", assignedUser="anna", tags=[{"key": "case-autocreate-key", "value": "L"}]),
        "Trial": new(world, "anna", "Trial", testData=True),
        "Foreign": new(world, "admin", "Foreign", customer="globex"),
    }
    anna, admin = (ArgusAPISession(auth=world.keys[login], api_url=world.url) for login in ("anna", "admin"))
    add_comment(cases["Beta"], "An <i>unusual</i> word", api_session=anna)
    update_case(cases["Beta"], techDueTimestamp=1000, api_session=anna)
    request_workflow(cases["Beta"], "tuning", api_session=anna)
    close_case(cases["Gamma"], api_session=anna)
    update_case(cases["Alpha"], priority="medium", api_session=admin)
    yield cases


CRITERIA: list[tuple[dict[str, Any], set[str]]] = [
    ({}, ACME),
    ({"includeTestData": True}, ACME | {"Trial"}),
    ({"includeDeleted": False}, ACME),
    ({"caseID": ["Alpha", "Foreign"]}, {"Alpha"}),
    ({"customer": ["acme"]}, ACME),
    ({"customer": ["globex"]}, set()),
    ({"customerID": ["acme"]}, ACME),
    ({"customerID": ["globex"]}, set()),
    ({"productionCustomers": True}, ACME),
    ({"productionCustomers": False}, set()),
    ({"type": ["change"]}, {"Beta"}),
    ({"service": ["irt", "logstorage"]}, {"Beta"}),
    ({"serviceCriteria": {"service": ["ids"]}}, {"Alpha", "Gamma"}),
    ({"serviceCriteria": {"includeFlags": ["EVENT_ENABLED"]}}, set()),
    ({"category": ["fraud:phishing"]}, {"Alpha"}),
    ({"status": "closed"}, {"Gamma"}),
    ({"status": ["workingSoc", "pendingSoc"]}, {"Alpha", "Beta"}),
    ({"initialStatus": ["workingSoc"]}, {"Beta"}),
    ({"priority": ["medium"]}, {"Alpha", "Gamma"}),
    ({"initialPriority": ["low"]}, {"Alpha"}),
    ({"techAssigned": True}, {"Alpha"}),
    ({"techAssigned": False, "userAssigned": False}, {"Beta"}),
    ({"user": ["admin"]}, {"Alpha"}),
    ({"user": ["Analysts"], "userFieldStrategy": ["assignedTech", "assignedUser"]}, {"Alpha", "Gamma"}),
    ({"user": ["anna"], "userFieldStrategy": "commentedByUser"}, {"Beta"}),
    ({"userID": ["admin"]}, {"Alpha"}),
    ({"keywords": ["ALPH"]}, {"Alpha"}),
    ({"keywords": ["100%"]}, {"Alpha"}),
    ({"keywords": ["unusual", "beta"]}, {"Beta"}),
    ({"keywords": ["unusual", "alpha"]}, set()),
    ({"keywords": ["unusual", "alpha"], "keywordMatchStrategy": "any"}, {"Alpha", "Beta"}),
    ({"keywords": ["unusual"], "keywordFieldStrategy": ["subject", "description"]}, set()),
    ({"tag": [{"key": "case-autocreate-key", "values": ["K"]}]}, {"Alpha"}),
    ({"tag": [{"key": "case-autocreate-key"}]}, {"Alpha", "Gamma"}),
    ({"tag": [{"key": "case-autocreate-key", "values": ["K"], "exclude": True}]}, {"Beta", "Gamma"}),
    ({"tag": [{"key": "case-autocreate-key", "values": ["K"]}],
      "subCriteria": [{"required": True, "tag": [{"key": "case-autocreate-group", "values": ["('tcp',)"]}]}]}, {"Alpha"}),
    ({"field": [{"field": "case-autocreate-key", "values": ["K"]}]}, {"Alpha"}),
    ({"field": [{"field": "case-autocreate-key", "exclude": True}]}, {"Beta", "Gamma"}),
    ({"workflow": [{"flow": "tuning", "acknowledged": False}]}, {"Beta"}),
    ({"subCriteria": [{"exclude": True, "status": "closed"}]}, {"Alpha", "Beta"}),
    ({"subCriteria": [{"exclude": True, "timeFieldStrategy": ["techDueTimestamp"], "endTimestamp": "now"}]},
     {"Alpha", "Gamma"}),
    ({"subCriteria": [{"status": "closed"}, {"type": ["change"]}, {"required": True, "priority": "critical"}]}, {"Beta"}),
    ({"startTimestamp": "-1h", "timeFieldStrategy": "lastUpdatedTimestamp"}, ACME),
    ({"startTimestamp": "-1h", "timeFieldStrategy": ["createdTimestamp", "closedTimestamp"], "timeMatchStrategy": "all"},
     {"Gamma"}),
    ({"endTimestamp": 2000}, {"Beta"}),
    ({"endTimestamp": "2000", "timeFieldStrategy": ["techDueTimestamp"]}, {"Beta"}),
    ({"accessMode": ["explicit"]}, set()),
    ({"accessMode": ["roleBased"]}, ACME),
    ({"assetID": [UUID]}, set()),
    ({"includeFlags": ["HAS_COMMENTS"]}, {"Beta"}),
    ({"excludeFlags": ["INTERNAL", "HAS_COMMENTS"]}, {"Alpha", "Gamma"}),
    ({"exclude": False, "required": False}, ACME),
]


def criteria_of(criteria: dict[str, Any], cases: Cases, world: World) -> dict[str, Any]:
    real = {"caseID": list(cases), "limit": 100, **criteria}
    real["caseID"] = [cases[name] for name in real["caseID"]]
    if "customerID" in real:
        real["customerID"] = [world.customers[name] for name in real["customerID"]]
    if "userID" in real:
        real["userID"] = [world.call(login, "GET", "/currentuser/v1/user")["data"]["id"] for login in real["userID"]]
    return real


@pytest.mark.parametrize("criteria, expected", CRITERIA, ids=[named(criteria) for criteria, _ in CRITERIA])
def test_finds(criteria: dict[str, Any], expected: set[str], cases: Cases, world: World) -> None:
    answer = advanced_case_search(**criteria_of(criteria, cases, world))
    assert answer["count"] == answer["size"]
    assert {row["subject"] for row in answer["data"]} == expected


def test_every_criterion_is_tried() -> None:
    elsewhere = {"limit", "offset", "sortBy", "includeDescription", "includeWorkflows", "explicitAccess"}
    tried = {field for criteria, _ in CRITERIA for field in criteria}
    assert set(inspect.signature(advanced_case_search).parameters) - NOT_CRITERIA == tried | elsewhere


def test_keywords_find_numbers(cases: Cases) -> None:
    number = cases["Beta"]
    rows = advanced_case_search(keywords=[str(number)], keywordFieldStrategy=["id"])["data"]
    assert [row["id"] for row in rows] == [number]


def subjects(answer: dict[str, Any]) -> list[str]:
    return [row["subject"] for row in answer["data"]]


def test_listed_by_parameters(cases: Cases, world: World, admin: ArgusAPISession) -> None:
    def found(**criteria: Any) -> list[str]:
        rows = simple_case_search(limit=200, **criteria)["data"]
        return [row["subject"] for row in rows if row["id"] in cases.values()]

    # The newest first, and nothing that was only tried out.
    assert found() == ["Gamma", "Beta", "Alpha"]
    assert found(sortBy=["subject"]) == ["Alpha", "Beta", "Gamma"]
    assert found(keywords=["unusual", "word"]) == ["Beta"]
    assert found(service=["irt"], type=["change"], status=["workingSoc"]) == ["Beta"]
    assert found(customer=["globex"]) == []
    assert found(customerID=[world.customers["acme"]], status="closed") == ["Gamma"]
    assert found(customer="globex", api_session=admin) == ["Foreign"]


def test_pages(cases: Cases) -> None:
    every = {"caseID": list(cases.values())}
    page = advanced_case_search(**every)
    assert (page["limit"], page["offset"], page["size"], page["count"]) == (25, 0, 3, 3)
    page = advanced_case_search(**every, limit=1, offset=1, sortBy=["subject"])
    assert (page["limit"], page["offset"], page["size"], page["count"]) == (1, 1, 1, 3)
    assert subjects(page) == ["Beta"]
    assert advanced_case_search(**every, limit=0)["size"] == 3
    rows = list(paginated_items(advanced_case_search)(**every, limit=2, sortBy=["-subject"]))
    assert [row["subject"] for row in rows] == ["Gamma", "Beta", "Alpha"]
    rows = paginated_items(simple_case_search)(customer=["acme"], limit=2)
    assert {row["id"] for row in rows} >= {cases[name] for name in ACME}


KEYS = [
    "id", "reporter", "createdByUser", "createdTimestamp", "lastUpdatedByUser", "lastUpdatedTimestamp", "assignedUser",
    "assignedTech", "closedByUser", "closedTimestamp", "customerDueTimestamp", "techDueTimestamp", "publishedByUser",
    "publishedTimestamp", "customer", "priority", "status", "type", "service", "category", "subject",
]


@pytest.mark.parametrize("key", KEYS)
def test_every_order_can_be_asked_for(key: str, cases: Cases) -> None:
    up, down = (advanced_case_search(caseID=list(cases.values()), sortBy=[sort, "id"]) for sort in (key, f"-{key}"))
    assert set(subjects(up)) == set(subjects(down)) == ACME


@pytest.mark.parametrize(
    "sort, expected",
    [
        (["priority", "-id"], ["Gamma", "Alpha", "Beta"]), (["-subject"], ["Gamma", "Beta", "Alpha"]),
        (["createdTimestamp"], ["Alpha", "Beta", "Gamma"]), (["service", "id"], ["Alpha", "Gamma", "Beta"]),
    ],
    ids=str,
)
def test_order(sort: list[str], expected: list[str], cases: Cases) -> None:
    assert subjects(advanced_case_search(caseID=list(cases.values()), sortBy=sort)) == expected


def test_only_what_is_asked_for(cases: Cases) -> None:
    (whole,) = advanced_case_search(caseID=[cases["Beta"]], includeWorkflows=True)["data"]
    assert (whole["description"], whole["workflows"]) == (
        "<p>Why.</p>\n", [{"workflow": "tuning", "state": "requested"}],
    )
    (lean,) = advanced_case_search(caseID=[cases["Beta"]], includeDescription=False)["data"]
    assert (lean["description"], lean["workflows"]) == (None, None)


@pytest.mark.parametrize(
    "criteria, refused",
    [
        ({"status": "lost"}, "status"), ({"sortBy": ["luck"]}, "sortBy"), ({"exclude": True}, "exclude"),
        ({"startTimestamp": "yesterday"}, "startTimestamp"), ({"tag": [{"values": ["x"]}]}, r"tag\[0\].key"),
        ({"workflow": [{"flow": "dance"}]}, r"workflow\[0\].flow"), ({"includeFlags": ["SHINY"]}, "includeFlags"),
        ({"subCriteria": [{"exclude": True, "required": True}]}, r"subCriteria\[0\].exclude"),
        ({"explicitAccess": [{"level": ["none"]}]}, r"explicitAccess\[0\].level"), ({"limit": -1}, "limit"),
        ({"includeDeleted": True}, "includeDeleted"), ({"caseID": ["Alpha"]}, "caseID"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_cannot_be_asked(criteria: dict[str, Any], refused: str) -> None:
    with pytest.raises(ValidationErrorException, match=rf"FIELD_ERROR \({refused}"):
        advanced_case_search(**criteria)
