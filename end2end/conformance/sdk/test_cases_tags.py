"""cases v2: tags of a case."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from argus_api.exceptions.http import ObjectNotFoundException, ValidationErrorException
from argus_api.lib.cases.v2.case import (
    add_case_tag,
    advanced_case_search,
    list_case_tags,
    remove_case_tag_by_id,
    remove_case_tag_by_key_value,
)
from argus_api.pagination import paginated_items
from argus_api.session import ArgusAPISession

TAGS = [{"key": "campaign", "value": "spring 2026"}, {"key": "bare"}, {"key": "ticket.no", "value": "T-1"}]


@pytest.fixture
def case(opened: Callable[..., dict[str, Any]]) -> int:
    """A case with `TAGS`."""
    case = opened()["id"]
    add_case_tag(case, tags=TAGS)
    return case


def keys(answer: dict[str, Any]) -> list[tuple[str, str]]:
    return [(row["key"], row["value"]) for row in answer["data"]]


ALL = [("bare", ""), ("campaign", "spring 2026"), ("ticket.no", "T-1")]


def test_added(opened: Callable[..., dict[str, Any]]) -> None:
    case = opened()
    added = add_case_tag(case["id"], tags=TAGS)
    assert sorted(keys(added)) == ALL
    for tag in added["data"]:
        assert (tag["addedByUser"]["userName"], tag["flags"]) == ("anna", [])
        assert tag["addedTimestamp"] >= case["createdTimestamp"]
    again = add_case_tag(case["id"], tags=TAGS[:1])
    assert again["data"] == [tag for tag in added["data"] if tag["key"] == "campaign"]
    assert list_case_tags(case["id"])["count"] == 3


def test_listed(case: int) -> None:
    everything = list_case_tags(case)
    assert (everything["limit"], everything["offset"], everything["count"]) == (25, 0, 3)
    assert keys(everything) == ALL
    page = list_case_tags(case, limit=1, offset=1)
    assert (keys(page), page["count"]) == (ALL[1:2], 3)
    assert [row["key"] for row in paginated_items(list_case_tags)(case, limit=2)] == [key for key, _ in ALL]


def test_removed_by_id(case: int) -> None:
    tag = list_case_tags(case)["data"][0]
    (removed,) = remove_case_tag_by_id(case, tag["id"])["data"]
    assert removed == {**tag, "flags": ["DELETED"]}
    assert keys(list_case_tags(case)) == ALL[1:]
    with pytest.raises(ObjectNotFoundException):
        remove_case_tag_by_id(case, tag["id"])


def test_removed_by_key_and_value(case: int) -> None:
    removed = remove_case_tag_by_key_value(case, "campaign", "spring 2026")
    assert (keys(removed), removed["data"][0]["flags"]) == (ALL[1:2], ["DELETED"])
    assert keys(list_case_tags(case)) == [ALL[0], ALL[2]]
    with pytest.raises(ObjectNotFoundException):
        remove_case_tag_by_key_value(case, "ticket.no", "T-2")


def test_what_is_wrong_is_named(case: int) -> None:
    for tags, refused in [
        ([], "tags"), ([{"key": "two words"}], r"tags\[0\].key"), ([{"value": "x"}], r"tags\[0\].key"),
    ]:
        with pytest.raises(ValidationErrorException, match=rf"FIELD_ERROR \({refused}"):
            add_case_tag(case, tags=tags)
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(tagID"):
        remove_case_tag_by_id(case, "nonsense")
    assert keys(list_case_tags(case)) == ALL


def test_a_colon_in_a_key(case: int) -> None:
    added = add_case_tag(case, tags=[{"key": "two:parts", "value": "x"}])
    # Tags are written as `key:value` here, so this is the same tag.
    assert keys(added) == [("two", "parts:x")]
    assert case in [row["id"] for row in advanced_case_search(tag=[{"key": "two:parts", "values": ["x"]}])["data"]]
    assert keys(remove_case_tag_by_key_value(case, "two:parts", "x")) == [("two", "parts:x")]


def test_of_a_case_that_may_not_be_seen(opened: Callable[..., dict[str, Any]], admin: ArgusAPISession) -> None:
    foreign = opened("Foreign", customer="globex", tags=[{"key": "a", "value": "b"}], api_session=admin)["id"]
    assert list_case_tags(foreign, api_session=admin)["count"] == 1
    for number in (foreign, 987654):
        for call in (
            lambda: list_case_tags(number), lambda: add_case_tag(number, tags=TAGS),
            lambda: remove_case_tag_by_key_value(number, "a", "b"),
        ):
            with pytest.raises(ObjectNotFoundException):
                call()
    assert list_case_tags(foreign, api_session=admin)["count"] == 1
