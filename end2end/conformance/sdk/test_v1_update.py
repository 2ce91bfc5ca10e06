"""`PUT /events/v1/aggregated` and `/bulk`: comments, flags, severity and cases."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from argus_api.exceptions.http import (
    AccessDeniedException,
    ObjectNotFoundException,
    ValidationErrorException,
)
from argus_api.lib.events.v1.aggregated import find_aggregated_events, update_events, update_events_bulk
from argus_api.session import ArgusAPISession

from harness.world import World

Fresh = Callable[..., str]
Event = Callable[[str], dict[str, Any]]


@pytest.fixture
def update(world: World) -> Callable[..., list[dict[str, Any]]]:
    """Updates events by name and gives what the answer holds."""

    def update(*names: str, **changes: Any) -> list[dict[str, Any]]:
        answer = update_events(changes, eventIdentifiers=[world.ids[name] for name in names])
        assert sorted(world.names(answer["data"])) == sorted(names)
        return answer["data"]

    return update


def test_a_comment(world: World, fresh: Fresh, event: Event, update: Callable[..., Any]) -> None:
    name = fresh()
    before = event(name)
    (updated,) = update(name, comment="Looks like a <b>scan</b>.")
    assert updated == event(name)
    (comment,) = updated["comments"]
    assert comment["comment"] == "Looks like a <b>scan</b>."
    assert (comment["user"]["userName"], comment["user"]["name"]) == ("anna", "Anna Berg")
    assert comment["timestamp"] >= world.now
    assert "COMMENTED" in updated["flags"]
    assert updated["lastUpdatedTimestamp"] > before["lastUpdatedTimestamp"]
    unchanged = ("id", "timestamp", "startTimestamp", "endTimestamp", "severity", "count", "source", "properties")
    assert {field: updated[field] for field in unchanged} == {field: before[field] for field in unchanged}

    update(name, comment="Yes, it is.")
    assert [comment["comment"] for comment in event(name)["comments"]] == [
        "Looks like a <b>scan</b>.",
        "Yes, it is.",
    ]


def test_flags(fresh: Fresh, event: Event, update: Callable[..., Any]) -> None:
    name = fresh(flags=["BLOCKED", "FOLLOWUP"])
    (updated,) = update(name, flagsToEnable=["NOT_A_THREAT", "ACKNOWLEDGED"], flagsToDisable=["FOLLOWUP"])
    flags = set(updated["flags"])
    assert flags >= {"BLOCKED", "NOT_A_THREAT", "ACKNOWLEDGED"} and "FOLLOWUP" not in flags
    assert set(event(name)["flags"]) == flags
    update(name, flagsToEnable="FOLLOWUP")
    assert "FOLLOWUP" in event(name)["flags"]


def test_flags_are_found_by_a_search_at_once(world: World, fresh: Fresh, update: Callable[..., Any]) -> None:
    name = fresh()
    update(name, flagsToEnable=["IDENTIFIED_THREAT"], newSeverity="critical")
    search = {"startTimestamp": 0, "eventIdentifier": [dict(zip(("type", "timestamp", "customerID", "eventID"),
                                                                world.path(name)))]}
    assert world.names(find_aggregated_events(**search, includeFlags=["IDENTIFIED_THREAT"])["data"]) == [name]
    assert world.names(find_aggregated_events(**search, minSeverity="critical")["data"]) == [name]
    assert find_aggregated_events(**search, excludeFlags=["IDENTIFIED_THREAT"])["data"] == []


def test_severity(fresh: Fresh, event: Event, update: Callable[..., Any]) -> None:
    name = fresh()
    (updated,) = update(name, newSeverity="critical")
    assert (updated["severity"], event(name)["severity"]) == ("critical", "critical")
    assert "SEVERITY_ADJUSTED" in updated["flags"]


def test_handled_by_an_analyst(fresh: Fresh, event: Event, update: Callable[..., Any]) -> None:
    name = fresh()
    update(name, handledByAnalyst=True)
    assert "HANDLED_BY_ANALYST" in event(name)["flags"]


def test_cases(world: World, fresh: Fresh, event: Event, update: Callable[..., Any]) -> None:
    first, second = world.new_case("First"), world.new_case("Second")
    name = fresh()

    def cases() -> list[int]:
        return [case["id"] for case in event(name)["associatedCases"]]

    (updated,) = update(name, associateToCase=first, comment="Seen.")
    assert updated["associatedCase"]["id"] == first
    assert cases() == [first]
    update(name, associateCases=[second, first])
    assert sorted(cases()) == [first, second]
    update(name, unassociateCases=[first])
    assert cases() == [second]
    # 0 is "no case".
    update(name, associateToCase=0)
    assert cases() == []
    assert event(name)["associatedCase"] is None


def test_a_case_that_may_not_be_seen(world: World, fresh: Fresh, event: Event) -> None:
    name = fresh()
    update_events({"comment": "One's own event can be changed."}, eventIdentifiers=[world.ids[name]])
    for case in (world.new_case("Foreign", "globex"), 987654):
        with pytest.raises((ValidationErrorException, ObjectNotFoundException)):
            update_events({"associateToCase": case}, eventIdentifiers=[world.ids[name]])
    assert event(name)["associatedCases"] == []


def test_several_events(fresh: Fresh, event: Event, update: Callable[..., Any]) -> None:
    names = [fresh() for _ in range(3)]
    update(*names, newSeverity="high", comment="All of them.")
    assert [event(name)["severity"] for name in names] == ["high"] * 3


def test_all_or_nothing(world: World, fresh: Fresh, event: Event) -> None:
    name, second = fresh(), fresh()
    update_events({"comment": "Yes."}, eventIdentifiers=[world.ids[second]])
    for other in (world.ids["foreign"], world.ids["beacon"][:-12] + "000000000000"):
        with pytest.raises(ObjectNotFoundException):
            update_events({"comment": "No."}, eventIdentifiers=[world.ids[name], world.ids[second], other])
    assert (len(event(name)["comments"]), len(event(second)["comments"])) == (0, 1)


def test_with_what_is_below(world: World) -> None:
    changes = {"recursiveResult": True}
    rows = update_events(changes, eventIdentifiers=[world.ids["eve_ssh"]])["data"]
    assert world.names(rows) == ["eve_ssh", "eve_ssh1", "eve_ssh2"]
    changes["recursiveResult"] = False
    assert world.names(update_events(changes, eventIdentifiers=[world.ids["eve_ssh"]])["data"]) == ["eve_ssh"]


def test_in_bulk(world: World, fresh: Fresh, event: Event) -> None:
    names = [fresh(signature="BULK-1"), fresh(signature="BULK-1"), fresh(signature="BULK-2")]
    criteria = {"signature": ["BULK-1"], "startTimestamp": 0}
    assert update_events_bulk(criteria, {"comment": "Bulk.", "flagsToEnable": ["TUNING_CANDIDATE"]})["data"] == 2
    assert [len(event(name)["comments"]) for name in names] == [1, 1, 0]
    assert "TUNING_CANDIDATE" in event(names[0])["flags"]
    nothing = {"signature": ["no such signature"], "startTimestamp": 0}
    assert update_events_bulk(nothing, {"comment": "Nobody."})["data"] == 0


def test_in_bulk_only_what_one_may_see(world: World, fresh: Fresh) -> None:
    criteria = {"startTimestamp": 0, "customerID": [world.customers["globex"]]}
    assert update_events_bulk(criteria, {"comment": "Not mine."})["data"] == 0


@pytest.mark.parametrize(
    "update, field",
    [
        ({"flagsToEnable": ["NO_SUCH_FLAG"]}, "flagsToEnable"),
        ({"newSeverity": "worst"}, "newSeverity"),
        ({"associateToCase": -1}, "associateToCase"),
    ],
    ids=str,
)
def test_what_is_wrong_is_refused_by_name(update: dict[str, Any], field: str, world: World, fresh: Fresh) -> None:
    name = fresh()
    with pytest.raises(ValidationErrorException, match=rf"FIELD_ERROR \((update\.)?{field}"):
        update_events(update, eventIdentifiers=[world.ids[name]])
    with pytest.raises(ValidationErrorException, match=rf"FIELD_ERROR \((update\.)?{field}"):
        update_events_bulk({"startTimestamp": 0, "signature": ["FRESH"]}, update)


def test_an_id_that_is_none(world: World) -> None:
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(eventIdentifiers"):
        update_events({"comment": "No."}, eventIdentifiers=["AGGR/1"])


def test_sensors_may_not(world: World, fresh: Fresh, event: Event, session_of: Callable[..., ArgusAPISession]) -> None:
    name = fresh()
    with pytest.raises(AccessDeniedException):
        update_events({"comment": "No."}, eventIdentifiers=[world.ids[name]], api_session=session_of("sensor"))
    with pytest.raises(AccessDeniedException):
        update_events_bulk({"startTimestamp": 0}, {"comment": "No."}, api_session=session_of("sensor"))
    assert event(name)["comments"] == []
