"""The hook in the HTTP layer: every answer is recorded and validated before the client sees it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Iterator
from urllib.parse import urlsplit

import requests

from . import envelope, validation
from .disagreements import ANSWERS, EVENT_MODELS
from .documents import Operation, operation

JSON = "application/json"


class ContractViolation(AssertionError):
    """An answer that a client of the documents would not understand."""


@dataclass
class Exchange:
    method: str
    url: str
    request: str
    status: int
    answer: str

    def __str__(self) -> str:
        return f"{self.method} {self.url}\n> {self.request[:2000]}\n< {self.status} {self.answer[:4000]}"


@dataclass
class Wire:
    """What went over the wire since the test began."""

    exchanges: list[Exchange] = field(default_factory=list)
    #: Show everything as it happens.
    loud: bool = False

    def install(self) -> None:
        """Below the clients and above the network: retries are done, redirects followed."""
        send = requests.Session.send
        wire = self

        def recorded(session: requests.Session, request: requests.PreparedRequest, **kwargs: Any) -> requests.Response:
            # A session that is told no address goes to mnemonic's own service.
            if urlsplit(request.url).hostname != "127.0.0.1":
                raise ContractViolation(f"{request.url} is not the server under test")
            response = send(session, request, **kwargs)
            wire.note(request, response)
            check(request, response)
            return response

        requests.Session.send = recorded

    def note(self, request: requests.PreparedRequest, response: requests.Response) -> None:
        body = request.body or ""
        sent = body.decode(errors="replace") if isinstance(body, bytes) else str(body)
        exchange = Exchange(request.method, request.url, sent, response.status_code, response.text)
        self.exchanges.append(exchange)
        if self.loud:
            print(f"\n{exchange}")


def check(request: requests.PreparedRequest, response: requests.Response) -> None:
    # A base address with a slash at its end puts two of them on the wire, which the server tolerates.
    path = urlsplit(request.url).path.replace("//", "/")
    called = operation(request.method, path)
    if called is None:
        raise ContractViolation(f"{request.method} {path} is in none of the documents")
    problems = list(_problems(called, response))
    if problems:
        lines = "\n".join(problems[:20])
        raise ContractViolation(f"{called} answered {response.status_code}:\n{lines}")


def _problems(called: Operation, response: requests.Response) -> Iterator[str]:
    kind = response.headers.get("Content-Type", "").split(";")[0]
    if response.status_code >= 400:
        if kind != JSON:
            yield f"an error as {kind!r}: {response.text[:300]}"
        else:
            yield from envelope.problems(response.status_code, response.json())
        return
    declared = _declared(called, response.status_code)
    if declared is None:
        yield f"the status is not one of {sorted(called.responses)}"
    elif kind not in declared["content"] and "*/*" not in declared["content"]:
        yield f"the type is {kind!r}, not one of {sorted(declared['content'])}"
    elif kind == JSON:
        try:
            body = response.json()
        except json.JSONDecodeError:
            yield f"not JSON: {response.text[:300]}"
            return
        yield from envelope.problems(response.status_code, body)
        yield from _model_problems(called, declared["content"][JSON].get("schema"), body)


def _declared(called: Operation, status: int) -> dict[str, Any] | None:
    """`default` stands for 200, unless another code of success is declared and `default` has no shape."""
    if str(status) in called.responses:
        return called.responses[str(status)]
    default = called.responses.get("default")
    others = [code for code in called.responses if code.startswith("2")]
    if status != 200 or (others and not default["content"].get(JSON, {}).get("schema")):
        return None
    return default


def _model_problems(called: Operation, schema: dict[str, Any] | None, body: Any) -> Iterator[str]:
    replaced = ANSWERS.get((called.method, called.path))
    if replaced:
        module, model = replaced
        if model == "by type of event":
            model = EVENT_MODELS[body["data"]["id"].split("/")[0]]
        yield from validation.problems(module, model, body["data"])
    elif schema:
        yield from validation.problems_by_schema(called.module, schema, body)
