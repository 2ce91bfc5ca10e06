"""cases v2: fields of a case."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from argus_api.exceptions.http import ObjectNotFoundException, ValidationErrorException
from argus_api.lib.cases.v2.case import (
    advanced_case_search,
    clear_field,
    get_field,
    list_case_history,
    list_fields,
    set_field,
)

FIELD = "case-autocreate-key"


@pytest.fixture
def case(opened: Callable[..., dict[str, Any]]) -> int:
    return opened()["id"]


def keys(field: dict[str, Any]) -> list[str]:
    return [value["key"] for value in field["data"]["values"]]


def test_set_and_found(case: int) -> None:
    assert keys(set_field(case, FIELD, valuesToSet=["one", "two"])) == ["one", "two"]
    assert keys(set_field(case, FIELD, valuesToAdd=["three"], valuesToRemove=["one"])) == ["two", "three"]
    first = get_field(case, FIELD)["data"]["values"][0]
    assert keys(set_field(case, FIELD, valuesToRemove=[first["id"]])) == ["three"]
    found = advanced_case_search(field=[{"field": FIELD, "values": ["three"]}])["data"]
    assert case in [row["id"] for row in found]
    assert list_case_history(case)["data"][-1]["operation"] == "setCaseField"


def test_listed_and_cleared(case: int) -> None:
    set_field(case, FIELD, value="x")
    fields = {row["descriptor"]["shortName"]: row for row in list_fields(case)["data"]}
    assert [value["key"] for value in fields[FIELD]["values"]] == ["x"]
    assert fields["created-by-cron"]["values"] == []
    assert get_field(case, fields[FIELD]["descriptor"]["id"])["data"] == fields[FIELD]
    assert keys(clear_field(case, FIELD)) == []


def test_what_is_wrong_is_named(case: int) -> None:
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(value"):
        set_field(case, FIELD)
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(value"):
        set_field(case, FIELD, value="x" * 1001)
    with pytest.raises(ObjectNotFoundException):
        set_field(case, "unheard-of", value="x")
