"""cases v2: what is said of a case."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from argus_api.exceptions.http import ObjectNotFoundException, ValidationErrorException
from argus_api.lib.cases.v2.case import (
    add_comment,
    delete_comment,
    edit_comment,
    get_case_comment,
    get_case_comment_notifications,
    get_case_metadata_by_id,
    list_case_comments,
)
from argus_api.pagination import paginated_items
from argus_api.session import ArgusAPISession

UUID = "6c36deb6-d5e3-461c-bab4-fca397006cb9"
Said = tuple[int, list[dict[str, Any]]]


@pytest.fixture
def said(opened: Callable[..., dict[str, Any]]) -> Said:
    """A case with three comments, the oldest first."""
    case = opened()["id"]
    return case, [add_comment(case, word)["data"] for word in ("One", "Two", "Three")]


def ids(answer: dict[str, Any]) -> list[str]:
    return [row["id"] for row in answer["data"]]


def test_added(opened: Callable[..., dict[str, Any]]) -> None:
    case = opened()
    comment = add_comment(case["id"], "One <b>word</b> &amp; <script>alert(1)</script>more")["data"]
    assert comment["comment"].startswith("<p>One <strong>word</strong> &amp; ")
    assert "alert" not in comment["comment"]
    assert (comment["textFormat"], comment["status"], comment["priority"]) == ("html", "pendingSoc", "medium")
    assert (comment["flags"], comment["references"], comment["addedByUser"]["userName"]) == ([], [], "anna")
    assert comment["addedTimestamp"] == comment["lastUpdatedTimestamp"] >= case["createdTimestamp"]
    assert get_case_comment(case["id"], comment["id"], resolveLatest=True)["data"] == comment
    assert "HAS_COMMENTS" in get_case_metadata_by_id(case["id"])["data"]["flags"]


def test_added_with_all_there_is(said: Said) -> None:
    case, (first, *_) = said
    reply = add_comment(
        case, "a *b*\n\nc", asReplyTo=first["id"], internal=True, status="workingSoc", textFormat="plainText",
        originEmailAddress="a@b.example", notification={"skipEmail": True},
    )["data"]
    assert reply["comment"] == "<p>a *b*</p>\n<p>c</p>\n"
    assert set(reply["flags"]) == {"INTERNAL", "MAIL_UPDATE"}
    assert (reply["status"], reply["originEmailAddress"]) == ("workingSoc", "a@b.example")
    assert reply["references"] == [{"commentID": first["id"], "type": "replyTo"}]
    answered = get_case_comment(case, first["id"])["data"]
    assert answered["references"] == [{"commentID": reply["id"], "type": "repliedBy"}]
    assert get_case_metadata_by_id(case)["data"]["status"] == "workingSoc"


def test_listed(said: Said) -> None:
    case, comments = said
    one, two, three = (comment["id"] for comment in comments)
    page = list_case_comments(case)
    assert (page["limit"], page["offset"], page["size"], page["count"]) == (25, 0, 3, 3)
    assert page["data"] == comments
    for sort, expected in [("addedTimestamp", [one, two, three]), (["-addedTimestamp"], [three, two, one])]:
        assert ids(list_case_comments(case, sortBy=sort)) == expected
    assert ids(list_case_comments(case, beforeComment=three)) == [one, two]
    assert ids(list_case_comments(case, afterComment=one)) == [two, three]
    assert ids(list_case_comments(case, afterComment=two, sortBy="-addedTimestamp")) == [one]
    page = list_case_comments(case, limit=1, offset=1)
    assert (ids(page), page["count"]) == ([two], 3)
    assert [row["id"] for row in paginated_items(list_case_comments)(case, limit=2)] == [one, two, three]


def test_edited(said: Said) -> None:
    case, (first, *_) = said
    edited = edit_comment(case, first["id"], "<p>Put <em>right</em>.</p>")["data"]
    assert (edited["id"], edited["comment"]) == (first["id"], "<p>Put <em>right</em>.</p>\n")
    assert edited["flags"] == ["UPDATED"]
    assert edited["lastUpdatedTimestamp"] >= edited["addedTimestamp"] == first["addedTimestamp"]
    assert list_case_comments(case)["data"][0] == edited


def test_deleted(said: Said) -> None:
    case, (first, second, third) = said
    deleted = delete_comment(case, second["id"])["data"]
    assert (deleted["id"], deleted["flags"]) == (second["id"], ["DELETED"])
    assert ids(list_case_comments(case)) == [first["id"], third["id"]]
    for call in (get_case_comment, delete_comment):
        with pytest.raises(ObjectNotFoundException):
            call(case, second["id"])


def test_nobody_is_notified(said: Said) -> None:
    case, (first, *_) = said
    answer = get_case_comment_notifications(case, first["id"])
    assert (answer["data"], answer["count"]) == ([], 0)
    with pytest.raises(ObjectNotFoundException):
        get_case_comment_notifications(case, UUID)


def test_what_is_wrong_is_named(said: Said, opened: Callable[..., dict[str, Any]]) -> None:
    case, (first, *_) = said
    other = opened("Other")["id"]
    for fields, refused in [
        ({"comment": " "}, "comment"), ({"comment": "<p></p>"}, "comment"), ({"comment": "x" * 100_001}, "comment"),
        ({"comment": "x", "asReplyTo": "nonsense"}, "asReplyTo"), ({"comment": "x", "status": "closed"}, "status"),
        ({"comment": "x", "associatedAttachmentID": [UUID]}, "associatedAttachmentID"),
    ]:
        with pytest.raises(ValidationErrorException, match=rf"FIELD_ERROR \({refused}"):
            add_comment(case, **fields)
    # What is said of one case is no answer to something said of another.
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(asReplyTo"):
        add_comment(other, "x", asReplyTo=first["id"])
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(comment"):
        edit_comment(case, first["id"], "")
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(sortBy"):
        list_case_comments(case, sortBy="comment")
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(commentID"):
        get_case_comment(case, "nonsense")
    with pytest.raises(ObjectNotFoundException):
        get_case_comment(other, first["id"])
    assert ids(list_case_comments(case)) == [row["id"] for row in said[1]]


def test_of_a_case_that_may_not_be_seen(
    opened: Callable[..., dict[str, Any]], admin: ArgusAPISession
) -> None:
    foreign = opened("Foreign", customer="globex", api_session=admin)["id"]
    comment = add_comment(foreign, "Secret", api_session=admin)["data"]["id"]
    for case in (foreign, 987654):
        for call in (
            lambda: list_case_comments(case), lambda: add_comment(case, "x"), lambda: get_case_comment(case, comment),
            lambda: edit_comment(case, comment, "x"), lambda: delete_comment(case, comment),
        ):
            with pytest.raises(ObjectNotFoundException):
                call()
    (untouched,) = list_case_comments(foreign, api_session=admin)["data"]
    assert untouched["comment"] == "<p>Secret</p>\n"
