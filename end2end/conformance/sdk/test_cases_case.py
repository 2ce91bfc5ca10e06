"""cases v2: a case is opened, read, changed, closed, opened again and deleted."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from argus_api.exceptions.http import ObjectNotFoundException, ValidationErrorException
from argus_api.lib.cases.v2.case import (
    advanced_case_search,
    close_case,
    create_case,
    delete_case,
    get_case_metadata_by_id,
    list_case_comments,
    list_case_tags,
    simple_case_search,
    update_case,
)
from argus_api.lib.events.v1.aggregated import update_events
from argus_api.session import ArgusAPISession

from harness.world import World

Opened = Callable[..., dict[str, Any]]
DUE = 1_900_000_000_000


def get(case: dict[str, Any]) -> dict[str, Any]:
    return get_case_metadata_by_id(case["id"])["data"]


def test_opened_with_the_least(opened: Opened, world: World) -> None:
    case = opened()
    for field, value in [
        ("subject", "Beacons"), ("status", "pendingSoc"), ("initialStatus", "pendingSoc"), ("priority", "medium"),
        ("initialPriority", "medium"), ("type", "securityIncident"), ("accessMode", "roleBased"), ("category", None),
        ("description", "<p>What happened.</p>\n"), ("descriptionTextFormat", "html"), ("closedTimestamp", 0),
        ("assignedTech", None), ("assignedUser", None), ("customerReference", None), ("workflows", []),
        ("currentUserAccess", {"role": "tech", "level": "owner"}),
    ]:
        assert case[field] == value, field
    assert case["service"]["shortName"] == "ids"
    assert (case["customer"]["id"], case["customer"]["shortName"]) == (world.customers["acme"], "acme")
    for field in ("reporter", "createdByUser", "lastUpdatedByUser", "publishedByUser"):
        assert case[field]["userName"] == "anna", field
    assert world.now <= case["createdTimestamp"] <= case["lastUpdatedTimestamp"]
    assert set(case["flags"]) == {"PUBLISHED", "CREATED_AS_PUBLISHED"}
    assert get(case) == case


def test_opened_with_all_there_is(opened: Opened, world: World) -> None:
    case = opened(
        "Phishing", description="<p>Seen <b>twice</b>.</p><script>alert(1)</script>", service="irt",
        type="operationalIncident", priority="critical", status="workingSoc", accessMode="roleBased",
        category="fraud:phishing", customerID=world.customers["acme"], customerReference="T-1", assignedTech="anna",
        assignedUser="anna", tags=[{"key": "campaign", "value": "spring"}, {"key": "bare"}],
        fields=[{"field": "case-autocreate-key", "value": "all"}], notification={"skipEmail": True, "skipSMS": True},
        originEmailAddress="reporter@example.com", watchers=[], defaultWatchers=True, publish=True,
    )
    for field, value in [
        ("description", "<p>Seen <strong>twice</strong>.</p>\n"), ("type", "operationalIncident"),
        ("status", "workingSoc"), ("initialStatus", "workingSoc"), ("priority", "critical"),
        ("customerReference", "T-1"), ("originEmailAddress", "reporter@example.com"),
    ]:
        assert case[field] == value, field
    assert (case["service"]["shortName"], case["category"]["shortName"]) == ("irt", "fraud:phishing")
    assert (case["assignedTech"]["userName"], case["assignedUser"]["userName"]) == ("anna", "anna")
    tags = [(tag["key"], tag["value"]) for tag in list_case_tags(case["id"])["data"]]
    assert tags == [("bare", ""), ("campaign", "spring")]
    noted = advanced_case_search(field=[{"field": "case-autocreate-key", "values": ["all"]}])["data"]
    assert [row["id"] for row in noted] == [case["id"]]


def test_a_plain_description(opened: Opened) -> None:
    case = opened(description="1 < 2 & *not* bold", descriptionTextFormat="plainText")
    assert case["description"] == "<p>1 &lt; 2 &amp; *not* bold</p>\n"


def test_test_data_is_found_only_if_asked_for(opened: Opened) -> None:
    case = opened("A try", testData=True)
    assert "TEST_DATA" in case["flags"]
    assert advanced_case_search(caseID=[case["id"]])["count"] == 0
    assert advanced_case_search(caseID=[case["id"]], includeTestData=True)["count"] == 1


@pytest.mark.parametrize(
    "fields, refused",
    [
        ({"customer": "globex"}, "customer"), ({"service": "gardening"}, "service"), ({"type": "party"}, "type"),
        ({"category": "nonsense"}, "category"), ({"priority": "worst"}, "priority"), ({"subject": " "}, "subject"),
        ({"status": "closed"}, "status"), ({"assignedTech": "nobody"}, "assignedTech"),
        ({"description": "<p> </p>"}, "description"), ({"watchers": [{"userOrGroup": "nobody"}]}, "watchers"),
        ({"tags": [{"key": "two words"}]}, r"tags\[0\].key"), ({"subject": "x" * 201}, "subject"),
        ({"fields": [{"field": "unheard-of", "value": "x"}]}, "fields"),
        ({"rejectCreateWithoutNotification": True}, "rejectCreateWithoutNotification"),
        ({"notification": {"extraRecipients": ["a@b.example"]}}, "notification"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_wrong_is_named(fields: dict[str, Any], refused: str, opened: Opened) -> None:
    with pytest.raises(ValidationErrorException, match=rf"FIELD_ERROR \({refused}"):
        opened(**{"subject": "Never opened", **fields})
    assert simple_case_search(keywords=["Never opened"])["count"] == 0


def test_changed(opened: Opened) -> None:
    case = opened(assignedTech="anna")
    changed = update_case(
        case["id"], subject="Beacons of X", description="# plain", textFormat="plainText", status="pendingVendor",
        priority="critical", category="fraud:phishing", assignedTech="", assignedUser="anna", reporter="anna",
        customerDueTimestamp=DUE, techDueTimestamp=DUE + 1, customerReference="T-2", comment="Hm.",
        internalComment=True, notification={"skipEmail": True}, originEmailAddress="a@b.example",
    )["data"]
    for field, value in [
        ("subject", "Beacons of X"), ("description", "<p># plain</p>\n"), ("status", "pendingVendor"),
        ("initialStatus", "pendingSoc"), ("priority", "critical"), ("initialPriority", "medium"),
        ("assignedTech", None), ("customerReference", "T-2"), ("customerDueTimestamp", DUE),
        ("techDueTimestamp", DUE + 1), ("createdTimestamp", case["createdTimestamp"]),
    ]:
        assert changed[field] == value, field
    assert changed["category"]["shortName"] == "fraud:phishing"
    assert changed["assignedUser"]["userName"] == "anna"
    assert set(changed["flags"]) >= {"SUBJECT_EDITED", "DESCRIPTION_EDITED"}
    (comment,) = list_case_comments(case["id"])["data"]
    assert (comment["comment"], comment["flags"]) == ("<p>Hm.</p>\n", ["INTERNAL", "MAIL_UPDATE"])
    assert get(case) == changed

    emptied = update_case(case["id"], category="", assignedUser="", customerReference="", customerDueTimestamp=0)
    for field in ("category", "assignedUser", "customerReference", "customerDueTimestamp"):
        assert not emptied["data"][field], field
    assert (emptied["data"]["subject"], emptied["data"]["techDueTimestamp"]) == ("Beacons of X", DUE + 1)


@pytest.mark.parametrize(
    "change, refused",
    [
        ({"status": "closed"}, "status"), ({"reporter": "nobody"}, "reporter"), ({"hasEvents": True}, "hasEvents"),
        ({"customerDueTimestamp": -1}, "customerDueTimestamp"), ({"comment": "x" * 100_001}, "comment"),
        ({"category": "nonsense"}, "category"), ({"triggers": {"severityAlert": True}}, "triggers"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_wrong_change_changes_nothing(change: dict[str, Any], refused: str, opened: Opened) -> None:
    case = opened()
    with pytest.raises(ValidationErrorException, match=rf"FIELD_ERROR \({refused}"):
        update_case(case["id"], **{"priority": "high", **change})
    assert get(case) == case


def test_closed_and_opened_again(opened: Opened) -> None:
    case = opened()
    closed = close_case(case["id"], comment="<i>Done.</i>", internalComment=False, notification={"skipSMS": True})["data"]
    assert (closed["status"], closed["closedByUser"]["userName"]) == ("closed", "anna")
    assert closed["closedTimestamp"] >= case["createdTimestamp"]
    (comment,) = list_case_comments(case["id"])["data"]
    assert comment["comment"] == "<p><em>Done.</em></p>\n"
    with pytest.raises(ValidationErrorException):
        close_case(case["id"])
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(subject"):
        update_case(case["id"], subject="Too late")
    again = update_case(case["id"], status="pendingCustomer", comment="Again.")["data"]
    assert (again["status"], again["closedTimestamp"]) == ("pendingCustomer", 0)
    assert "REOPENED" in again["flags"]
    assert close_case(case["id"])["data"]["status"] == "closed"


def test_deleted(opened: Opened, admin: ArgusAPISession) -> None:
    case = opened("Mistake")
    deleted = delete_case(case["id"], comment="Opened by mistake.", api_session=admin)["data"]
    assert (deleted["id"], deleted["subject"]) == (case["id"], "Mistake")
    for call in (get, lambda gone: delete_case(gone["id"], api_session=admin)):
        with pytest.raises(ObjectNotFoundException):
            call(case)
    assert advanced_case_search(caseID=[case["id"]])["count"] == 0


def test_a_case_with_events(opened: Opened, fresh: Callable[..., str], world: World) -> None:
    case = opened()
    update_events({"associateToCase": case["id"]}, eventIdentifiers=[world.ids[fresh()]])
    linked = get(case)
    assert "HAS_EVENTS" in linked["flags"]
    assert linked["lastAssociatedEventTimestamp"] >= case["createdTimestamp"]
    assert update_case(case["id"], hasEvents=True)["data"]["id"] == case["id"]


def test_for_another_customer(admin: ArgusAPISession, opened: Opened, world: World) -> None:
    case = opened("Foreign", customer="globex", api_session=admin)
    assert case["customer"]["id"] == world.customers["globex"]
    with pytest.raises(ObjectNotFoundException):
        get(case)
    # There is more than one customer that an administrator can mean.
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(customer"):
        opened("Whose?", api_session=admin)


def test_a_number_that_is_none() -> None:
    for wrong in ("zero", 0):
        with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(id"):
            get_case_metadata_by_id(wrong)
    with pytest.raises(ObjectNotFoundException):
        get_case_metadata_by_id(987654)


def test_what_is_required() -> None:
    with pytest.raises(ValidationErrorException) as refused:
        create_case(description="", service="", subject="", type="")
    for field in ("description", "service", "subject", "type"):
        assert f"FIELD_ERROR ({field}" in str(refused.value), field
