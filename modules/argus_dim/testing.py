"""Calls a module in a test, without a host: ``run(argus_module, "on_postload_ioc_create", [{...}])``."""

from __future__ import annotations

import copy
import json
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .call import Call, File
from .module import Module
from .record import Record


@dataclass
class Said:
    """What a call brought. What it raised is raised."""

    result: Any = None
    #: As Argus would be told them.
    changes: list[dict[str, Any]] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    progress: list[tuple[int, int | None]] = field(default_factory=list)

    def added(self, kind: str) -> list[dict[str, Any]]:
        """Fields of what was added of a kind."""
        return [c["fields"] for c in self.changes if c["op"] == "add" and c["type"] == kind]

    def assigned(self) -> dict[str, Any]:
        """Fields that were assigned, with their new values."""
        return {f["field"]: f["after"] for c in self.changes if c["op"] == "set" for f in c["fields"]}


class _Log(logging.Handler):
    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self._lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.append(self.format(record))


def run(
    module: Module,
    hook: str = "pipeline",
    objects: Iterable[dict[str, Any]] = (),
    *,
    settings: dict[str, Any] | None = None,
    files: Iterable[Path | str] = (),
    arguments: dict[str, Any] | None = None,
    context: dict[str, Any] | None = None,
    label: str | None = None,
    answers: Callable[[dict[str, Any]], Any] | None = None,
) -> Said:
    """``answers`` is asked what the module asks Argus; without it nobody knows anything."""
    said = Said()

    def say(kind: str, **rest: Any) -> None:
        rest = json.loads(json.dumps(rest, allow_nan=False))
        if kind == "change":
            said.changes.append(rest["change"])
        else:
            said.progress.append((rest["done"], rest["total"]))

    def ask(question: dict[str, Any]) -> Any:
        if answers is None:
            raise LookupError("nobody answers questions here")
        return answers(question)

    log = logging.Logger("argus_dim.testing", logging.DEBUG)
    log.addHandler(_Log(said.log))
    paths = [Path(file) for file in files]
    call = Call(
        hook=hook,
        objects=[Record(copy.deepcopy(fields)) for fields in objects],
        settings=module.read_settings(settings or {}),
        files=[File(path.name, path, path.stat().st_size) for path in paths],
        arguments=dict(arguments or {}),
        context=context or {},
        label=label,
        log=log,
        _say=say,
        _ask=ask,
    )
    said.result = module.handle(call)
    for change in call.changed():
        say("change", change=change)
    return said
