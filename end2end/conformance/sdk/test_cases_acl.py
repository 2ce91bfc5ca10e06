"""cases v2: who sees a case."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from argus_api.exceptions.http import (
    AccessDeniedException,
    ObjectNotFoundException,
    ValidationErrorException,
)
from argus_api.lib.cases.v2.case import (
    advanced_case_search,
    change_access_settings,
    get_case_metadata_by_id,
    grant_access,
    list_case_acl,
    remove_access,
)
from argus_api.session import ArgusAPISession

Opened = Callable[..., dict[str, Any]]


def test_granted_and_taken_back(opened: Opened, admin: ArgusAPISession) -> None:
    case = opened(customer="acme", accessMode="explicit", api_session=admin)["id"]
    with pytest.raises(ObjectNotFoundException):
        get_case_metadata_by_id(case)
    granted = grant_access(case, "anna", level="read", api_session=admin)["data"]
    assert (granted["level"], granted["grantedSubject"]["userName"], granted["flags"]) == ("read", "anna", [])
    assert get_case_metadata_by_id(case)["data"]["currentUserAccess"]["level"] == "read"
    group = grant_access(case, "Analysts", level="write", api_session=admin)["data"]
    assert (group["level"], group["grantedSubject"]["type"]) == ("write", "group")
    assert list_case_acl(case)["data"] == [granted, group]
    named = advanced_case_search(explicitAccess=[{"subject": ["anna"], "level": ["read"]}])["data"]
    assert case in [row["id"] for row in named]
    # Who only reads a case decides nothing about it.
    with pytest.raises(AccessDeniedException):
        change_access_settings(case, "roleBased")
    assert remove_access(case, granted["id"], api_session=admin)["data"] == {**granted, "flags": ["DELETED"]}
    remove_access(case, group["id"], api_session=admin)
    with pytest.raises(ObjectNotFoundException):
        list_case_acl(case)
    with pytest.raises(ObjectNotFoundException):
        remove_access(case, group["id"], api_session=admin)


def test_the_mode(opened: Opened, admin: ArgusAPISession) -> None:
    case = opened()["id"]
    assert change_access_settings(case, "readRestricted")["data"]["accessMode"] == "readRestricted"
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(accessMode"):
        change_access_settings(case, "secret")
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(userOrGroup"):
        grant_access(case, "nobody")


def test_said_when_it_is_opened(opened: Opened, admin: ArgusAPISession) -> None:
    members = [{"userOrGroup": "anna", "level": "write"}]
    case = opened(customer="acme", accessMode="explicit", aclMembers=members, api_session=admin)["id"]
    (entry,) = list_case_acl(case)["data"]
    assert (entry["level"], entry["grantedSubject"]["userName"]) == ("write", "anna")
