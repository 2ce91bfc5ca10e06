"""cases v2: cases are linked to one another, and merged."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from argus_api.exceptions.http import ObjectNotFoundException, ValidationErrorException
from argus_api.lib.cases.v2.case import (
    add_case_link,
    add_comment,
    delete_case_link,
    get_case_metadata_by_id,
    list_case_comments,
    list_case_history,
    list_case_links,
    merge_cases,
)

Opened = Callable[..., dict[str, Any]]


def test_linked_and_unlinked(opened: Opened) -> None:
    one, two = opened()["id"], opened("Other")["id"]
    link = add_case_link(one, two, type="subcase")["data"]
    assert (link["type"], link["direction"], link["parentCase"]["id"]) == ("subcase", "outgoing", one)
    assert (link["linkedCase"]["id"], link["linkedCase"]["subject"]) == (two, "Other")
    assert list_case_links(one)["data"] == [link]
    assert list_case_links(two)["data"] == [{**link, "direction": "incoming"}]
    assert list_case_links(one, direction="incoming")["count"] == 0
    assert list_case_links(one, type=["related", "subcase"])["count"] == 1
    with pytest.raises(ValidationErrorException, match="linked already"):
        add_case_link(two, one, type="related")
    assert delete_case_link(two, link["id"])["data"]["flags"] == ["DELETED"]
    with pytest.raises(ObjectNotFoundException):
        delete_case_link(one, link["id"])


def test_merged(opened: Opened) -> None:
    into, merged = opened()["id"], opened("Again")["id"]
    add_comment(merged, comment="Seen twice.")
    kept = merge_cases(into, merged, priority="high")["data"]
    assert (kept["id"], kept["priority"]) == (into, "high")
    assert [row["flags"] for row in list_case_comments(into)["data"]] == [["MERGED"]]
    assert get_case_metadata_by_id(merged)["data"]["id"] == into, "the client follows"
    record = get_case_metadata_by_id(merged, skipRedirect=True)["data"]
    assert record["status"] == "closed" and "MERGED" in record["flags"]
    assert "mergeCases" in [row["operation"] for row in list_case_history(into)["data"]]
    with pytest.raises(ValidationErrorException, match="merged into"):
        merge_cases(into, merged)
