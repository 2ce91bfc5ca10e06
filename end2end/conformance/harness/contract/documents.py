"""Finding the operation that a request is, in the documents of the installed `argus-api`.

They are read from the package at test time: they are not ours to copy.
"""

from __future__ import annotations

import functools
import json
import re
from dataclasses import dataclass
from importlib import resources
from typing import Any

METHODS = ("get", "post", "put", "delete")


@dataclass(frozen=True)
class Operation:
    module: str
    method: str
    #: As in the document: `/events/v1/case/{caseID}`.
    path: str
    responses: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.method.upper()} {self.path}"


@functools.cache
def documents() -> dict[str, dict[str, Any]]:
    """By the name of their folder: `events`, `cases`, …"""
    found = {}
    for folder in resources.files("argus_api.schema").iterdir():
        if folder.is_dir():
            for file in folder.iterdir():
                if file.name.endswith(".json"):
                    found[folder.name] = json.loads(file.read_text(encoding="utf-8"))
    return found


@functools.cache
def _operations() -> list[tuple[re.Pattern[str], Operation]]:
    """The most literal paths first: `/events/v1/nids/search` is no `/events/v1/{type}/{timestamp}`.

    Some are in several documents; then that of their own module counts.
    """
    found = []
    for module, document in documents().items():
        for path, methods in document["paths"].items():
            pattern = re.compile("".join(_pattern(part) for part in re.split(r"(\{[^}]+\})", path)) + "$")
            for method in METHODS:
                if method in methods:
                    found.append((pattern, Operation(module, method, path, methods[method]["responses"])))
    return sorted(found, key=lambda pair: _rank(pair[1]))


def _rank(found: Operation) -> tuple[int, bool, str]:
    return found.path.count("{"), not found.path.startswith(f"/{found.module}/"), found.module


def _pattern(part: str) -> str:
    return "[^/]+" if part.startswith("{") else re.escape(part)


def operation(method: str, path: str) -> Operation | None:
    return next(
        (found for pattern, found in _operations() if found.method == method.lower() and pattern.match(path)), None
    )
