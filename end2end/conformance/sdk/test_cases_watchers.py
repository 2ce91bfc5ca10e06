"""cases v2: who watches a case."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from argus_api.exceptions.http import ObjectNotFoundException, ValidationErrorException
from argus_api.lib.cases.v2.case import (
    add_case_watcher,
    add_comment,
    current_user_watcher_status,
    get_case_comment_notifications,
    grant_access,
    list_case_history,
    list_case_watchers,
    list_transaction_notifications,
    remove_case_contact_watcher,
    remove_case_watcher,
    remove_current_user_watcher,
    update_case_watcher,
    update_watcher_settings,
)
from argus_api.session import ArgusAPISession


@pytest.fixture
def case(opened: Callable[..., dict[str, Any]]) -> int:
    """Anna's, which she watches because she opened it."""
    return opened()["id"]


def names(answer: dict[str, Any]) -> list[str]:
    return [row["subject"]["userName"] for row in answer["data"]]


def test_who_opened_it_watches(case: int) -> None:
    (watcher,) = list_case_watchers(case)["data"]
    assert (watcher["subject"]["userName"], watcher["role"], watcher["flags"]) == ("anna", "watcher", [])
    assert list_case_watchers(case, includeDefault=False)["count"] == 0
    update_watcher_settings(case, defaultWatchers=False)
    assert names(list_case_watchers(case)) == []


def test_added_and_removed(case: int) -> None:
    added = add_case_watcher(case, userOrGroup="admin")["data"]
    assert (added["addedByUser"]["userName"], added["channels"][0]["channel"]) == ("anna", "argus")
    assert names(list_case_watchers(case, includeDefault=False)) == ["admin"]
    assert update_case_watcher(case, added["id"])["data"] == added
    assert remove_case_watcher(case, added["id"])["data"]["flags"] == ["DELETED"]
    with pytest.raises(ObjectNotFoundException):
        remove_case_watcher(case, added["id"])
    assert names(list_case_watchers(case, includeDisabled=True)) == ["admin", "anna"]
    operations = [row["operation"] for row in list_case_history(case)["data"]]
    assert operations == ["createCase", "addCaseWatcher", "deleteCaseWatcher"]


def test_oneself(case: int) -> None:
    assert remove_current_user_watcher(case)["data"]["role"] is None
    assert names(list_case_watchers(case)) == []
    assert current_user_watcher_status(case)["data"]["role"] == "reporter"
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(sms"):
        current_user_watcher_status(case, sms=True)


def test_only_who_may_see_the_case(
    case: int, opened: Callable[..., dict[str, Any]], admin: ArgusAPISession
) -> None:
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(userOrGroup"):
        add_case_watcher(case, userOrGroup="outsider")
    foreign = opened("Foreign", customer="globex", api_session=admin)["id"]
    for call in (
        lambda: list_case_watchers(foreign), lambda: current_user_watcher_status(foreign),
        lambda: add_case_watcher(foreign, userOrGroup="anna"),
    ):
        with pytest.raises(ObjectNotFoundException):
            call()


def test_when_it_is_opened_and_when_somebody_is_let_in(
    opened: Callable[..., dict[str, Any]], admin: ArgusAPISession
) -> None:
    case = opened(watchers=[{"userOrGroup": "admin"}])["id"]
    assert names(list_case_watchers(case, includeDefault=False)) == ["admin"]
    case = opened(customer="acme", accessMode="explicit", api_session=admin)["id"]
    grant_access(case, "anna", level="read", api_session=admin)
    assert names(list_case_watchers(case)) == ["admin", "anna"]


def test_contacts(case: int) -> None:
    # Nobody at acme has this address.
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(destination"):
        add_case_watcher(case, destination="nobody@acme.example", type="email")
    with pytest.raises(ObjectNotFoundException):
        remove_case_contact_watcher(case, 1)


def test_who_was_told(case: int, admin: ArgusAPISession) -> None:
    said = add_comment(case, comment="Seen again.", api_session=admin)["data"]
    (told,) = get_case_comment_notifications(case, said["id"])["data"]
    assert (told["contact"], told["type"], told["user"]["userName"]) == ("anna", "app", "anna")
    assert told["channels"] == [{"channel": "argus", "state": "success"}]
    (row,) = list_case_history(case, operation="addCaseComment")["data"]
    assert row["notified"] == 1
    assert list_transaction_notifications(case, row["id"])["data"] == [told]
