"""cases v2: a case is prepared, published, and moved."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from argus_api.exceptions.http import ObjectNotFoundException, ValidationErrorException
from argus_api.lib.cases.v2.case import (
    abort_prepared_case,
    create_prepared_case,
    get_case_metadata_by_id,
    list_case_history,
    move_case,
    prepare_case,
    publish_case,
)
from argus_api.session import ArgusAPISession

Opened = Callable[..., dict[str, Any]]
LEAST = {"service": "ids", "type": "change", "subject": "Prepared", "description": "Why."}


def test_prepared() -> None:
    number = prepare_case()["data"]["caseID"]
    with pytest.raises(ObjectNotFoundException):
        get_case_metadata_by_id(number)
    case = create_prepared_case(number, **LEAST)["data"]
    assert (case["id"], case["subject"], case["type"]) == (number, "Prepared", "change")
    with pytest.raises(ObjectNotFoundException):
        create_prepared_case(number, **LEAST)
    number = prepare_case()["data"]["caseID"]
    assert abort_prepared_case(number)["data"]["caseID"] == number
    with pytest.raises(ObjectNotFoundException):
        abort_prepared_case(number)


def test_published(opened: Opened) -> None:
    case = opened(publish=False)
    assert (case["publishedTimestamp"], case["flags"]) == (None, [])
    published = publish_case(case["id"], status="pendingCustomer")["data"]
    assert (published["status"], published["publishedByUser"]["userName"]) == ("pendingCustomer", "anna")
    assert "PUBLISHED" in published["flags"] and "CREATED_AS_PUBLISHED" not in published["flags"]
    with pytest.raises(ValidationErrorException, match="published already"):
        publish_case(case["id"])
    operations = [row["operation"] for row in list_case_history(case["id"])["data"]]
    assert operations == ["createCase", "publishCase", "updateCase"]


def test_moved(opened: Opened, admin: ArgusAPISession) -> None:
    case = opened()["id"]
    moved = move_case(case, service="irt", type="change")["data"]
    assert (moved["service"]["shortName"], moved["type"]) == ("irt", "change")
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(customer"):
        move_case(case, customer="globex")
    moved = move_case(case, customer="globex", api_session=admin)["data"]
    assert (moved["customer"]["shortName"], moved["reporter"]["userName"]) == ("globex", "admin")
    with pytest.raises(ObjectNotFoundException):
        get_case_metadata_by_id(case)
    operations = [row["operation"] for row in list_case_history(case, api_session=admin)["data"]]
    assert operations[0] == "createCase" and operations[-1] == "moveCase"
