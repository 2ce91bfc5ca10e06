"""What the compatibility names know of the call that is going on. One at a time, as their authors expect."""

from __future__ import annotations

import copy
import json
from typing import Any

from ..hooks import HOOKS


def _text(value: Any) -> Any:
    """Such modules read JSON themselves."""
    return json.dumps(value) if isinstance(value, (dict, list)) else value


class State:
    def __init__(self) -> None:
        self.configuration: list[dict[str, Any]] = []
        self.server: dict[str, Any] = {}
        #: What the module wants to be called for, by hook and menu entry.
        self.hooks: dict[tuple[str, str | None], dict[str, Any]] = {}
        #: Pieces of evidence and the like that it adds.
        self.added: list[dict[str, Any]] = []
        self.evidence: list[dict[str, Any]] = []
        self._objects: list[Any] = []

    def begin(self, parameters: list[dict[str, Any]] | None, request: dict[str, Any]) -> None:
        settings = request["settings"]
        self.configuration = [
            {**entry, "value": _text(settings.get(entry["param_name"], entry.get("default")))}
            for entry in parameters or []
        ]
        self.server = dict(request["context"].get("server") or {})
        self.evidence = list(request["context"].get("evidence") or [])
        self.hooks, self.added = {}, []
        self._objects = copy.deepcopy(request.get("objects", []))

    def register(self, hook: str, label: str | None, synchronous: bool) -> str | None:
        """A reason if it cannot be done."""
        if hook not in HOOKS:
            return f"there is no hook {hook}"
        if label and not hook.startswith("on_manual_trigger_"):
            return f"{hook} is not called by hand, so it has no place in a menu"
        waits = synchronous or hook.startswith("on_preload_")
        self.hooks[hook, label] = {"hook": hook, "label": label, "synchronous": waits}
        return None

    def deregister(self, hook: str) -> None:
        for key in [key for key in self.hooks if key[0] == hook]:
            del self.hooks[key]

    def before(self, objects: list[Any]) -> list[Any]:
        return self._objects or objects

    @staticmethod
    def compare(index: int, old: Any, new: Any) -> dict[str, Any] | None:
        if not isinstance(old, dict) or not isinstance(new, dict):
            return None
        fields = [
            {"field": name, "before": old.get(name), "after": new.get(name)}
            for name in sorted({*old, *new})
            if old.get(name) != new.get(name)
        ]
        if not fields:
            return None
        return {"op": "set", "object": index, "type": old.get("type"), "id": old.get("id"), "fields": fields}


STATE = State()
