"""cases v2: files of a case."""

from __future__ import annotations

import base64
import io
import zipfile
from typing import Any, Callable

import pytest
from argus_api.exceptions.http import ObjectNotFoundException, ValidationErrorException
from argus_api.lib.cases.v2.case import (
    add_attachment,
    delete_attachment,
    download_attachment,
    get_attachment,
    list_case_attachments,
    list_case_history,
    upload_streaming_attachment,
)
from argus_api.pagination import paginated_items
from argus_api.session import ArgusAPISession

CONTENT = b"<html><script>alert(1)</script></html>"
DATA = base64.b64encode(CONTENT).decode()


@pytest.fixture
def case(opened: Callable[..., dict[str, Any]]) -> int:
    return opened()["id"]


def add(case: int, name: str = "page.html", **more: Any) -> dict[str, Any]:
    return add_attachment(case, data=DATA, mimeType="text/html", name=name, **more)["data"]


def test_added_and_told(case: int) -> None:
    added = add(case, originEmailAddress="a@b.example", notification={"skipEmail": True})
    for field, value in [
        ("name", "page.html"), ("size", len(CONTENT)), ("flags", ["MAIL_UPDATE"]), ("mimeType", "text/plain"),
        ("originEmailAddress", "a@b.example"), ("encryptedZipPassword", None),
    ]:
        assert added[field] == value, field
    assert added["addedByUser"]["userName"] == "anna"
    assert get_attachment(case, added["id"])["data"] == added
    assert list_case_attachments(case)["data"] == [added]
    assert list_case_history(case)["data"][-1]["operation"] == "addCaseAttachment"


def test_downloaded(case: int) -> None:
    added = add(case)
    for inline in (False, True):
        answer = download_attachment(case, added["id"], inline=inline)
        assert answer.content == CONTENT
        assert answer.headers["Content-Disposition"].startswith("attachment;")
        assert answer.headers["Content-Type"] == "application/octet-stream"


def test_streamed(case: int) -> None:
    # This client can only send JSON, and that is the file then.
    sent = upload_streaming_attachment(case, "report.json", body={"a": 1}, skipNotification=True)["data"]
    assert (sent["name"], sent["flags"]) == ("report.json", [])
    assert download_attachment(case, sent["id"]).json() == {"a": 1}


def test_malware_leaves_in_an_archive(case: int) -> None:
    added = add(case, "evil.exe", encryptedZipMode="server")
    assert added["flags"] == ["ZIP_ENCRYPTED"]
    archive = zipfile.ZipFile(io.BytesIO(download_attachment(case, added["id"]).content))
    (packed,) = archive.infolist()
    assert (packed.filename, packed.flag_bits & 1) == ("evil.exe", 1)
    own = add(case, "own.zip", encryptedZipMode="client", encryptedZipPassword="mine")
    assert (own["flags"], own["encryptedZipPassword"]) == (["ZIP_ENCRYPTED"], "mine")
    assert download_attachment(case, own["id"]).content == CONTENT


def test_listed_page_by_page(case: int) -> None:
    for number in range(3):
        add(case, f"{number}.txt")
    page = list_case_attachments(case, limit=2, offset=1)
    assert (page["count"], [row["name"] for row in page["data"]]) == (3, ["1.txt", "0.txt"])
    names = [row["name"] for row in paginated_items(list_case_attachments)(case, limit=2)]
    assert names == ["2.txt", "1.txt", "0.txt"]


def test_deleted(case: int) -> None:
    added = add(case)
    assert delete_attachment(case, added["id"])["data"] == {**added, "flags": ["DELETED"]}
    assert list_case_attachments(case)["count"] == 0
    for call in (get_attachment, delete_attachment, download_attachment):
        with pytest.raises(ObjectNotFoundException):
            call(case, added["id"])


def test_what_is_wrong_is_named(case: int) -> None:
    for more, refused in [
        ({"internal": True}, "internal"), ({"prepared": True}, "prepared"), ({"name": "/"}, "name"),
        ({"encryptedZipMode": "server", "encryptedZipPassword": "mine"}, "encryptedZipPassword"),
    ]:
        with pytest.raises(ValidationErrorException, match=rf"FIELD_ERROR \({refused}"):
            add(case, **more)
    with pytest.raises(ValidationErrorException, match=r"FIELD_ERROR \(data"):
        add_attachment(case, data="?", mimeType="a/b", name="f")
    assert list_case_attachments(case)["count"] == 0


def test_of_a_case_that_may_not_be_seen(opened: Callable[..., dict[str, Any]], admin: ArgusAPISession) -> None:
    foreign = opened("Foreign", customer="globex", api_session=admin)["id"]
    file = add(foreign, api_session=admin)["id"]
    for call in (
        lambda: list_case_attachments(foreign), lambda: add(foreign), lambda: get_attachment(foreign, file),
        lambda: download_attachment(foreign, file), lambda: delete_attachment(foreign, file),
    ):
        with pytest.raises(ObjectNotFoundException):
            call()
