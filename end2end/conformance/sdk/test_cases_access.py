"""cases v2: who may call what. Cases that somebody may not see are in the tests of what belongs to a case."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from argus_api.exceptions.http import AccessDeniedException, AuthenticationFailedException
from argus_api.lib.cases.v2 import case as v2
from argus_api.lib.cases.v2.servicesubscription import list_subscriptions
from argus_api.session import ArgusAPISession

from harness.world import World

#: Of the server's own form: others are of nothing, which everybody may know.
COMMENT, TRANSACTION = (f"{letters}-0000-8000-8000-000000000001" for letters in ("636d6e74", "61637476"))
#: Of the first user, in the first case.
ENTRY = "61636373-0000-8000-8000-000077359401"
FILE = {"data": "Zg==", "mimeType": "text/plain", "name": "f"}
NEW = {"service": "ids", "type": "change", "subject": "s", "description": "d"}
FLOW = (1, "tuning")

#: Every call that is offered, with arguments that are right.
CALLS: list[tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]] = [
    (v2.simple_case_search, (), {}),
    (v2.advanced_case_search, (), {}),
    (v2.create_case, (), NEW),
    (v2.get_case_metadata_by_id, (1,), {}),
    (v2.update_case, (1,), {"priority": "low"}),
    (v2.close_case, (1,), {}),
    (v2.delete_case, (1,), {}),
    (v2.list_case_comments, (1,), {}),
    (v2.add_comment, (1, "c"), {}),
    (v2.get_case_comment, (1, COMMENT), {}),
    (v2.edit_comment, (1, COMMENT, "c"), {}),
    (v2.delete_comment, (1, COMMENT), {}),
    (v2.get_case_comment_notifications, (1, COMMENT), {}),
    (v2.list_case_tags, (1,), {}),
    (v2.add_case_tag, (1, [{"key": "k"}]), {}),
    (v2.remove_case_tag_by_id, (1, COMMENT), {}),
    (v2.remove_case_tag_by_key_value, (1, "k", "v"), {}),
    (v2.list_case_attachments, (1,), {}),
    (v2.add_attachment, (1,), FILE),
    (v2.upload_streaming_attachment, (1, "f"), {}),
    (v2.get_attachment, (1, COMMENT), {}),
    (v2.delete_attachment, (1, COMMENT), {}),
    (v2.download_attachment, (1, COMMENT), {}),
    (v2.list_case_acl, (1,), {}),
    (v2.grant_access, (1, "anna"), {}),
    (v2.change_access_settings, (1, "roleBased"), {}),
    (v2.remove_access, (1, ENTRY), {}),
    (v2.list_fields, (1,), {}),
    (v2.get_field, (1, "case-autocreate-key"), {}),
    (v2.set_field, (1, "case-autocreate-key"), {"value": "v"}),
    (v2.clear_field, (1, "case-autocreate-key"), {}),
    (v2.list_case_watchers, (1,), {}),
    (v2.update_watcher_settings, (1,), {"defaultWatchers": True}),
    (v2.add_case_watcher, (1,), {"userOrGroup": "anna"}),
    (v2.update_case_watcher, (1, COMMENT), {}),
    (v2.remove_case_watcher, (1, COMMENT), {}),
    (v2.current_user_watcher_status, (1,), {}),
    (v2.remove_current_user_watcher, (1,), {}),
    (v2.list_workflows, (1,), {}),
    (v2.request_workflow, FLOW, {}),
    (v2.acknowledge_workflow, FLOW, {}),
    (v2.update_workflow, FLOW, {"externalReference": "T"}),
    (v2.list_case_history, (1,), {}),
    (v2.get_case_transaction, (1, TRANSACTION), {}),
    (v2.list_transaction_notifications, (1, TRANSACTION), {}),
    (list_subscriptions, (), {}),
]
EACH_CALL = pytest.mark.parametrize("call, given, more", CALLS, ids=[call.__name__ for call, _, _ in CALLS])


@EACH_CALL
def test_401_without_a_valid_key(call: Callable[..., Any], given: Any, more: Any, world: World) -> None:
    with pytest.raises(AuthenticationFailedException) as refused:
        call(*given, **more, api_session=ArgusAPISession(auth=world.keys["anna"] + "x", api_url=world.url))
    first, second = str(refused.value).strip().splitlines()
    assert first == "Status code 401: Unauthorized"
    assert second.startswith("ACTION_ERROR: ")


@EACH_CALL
@pytest.mark.parametrize("login", ["sensor", "outsider"])
def test_403_without_permission(
    login: str, call: Callable[..., Any], given: Any, more: Any, session_of: Callable[..., Any]
) -> None:
    with pytest.raises(AccessDeniedException) as refused:
        call(*given, **more, api_session=session_of(login))
    first, second = str(refused.value).strip().splitlines()
    assert first == "Status code 403: Forbidden"
    assert second.startswith("ACTION_ERROR: ")


def test_only_administrators_delete(opened: Callable[..., dict[str, Any]], admin: ArgusAPISession) -> None:
    case = opened()["id"]
    with pytest.raises(AccessDeniedException):
        v2.delete_case(case)
    assert v2.delete_case(case, api_session=admin)["data"]["id"] == case
