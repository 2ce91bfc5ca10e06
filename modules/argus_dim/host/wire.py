"""The lines to and from the host."""

from __future__ import annotations

import json
import threading
from typing import Any, BinaryIO

#: What a text is cut to that nobody needs whole.
LONGEST_TEXT = 64 * 1024


class TooLong(Exception):
    """What was to be said is longer than the host takes in one line."""


class Wire:
    """Says things, from any thread, and asks."""

    def __init__(self, requests: BinaryIO, answers: BinaryIO) -> None:
        self._requests = requests
        self._answers = answers
        self._saying = threading.Lock()
        self._asking = threading.Lock()
        self._asked = 0
        self.longest = 1 << 20
        #: Secret settings of the call that is going on: what is shown of it does not tell them.
        self.secrets: list[str] = []

    def next_call(self) -> dict[str, Any] | None:
        line = self._requests.readline()
        return json.loads(line) if line else None

    def say(self, kind: str, **rest: Any) -> None:
        text = json.dumps({"kind": kind, **rest}, default=_plain, ensure_ascii=False, allow_nan=False)
        # Half a pair of surrogates, as names of files may hold, is no text for anybody else.
        line = text.encode("utf-8", "replace") + b"\n"
        if len(line) > self.longest:
            raise TooLong(f"{kind}: {len(line)} bytes are more than the {self.longest} that are taken at once")
        with self._saying:
            written = 0
            while written < len(line):
                written += self._answers.write(line[written:])

    def log(self, level: str, text: str) -> None:
        self.say("log", level=level, text=self.hide(text)[:LONGEST_TEXT])

    def hide(self, text: str) -> str:
        for secret in self.secrets:
            text = text.replace(secret, "***")
        return text

    def ask(self, question: dict[str, Any]) -> Any:
        with self._asking:
            self._asked += 1
            self.say("question", id=self._asked, question=question)
            line = self._requests.readline()
        if not line:
            raise LookupError("nobody answers any more")
        answer = json.loads(line)
        if "error" in answer:
            raise LookupError(answer["error"])
        return answer["value"]


def _plain(value: Any) -> Any:
    """What JSON has no word for, as text or list."""
    if isinstance(value, (set, frozenset, tuple)):
        return sorted(value, key=str) if not isinstance(value, tuple) else list(value)
    if isinstance(value, (bytes, bytearray)):
        return value.decode("utf-8", "backslashreplace")
    for name in ("isoformat", "as_fields"):
        if hasattr(value, name):
            return getattr(value, name)()
    return str(value)
