"""events v2: judging events, one by one and in bulk."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from argus_api.exceptions.http import AccessDeniedException, ObjectNotFoundException, ValidationErrorException
from argus_api.lib.events.v2 import event as v2

from harness.world import World

Fresh = Callable[..., str]


def plain(world: World, name: str, **more: Any) -> Any:
    return v2.assess_event(*world.path(name)[1:], **more)


def compatible(world: World, name: str, **more: Any) -> Any:
    return v2.assess_event_by_compatibility_path(*world.path(name), **more)


BOTH = pytest.mark.parametrize("assess", [plain, compatible])


def read(world: World, name: str) -> dict[str, Any]:
    return v2.get_event(*world.path(name)[1:], includeComments=True, includeAllProperties=True)["data"]


@BOTH
def test_flags_comment_and_severity(assess: Callable[..., Any], world: World, fresh: Fresh) -> None:
    name = fresh(flags=["FOLLOWUP"])
    before = read(world, name)
    answer = assess(world, name, enableFlag=["notAThreat"], disableFlag=["followup"], comment="Fine.",
                    newSeverity="medium")["data"]
    assert (answer["id"], answer["severity"]) == (world.ids[name], "medium")
    after = read(world, name)
    assert "notAThreat" in after["flags"] and "followup" not in after["flags"]
    (comment,) = after["comments"]
    assert (comment["comment"], comment["user"]["shortName"]) == ("Fine.", "anna")
    assert after["timestamps"]["lastUpdated"] > before["timestamps"]["lastUpdated"]
    assert before["timestamps"].get("firstAssessed") is None
    assert after["timestamps"]["firstAssessed"]


@BOTH
def test_acknowledged_unless_asked_not_to(assess: Callable[..., Any], world: World, fresh: Fresh) -> None:
    first, second = fresh(), fresh()
    assert "acknowledged" in assess(world, first, comment="Yes.")["data"]["flags"]
    assert "acknowledged" not in assess(world, second, comment="Not yet.", autoAcknowledge=False)["data"]["flags"]


@BOTH
def test_cases(assess: Callable[..., Any], world: World, fresh: Fresh) -> None:
    case = world.new_case("Assessed")
    name = fresh()
    assess(world, name, associateCase=[case])
    assert [found["id"] for found in read(world, name)["associatedCases"]] == [case]
    assess(world, name, disassociateCase=[case])
    assert read(world, name)["associatedCases"] == []


@BOTH
def test_properties(assess: Callable[..., Any], world: World, fresh: Fresh) -> None:
    name = fresh()
    assess(world, name, assessmentProperty=[{"key": "verdict", "values": ["benign"]}], handledByAnalyst=True)
    after = read(world, name)
    properties = {found["key"]: found["values"] for found in after["properties"]}
    assert properties["meta.argus.assessment.verdict"] == ["benign"]
    assert "handledByAnalyst" in after["flags"]


@BOTH
def test_first_assessment_is_found_by_its_time(assess: Callable[..., Any], world: World, fresh: Fresh) -> None:
    name = fresh()
    search = {"startTimestamp": "-1hour", "timeFieldStrategy": ["firstAssessment"],
              "eventIdentifier": [world.ids[name]]}
    assert v2.search_events(**search)["data"] == []
    assess(world, name, comment="Now.")
    assert world.names(v2.search_events(**search)["data"]) == [name]


@BOTH
def test_what_may_not_be_seen(assess: Callable[..., Any], world: World, fresh: Fresh) -> None:
    assert assess(world, fresh(), comment="One's own can be.")["data"]
    with pytest.raises(ObjectNotFoundException):
        assess(world, "foreign", comment="No.")


@BOTH
@pytest.mark.parametrize(
    "wrong, field",
    [
        ({"enableFlag": ["noSuchFlag"]}, "enableFlag"),
        # A flag that sensors set, and nobody by judging.
        ({"enableFlag": ["blocked"]}, "enableFlag"),
        ({"disableFlag": ["established"]}, "disableFlag"),
        ({"newSeverity": "worst"}, "newSeverity"),
        ({"assessmentProperty": [{"key": "verdict", "values": []}]}, "assessmentProperty"),
        ({"trigger": ["panic"]}, "trigger"),
    ],
)
def test_what_is_wrong_is_refused_by_name(
    assess: Callable[..., Any], wrong: dict[str, Any], field: str, world: World, fresh: Fresh
) -> None:
    with pytest.raises(ValidationErrorException, match=rf"FIELD_ERROR \({field}"):
        assess(world, fresh(), **wrong)


def test_in_bulk(world: World, fresh: Fresh) -> None:
    names = [fresh(signature="ASSESS-BULK"), fresh(signature="ASSESS-BULK"), fresh(signature="ASSESS-OTHER")]
    search = {"attack": [{"signature": ["ASSESS-BULK"]}], "type": ["aggregated"], "startTimestamp": 0}
    answer = v2.assess_event_bulk({"comment": "Bulk.", "enableFlag": ["falsePositive"]}, search)["data"]
    assert sorted(answer["successes"]) == sorted(world.ids[name] for name in names[:2])
    assert answer["failures"] == []
    assert ["falsePositive" in read(world, name)["flags"] for name in names] == [True, True, False]


def test_in_bulk_at_most_what_is_asked_for(world: World, fresh: Fresh) -> None:
    names = [fresh(signature="ASSESS-LIMIT") for _ in range(3)]
    search = {"attack": [{"signature": ["ASSESS-LIMIT"]}], "type": ["aggregated"], "startTimestamp": 0, "limit": 2,
              "sortBy": ["firstEventTimestamp"]}
    answer = v2.assess_event_bulk({"comment": "Two of them."}, search)["data"]
    assert answer["successes"] == [world.ids[name] for name in names[:2]]


def test_sensors_may_not(world: World, fresh: Fresh, session_of: Callable[..., Any]) -> None:
    with pytest.raises(AccessDeniedException):
        plain(world, fresh(), comment="No.", api_session=session_of("sensor"))
    with pytest.raises(AccessDeniedException):
        v2.assess_event_bulk({"comment": "No."}, {"startTimestamp": 0}, api_session=session_of("sensor"))
