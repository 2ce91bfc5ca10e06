"""cases v2: counting cases."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from argus_api.exceptions.http import ValidationErrorException
from argus_api.lib.cases.v2.case import add_case_tag, close_case, search_case_statistics

Opened = Callable[..., dict[str, Any]]


def counts(data: dict[str, Any], key: str, value: str = "created") -> dict[str, int]:
    names = {one["id"]: one[key] for one in data["keys"]}
    found: dict[str, int] = {}
    for frame in data["timeFrames"]:
        for record in frame["records"]:
            name = names[record["keyID"]]
            found[name] = found.get(name, 0) + record["value"][value]
    return found


def test_counted_by_key_and_time(opened: Opened) -> None:
    for number, priority in enumerate(["high", "high", "low"]):
        case = opened(priority=priority)["id"]
        add_case_tag(case, tags=[{"key": "counted", "value": "here"}])
        if not number:
            close_case(case)
    of_these = {"tag": [{"key": "counted", "values": ["here"]}]}
    data = search_case_statistics(groupBy=[{"key": "priority"}], **of_these)["data"]
    assert (data["keyNames"], data["valueNames"]) == (["priority"], ["created"])
    assert counts(data, "priority") == {"high": 2, "low": 1}
    data = search_case_statistics(
        groupBy=[{"key": "status"}], values=["created", "open", "closed"], startTimestamp="-2days",
        resolution=1, resolutionUnit="days", **of_these,
    )["data"]
    assert len(data["timeFrames"]) == 3
    assert counts(data, "status", "closed") == {"closed": 1, "pendingSoc": 0}
    assert data["hitCount"] == {"created": 3, "open": 2, "closed": 1}
    cut = search_case_statistics(groupBy=[{"key": "priority", "cutoff": 1}], includeOthers=False, **of_these)["data"]
    assert counts(cut, "priority") == {"high": 2}
    for wrong in ({"groupBy": [{"key": "colour"}]}, {"limit": 5}):
        with pytest.raises(ValidationErrorException, match="FIELD_ERROR"):
            search_case_statistics(**wrong)
