"""What a mail server that others wrote gets of a notification policy: over STARTTLS, after logging in."""

from __future__ import annotations

import socket
import ssl
import time
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, Iterator

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from harness import database, http
from harness.server import ADMIN_PASSWORD, Server

USER, SECRET = b"argus", b"a long password"


class Mails:
    """Keeps what comes, and remembers whether it came over TLS and from whom."""

    def __init__(self) -> None:
        self.got: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.refused = 0

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.startswith("nobody@"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        assert session.ssl and session.authenticated
        self.recipients += envelope.rcpt_tos
        self.got.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 queued"

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        right = isinstance(data, LoginPassword) and (data.login, data.password) == (USER, SECRET)
        self.refused += not right
        return AuthResult(success=right, handled=False)


class Place:
    """A mail server, and an Argus that trusts its certificate."""

    def __init__(self, engine: str, folder: Path) -> None:
        authority = trustme.CA()
        trusted = folder / "authority.pem"
        authority.cert_pem.write_to_path(str(trusted))
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert("127.0.0.1").configure_cert(context)
        self.mails = Mails()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.controller = Controller(
            self.mails,
            hostname="127.0.0.1",
            port=self.port,
            tls_context=context,
            require_starttls=True,
            auth_required=True,
            authenticator=self.mails.authenticate,
        )
        self.controller.start()
        self.server = Server(engine, ARGUS_OUTGOING_ALLOW="127.0.0.1", SSL_CERT_FILE=str(trusted))
        log_in = http.send(
            "POST", f"{self.server.url}/page/session/log-in", {"login": "admin", "password": ADMIN_PASSWORD}
        )
        self._cookie = log_in.headers["set-cookie"].split(";")[0]

    def stop(self) -> None:
        self.server.stop()
        self.controller.stop()

    def page(self, function: str, body: Any) -> Any:
        answer = http.send("POST", f"{self.server.url}/page/{function}", body, Cookie=self._cookie)
        assert answer.status == 200, f"{function}: {answer.status} {answer.text}"
        return answer.json

    def channel(self, name: str, secret: bytes = SECRET, security: str = "startTls") -> int:
        settings = {
            "kind": "email", "host": "127.0.0.1", "port": self.port, "security": security,
            "user": USER.decode(), "from": "Argus <argus@example.com>",
        }
        content = {"name": name, "active": True, "settings": settings}
        added = self.page(
            "channel/save", {"id": None, "version": 0, "content": content, "secret": secret.decode()}
        )
        return added["id"]

    def try_out(self, channel: int) -> tuple[bool, str]:
        answer = self.page("channel/test", {"id": channel, "recipient": "anna@example.com"})
        return answer["sent"], answer["text"]


@pytest.fixture(params=database.engines())
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    place = Place(request.param, tmp_path)
    yield place
    place.stop()


def test_mail_of_a_policy(place: Place) -> None:
    place.server.argus("customer", "add", "acme", "Acme Corp")
    channel = place.channel("Mail")
    recipients = ["Anna Berg <anna@example.com>", "nobody@example.com"]
    content = {
        "name": "On call", "most": None, "routes": [{"channel": channel, "recipients": recipients}],
        "grouping": {"by": [], "wait": 0, "interval": 0},
    }
    place.page("policy/save", {"id": None, "version": 0, "content": content})
    new = {"customer": 1, "title": "Søppel <b> & trøbbel", "source": "proxy", "severity": "high"}
    place.page("alert/create", {"new": new})

    def deliveries() -> dict[str, dict[str, Any]]:
        rows = place.page("delivery/list", {"filter": {}, "limit": 10, "offset": 0})["rows"]
        return {row["recipient"]: row for row in rows}

    end = time.monotonic() + 30
    while any(row["done"] is None for row in deliveries().values()) and time.monotonic() < end:
        time.sleep(0.1)
    done = deliveries()
    assert done[recipients[0]]["state"] == "sent", done
    assert done[recipients[1]]["state"] == "dead" and "550" in done[recipients[1]]["error"], done
    assert place.mails.recipients == ["anna@example.com"]
    [mail] = place.mails.got
    assert mail["subject"] == "[high] #1 – Søppel <b> & trøbbel"
    assert mail["from"] == "Argus <argus@example.com>"
    text = mail.get_body(("plain",)).get_content()
    assert "high: #1 – Søppel <b> & trøbbel (Acme Corp)" in text
    assert "Policy: On call" in text
    page = mail.get_body(("html",)).get_content()
    assert "<b>" not in page and "&lt;b&gt;" in page


def test_who_is_not_trusted_gets_nothing(place: Place) -> None:
    sent, said = place.try_out(place.channel("Right"))
    assert sent, said
    for name, change, expected in [
        ("Wrong password", {"secret": b"wrong"}, "535"),
        # It offers no way to log in before the connection is secure.
        ("In the clear", {"security": "none"}, "authentication"),
    ]:
        sent, said = place.try_out(place.channel(name, **change))
        assert not sent and expected in said, said
    assert place.mails.refused == 1
    assert len(place.mails.got) == 1
