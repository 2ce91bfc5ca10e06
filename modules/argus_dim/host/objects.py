"""Objects as modules for IRIS expect them: attributes instead of fields, and their case and user at hand."""

from __future__ import annotations

import os
import shutil
from typing import Any


class Thing:
    """Attributes are fields of the object; assigning one asks for the change.

    What a field's object would lead to there (``ioc.case.name``, ``note.user.name``) comes from the object itself, or
    else from the context of the call.
    """

    def __init__(self, fields: dict[str, Any], context: dict[str, Any]) -> None:
        object.__setattr__(self, "_plain", fields)
        object.__setattr__(self, "_context", context)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        fields = self._plain
        if name in fields:
            return wrap(fields[name], self._context)
        if name in self._context and name in ("case", "user"):
            return wrap(self._context[name], self._context)
        if name in ("user_update", "user_created", "owner") and "user" in self._context:
            return wrap(self._context["user"], self._context)
        # Every kind of object names the case it is in its own way.
        if name == "case_id" or name.endswith("_case_id"):
            case = self._context.get("case") or {}
            return case.get("case_id") or case.get("id")
        raise AttributeError(f"{fields.get('type', 'this object')} has no {name}")

    def __setattr__(self, name: str, value: Any) -> None:
        self._plain[name] = as_fields(value)

    def as_fields(self) -> dict[str, Any]:
        fields: dict[str, Any] = self._plain
        return fields

    def __repr__(self) -> str:
        return f"<{self._plain.get('type', 'object')} {self._plain.get('id', '')}>"


def wrap(value: Any, context: dict[str, Any]) -> Any:
    if isinstance(value, dict) and not _is_data(value):
        return Thing(value, context)
    return value


def _is_data(value: dict[str, Any]) -> bool:
    """Free data, such as custom attributes, is a ``dict`` for modules as well; an object says what it is."""
    return not {"id", "type", "name", "case_id", "type_name"} & value.keys()


def wrap_data(value: Any, context: dict[str, Any]) -> Any:
    """What a hook is called with: an object, a number, or several objects by name (a comment and what it is about)."""
    if isinstance(value, dict) and _is_data(value):
        return {name: wrap(part, context) for name, part in value.items()}
    return wrap(value, context)


def as_fields(value: Any) -> Any:
    if isinstance(value, Thing):
        return value.as_fields()
    if isinstance(value, dict):
        return {name: as_fields(part) for name, part in value.items()}
    return value


class Upload:
    """A file as it comes out of a form."""

    def __init__(self, file: dict[str, Any]) -> None:
        self._path = file["path"]
        # No name leads out of the folder it is saved in.
        self.filename = os.path.basename(file["name"].replace("\\", "/")) or "file"

    def save(self, path: Any) -> None:
        shutil.copyfile(self._path, path)

    def read(self, size: int = -1) -> bytes:
        with open(self._path, "rb") as file:
            return file.read(size)
