"""Alarms, attack categories and the signatures that are mapped to them, as Suricata's rules name them."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from argus_api.exceptions.http import ObjectNotFoundException, ValidationErrorException
from argus_api.lib.alarms.v1 import alarm, category, signature

from harness import seed

SSH, WEB = "SNORT-1:2001219", "SNORT-1:2008"
CATEGORY = "Attempted Information Leak"


@pytest.fixture
def attack(event: Callable[[str], Any]) -> dict[str, Any]:
    """What an event says about its attack: the numbers are the same everywhere."""
    return event("eve_ssh")["attackInfo"]


def test_an_alarm(attack: dict[str, Any]) -> None:
    found = alarm.get_alarm_by_id(attack["alarmID"])["data"]
    assert (found["id"], found["description"]) == (attack["alarmID"], seed.SCAN)
    assert (found["attackCategory"]["id"], found["attackCategory"]["name"]) == (attack["attackCategoryID"], CATEGORY)
    assert SSH in [mapping["signature"] for mapping in found["mappings"]]


def test_alarms(attack: dict[str, Any]) -> None:
    found = alarm.get_alarms(keywords=["SSH", "Scan"], keywordMatch="all")["data"]
    assert [row["id"] for row in found] == [attack["alarmID"]]
    assert len(alarm.get_alarms(keywords=["SSH", "Odd"], keywordMatch="any")["data"]) == 2
    assert alarm.get_alarms(keywords=["SSH", "Odd"], keywordMatch="all")["data"] == []
    page = alarm.get_alarms(limit=1, offset=1)
    assert (page["limit"], page["offset"], page["size"]) == (1, 1, 1)


def test_searching_alarms(attack: dict[str, Any]) -> None:
    def found(**criteria: Any) -> list[int]:
        return [row["id"] for row in alarm.search_alarms(**criteria)["data"]]

    assert found(alarmID=[attack["alarmID"]]) == [attack["alarmID"]]
    assert attack["alarmID"] in found(attackCategoryID=[attack["attackCategoryID"]])
    assert found(attackCategoryID=[987654]) == []
    assert found(keywords=[seed.SCAN]) == [attack["alarmID"]]


def test_categories(attack: dict[str, Any]) -> None:
    one = category.get_category_by_id(attack["attackCategoryID"])["data"]
    assert one["name"] == CATEGORY
    assert category.get_category(one["shortName"])["data"] == one
    assert category.get_category(str(one["id"]))["data"] == one
    assert one in category.get_categories(limit=0)["data"]
    assert category.get_categories(keywords=["Information Leak"])["data"] == [one]
    assert category.search_categories(attackCategoryID=[one["id"]])["data"] == [one]
    assert category.search_categories(keywords=["no such words"])["data"] == []


def test_signatures(attack: dict[str, Any]) -> None:
    (mapping,) = signature.get_signatures(keywords=[SSH])["data"]
    assert (mapping["signature"], mapping["alarm"]["id"]) == (SSH, attack["alarmID"])
    found = signature.search_signatures(keywords=[SSH, WEB], keywordMatchStrategy="any")["data"]
    assert {row["signature"] for row in found} == {SSH, WEB}


@pytest.mark.parametrize("get", [alarm.get_alarm_by_id, category.get_category_by_id])
def test_numbers_that_nothing_has(get: Callable[..., Any], attack: dict[str, Any]) -> None:
    number = attack["alarmID"] if get is alarm.get_alarm_by_id else attack["attackCategoryID"]
    assert get(number)["data"]["id"] == number
    with pytest.raises(ObjectNotFoundException):
        get(987654)
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(id\)"):
        get(0)
    # Categories have a name as well, under the same address.
    by_name = (ValidationErrorException if get is alarm.get_alarm_by_id else ObjectNotFoundException)
    with pytest.raises(by_name):
        get("many")
