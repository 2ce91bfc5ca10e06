"""The envelope around every answer: what the clients read without looking whether it is there."""

from __future__ import annotations

from typing import Any, Iterator

COUNTS = ("responseCode", "limit", "offset", "count", "size")


def problems(status: int, body: Any) -> Iterator[str]:
    if not isinstance(body, dict):
        yield "the answer is not an object"
        return
    for name in COUNTS:
        # `True` is an int in Python, and none of these.
        if type(body.get(name)) is not int:
            yield f"{name} is {body.get(name)!r}"
    if body.get("responseCode") != status:
        yield f"responseCode is {body.get('responseCode')}, the status {status}"
    if not isinstance(body.get("metaData"), dict):
        yield "metaData is not an object"
    if "data" not in body:
        yield "data is missing"
    messages = body.get("messages")
    if not isinstance(messages, list):
        yield "messages is not a list"
        return
    for message in messages:
        yield from _message_problems(message)
    if status >= 400:
        if not messages:
            yield "an error without a message"
        if body.get("data") is not None:
            yield "an error with data"
    elif isinstance(body.get("data"), list):
        if body["size"] != len(body["data"]):
            yield f"size is {body['size']}, and there are {len(body['data'])} rows"
        # -1 is "not counted".
        if body["data"] and body["count"] != -1 and body["count"] < body["offset"] + len(body["data"]):
            yield f"count is {body['count']}, and there are {len(body['data'])} rows after {body['offset']}"


def _message_problems(message: Any) -> Iterator[str]:
    for name in ("type", "message", "messageTemplate"):
        if not (isinstance(message.get(name), str) and message[name]):
            yield f"a message without {name}: {message}"
    if message.get("type") == "FIELD_ERROR" and not message.get("field"):
        yield f"a FIELD_ERROR without its field: {message}"
