"""Who is who: the current user, users and groups, customers."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from argus_api.exceptions.http import ArgusException, ObjectNotFoundException
from argus_api.lib.currentuser.v1.user import get_current_user
from argus_api.lib.customers.v2 import customer, domain
from argus_api.lib.users.v2 import group, subject, user
from argus_api.pagination import paginated_items
from argus_api.session import ArgusAPISession

from harness.world import World

KEYWORDS = {"keywordFieldStrategy": ["shortName"], "keywordMatchStrategy": "any"}


def short_names(answer: dict[str, Any]) -> set[str]:
    return {row["shortName"] for row in answer["data"]}


# The current user


def test_the_current_user(world: World) -> None:
    me = get_current_user()["data"]
    assert (me["userName"], me["name"]) == ("anna", "Anna Berg")
    assert (me["customer"]["id"], me["customer"]["shortName"]) == (world.customers["acme"], "acme")
    # The old model writes languages in capitals, and a time zone as an object.
    assert me["language"] == "ENGLISH"
    assert me["timeZone"] == {"description": "UTC"}


def test_everybody_is_somebody(session_of: Callable[[str], ArgusAPISession]) -> None:
    for login in ("admin", "sensor", "outsider"):
        assert get_current_user(api_session=session_of(login))["data"]["userName"] == login


# Customers


def test_a_customer_by_name_and_by_number(world: World) -> None:
    by_name = customer.get_customer("acme")["data"]
    assert by_name["id"] == world.customers["acme"]
    assert (by_name["shortName"], by_name["name"], by_name["language"]) == ("acme", "Acme Corp", "english")
    assert customer.get_customer(str(by_name["id"]))["data"] == by_name


def test_a_customer_that_may_not_be_seen(admin: ArgusAPISession) -> None:
    assert customer.get_customer("globex", api_session=admin)["data"]["name"] == "Globex"
    for name in ("globex", "no-such-customer", "987654"):
        with pytest.raises(ObjectNotFoundException):
            customer.get_customer(name)


def test_listing_customers(admin: ArgusAPISession) -> None:
    assert short_names(customer.list_customers()) == {"acme"}
    assert short_names(customer.list_customers(api_session=admin)) >= {"acme", "globex"}
    assert short_names(customer.list_customers(keywords=["glob"], api_session=admin)) == {"globex"}
    page = customer.list_customers(limit=1, offset=1, sortBy=["shortName"], api_session=admin)
    assert (page["limit"], page["offset"], page["size"]) == (1, 1, 1)
    names = [row["shortName"] for row in
             paginated_items(customer.list_customers)(limit=1, sortBy=["-shortName"], api_session=admin)]
    assert names == sorted(names, reverse=True) and {"acme", "globex"} <= set(names)


def test_searching_customers(world: World, admin: ArgusAPISession) -> None:
    def found(**criteria: Any) -> set[str]:
        return short_names(customer.search_customers(**criteria, api_session=admin))

    assert found() >= {"acme", "globex"}
    assert found(customer=["acme"]) == {"acme"}
    assert found(customer=[str(world.customers["globex"])]) == {"globex"}
    assert found(keywords=["corp"], keywordFieldStrategy=["name"], keywordMatchStrategy="any") == {"acme"}
    assert found(keywords=["corp"], keywordFieldStrategy=["shortName"], keywordMatchStrategy="any") == set()
    assert short_names(customer.search_customers()) == {"acme"}


def test_domains() -> None:
    assert domain.get_domains()["data"]


# Users and groups


def test_a_user_by_name_and_by_number() -> None:
    by_name = user.get_basic_user("anna")["data"]
    assert (by_name["shortName"], by_name["name"], by_name["language"]) == ("anna", "Anna Berg", "english")
    assert by_name["customer"]["shortName"] == "acme"
    assert user.get_basic_user(str(by_name["id"]))["data"] == by_name
    with pytest.raises(ObjectNotFoundException):
        user.get_basic_user("nobody")


def test_listing_users(admin: ArgusAPISession) -> None:
    everybody = short_names(user.list_basic_users(limit=0, api_session=admin))
    assert everybody >= {"admin", "anna", "sensor", "feeder", "outsider"}
    assert short_names(user.list_basic_users(keywords=["ann"], keywordField=["shortName"], api_session=admin)) == {
        "anna"
    }
    assert "anna" in short_names(user.list_basic_users(limit=0))
    page = user.list_basic_users(limit=2, offset=1, api_session=admin)
    assert (page["limit"], page["offset"], page["size"], page["count"]) == (2, 1, 2, len(everybody))


def test_searching_users(admin: ArgusAPISession) -> None:
    def found(**criteria: Any) -> set[str]:
        return short_names(user.search_basic_users(**{**KEYWORDS, **criteria}, api_session=admin))

    assert found(keywords=["sensor"]) == {"sensor"}
    assert found(keywords=["sensor", "feeder"]) == {"sensor", "feeder"}
    assert found(keywords=["Berg"], keywordFieldStrategy=["name"]) == {"anna"}


def test_groups(admin: ArgusAPISession) -> None:
    groups = group.list_basic_groups(limit=0, api_session=admin)["data"]
    assert {row["name"] for row in groups} >= {"Administrators", "Analysts", "Sensors"}
    assert {row["type"] for row in groups} == {"group"}
    one = groups[0]
    assert group.get_basic_group(str(one["id"]), api_session=admin)["data"] == one
    assert group.get_basic_group(one["shortName"], api_session=admin)["data"] == one
    found = group.search_basic_groups(**KEYWORDS, keywords=[one["shortName"]], api_session=admin)["data"]
    assert [row["id"] for row in found] == [one["id"]]


def test_subjects_are_users_and_groups(admin: ArgusAPISession) -> None:
    subjects = subject.list_basic_subjects(limit=0, api_session=admin)["data"]
    assert "anna" in {row["shortName"] for row in subjects}
    assert "Analysts" in {row["name"] for row in subjects}
    anna = subject.get_basic_subject("anna", api_session=admin)["data"]
    memberships = subject.get_subject_group_memberships(anna["id"], api_session=admin)["data"]
    assert [row["name"] for row in memberships] == ["Analysts"]
    found = subject.search_basic_subjects(**KEYWORDS, keywords=["anna"], api_session=admin)["data"]
    assert [row["id"] for row in found] == [anna["id"]]


def test_strangers_are_not_told_about_others(session_of: Callable[[str], ArgusAPISession]) -> None:
    assert user.get_basic_user("anna")["data"]["shortName"] == "anna"
    with pytest.raises(ArgusException) as refused:
        user.get_basic_user("anna", api_session=session_of("outsider"))
    assert refused.value.status_code in (403, 404)
