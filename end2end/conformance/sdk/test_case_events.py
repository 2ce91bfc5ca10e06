"""The events of a case: `GET /events/v1/case/{caseID}` and `GET /events/v2/case/{caseID}`."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from argus_api.exceptions.http import AccessDeniedException, ArgusException, ValidationErrorException
from argus_api.lib.events.v1.aggregated import update_events
from argus_api.lib.events.v1.case.case import get_events_for_case
from argus_api.lib.events.v2.case.case import list_events_by_case
from argus_api.pagination import paginated_items
from argus_api.session import ArgusAPISession

from harness.world import World

Fresh = Callable[..., str]
BOTH = pytest.mark.parametrize("get", [get_events_for_case, list_events_by_case])


@BOTH
def test_events_of_the_case(get: Callable[..., Any], world: World) -> None:
    answer = get(world.case)
    assert (answer["limit"], answer["offset"], answer["size"], answer["count"]) == (25, 0, 1, 1)
    assert world.names(answer["data"]) == ["cased"]


@pytest.fixture
def case(world: World, fresh: Fresh) -> tuple[int, list[str]]:
    """A case of three events, the oldest first."""
    case = world.new_case("Three events")
    names = [fresh(associatedCaseID=case) for _ in range(3)]
    return case, names


def test_the_newest_first_unless_asked(case: tuple[int, list[str]], world: World) -> None:
    number, names = case
    for sort, expected in [(None, names[::-1]), ("timestamp", names), (["-timestamp"], names[::-1])]:
        assert world.names(get_events_for_case(number, sortBy=sort)["data"]) == expected
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(sortBy"):
        get_events_for_case(number, sortBy="count")


def test_order_of_v2(case: tuple[int, list[str]], world: World) -> None:
    number, names = case
    for sort, expected in [(["firstEventTimestamp"], names), (["-firstEventTimestamp"], names[::-1])]:
        assert world.names(list_events_by_case(number, sortBy=sort)["data"]) == expected


@BOTH
def test_pages(get: Callable[..., Any], case: tuple[int, list[str]], world: World) -> None:
    number, names = case
    page = get(number, limit=2, offset=1)
    assert (page["limit"], page["offset"], page["size"], page["count"]) == (2, 1, 2, 3)
    rows = list(paginated_items(get)(number, limit=2))
    assert sorted(world.names(rows)) == sorted(names)


def test_with_raw_events(world: World) -> None:
    number = world.new_case("Suricata")
    update_events({"associateToCase": number}, eventIdentifiers=[world.ids["eve_ssh"]])
    try:
        assert world.names(get_events_for_case(number)["data"]) == ["eve_ssh"]
        both = get_events_for_case(number, includeRawEvents=True)["data"]
        assert set(world.names(both)) >= {"eve_ssh1", "eve_ssh2"}
    finally:
        update_events({"associateToCase": 0}, eventIdentifiers=[world.ids["eve_ssh"]])


@BOTH
def test_a_case_without_events(get: Callable[..., Any], world: World) -> None:
    answer = get(world.new_case("Empty"))
    assert (answer["data"], answer["count"]) == ([], 0)


@BOTH
def test_a_case_that_may_not_be_seen(get: Callable[..., Any], world: World, admin: ArgusAPISession) -> None:
    foreign = world.new_case("Foreign", "globex")
    assert get(foreign, api_session=admin)["count"] == 0
    for number in (foreign, 987654):
        with pytest.raises(ArgusException) as refused:
            get(number)
        # The documents know no 404 here; what matters is that both are answered alike.
        assert refused.value.status_code in (403, 404)


@BOTH
def test_sensors_may_not(get: Callable[..., Any], world: World, session_of: Callable[..., Any]) -> None:
    with pytest.raises(AccessDeniedException):
        get(world.case, api_session=session_of("sensor"))


@BOTH
def test_a_number_that_is_none(get: Callable[..., Any]) -> None:
    for wrong in ("zero", 0):
        with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(caseID"):
            get(wrong)
