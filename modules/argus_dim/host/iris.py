"""Modules written for IRIS.

Their contract is the one that IRIS publishes: the package names a class, which is instantiated for every call, gets a
hook with its data, and answers with a status. What such modules import from their host is in ``compat``.
"""

from __future__ import annotations

import importlib
import logging
import os
from typing import Any

from ..errors import Failed, NotReady
from .objects import Upload, as_fields, wrap_data
from .state import STATE
from .wire import Wire

#: Versions of the interface that are understood.
_VERSIONS = (1.1, 1.2)

#: Types of parameters, as our own are called.
_TYPES = {
    "string": "text", "sensitive_string": "secret", "bool": "bool", "int": "int", "integer": "int", "float": "float",
    "textfield_json": "json",
}


class Iris:
    def __init__(self, package: Any, interface: str) -> None:
        module = importlib.import_module(f"{package.__name__}.{interface}")
        self._class = getattr(module, interface)
        self._version_is_known()

    def _version_is_known(self) -> None:
        text = str(getattr(self._class, "_interface_version", ""))
        parts = text.split(".")
        try:
            version = float(".".join(parts[:2]))
        except ValueError:
            raise NotReady(f"its version of the interface, {text!r}, is no version") from None
        if not _VERSIONS[0] <= version <= _VERSIONS[1]:
            raise NotReady(f"it is written for version {text} of the interface; 1.1 to 1.2 are understood")

    def _instance(self, request: dict[str, Any]) -> Any:
        STATE.begin(self._class._module_configuration, request)
        _fresh_statuses()
        return self._class()

    def secrets(self) -> list[str]:
        return [parameter["name"] for parameter in self._parameters() if parameter["type"] == "secret"]

    def _parameters(self) -> list[dict[str, Any]]:
        return [_parameter(entry) for entry in self._class._module_configuration or []]

    def describe(self, request: dict[str, Any]) -> dict[str, Any]:
        module = self._instance(request)
        failed = None
        try:
            module.register_hooks(module_id=1)
        except Exception as error:  # Without settings it need not know what it waits for.
            failed = f"it cannot say what it waits for: {error}"
        is_pipeline = bool(module.is_providing_pipeline())
        return {
            "interface": "iris",
            "name": str(module.get_module_name()),
            "title": str(module.get_module_name()),
            "version": str(module.get_module_version()),
            "description": str(module.get_module_description()),
            "parameters": self._parameters(),
            "hooks": list(STATE.hooks.values()),
            "pipeline": _arguments(module.pipeline_get_info()) if is_pipeline else None,
            "not_ready": self._why_not(module, request["settings"]) or failed,
        }

    def _why_not(self, module: Any, settings: dict[str, Any]) -> str | None:
        missing = [
            str(entry.get("param_human_name") or entry.get("param_name"))
            for entry in self._class._module_configuration or []
            if entry.get("mandatory") and settings.get(entry.get("param_name"), entry.get("default")) in (None, "")
        ]
        if missing:
            return f"not set: {', '.join(missing)}"
        if not module.is_ready():
            return "; ".join(map(str, module.message_queue)) or "it says that it is not ready, and not why"
        return None

    def call(self, request: dict[str, Any], wire: Wire, log: logging.Logger) -> Any:
        module = self._instance(request)
        if request["action"] == "pipeline":
            status = self._pipeline(module, request)
            wrapped: list[Any] = []
        else:
            objects, context = request.get("objects", []), request["context"]
            # Before something is saved there is a request and no object yet; what is deleted is a number.
            plain = request["hook"].startswith("on_preload_")
            wrapped = [fields if plain else wrap_data(fields, context) for fields in objects]
            status = module.hooks_handler(request["hook"], request.get("label"), wrapped)
        result = self._result(status)
        self._changes(request, wrapped, status, wire)
        return result

    def _pipeline(self, module: Any, request: dict[str, Any]) -> Any:
        context = request["context"]
        case, user = context.get("case") or {}, context.get("user") or {}
        here = os.getcwd()
        for file in request["files"]:
            uploaded = module.pipeline_files_upload(
                here, Upload(file), (case.get("client") or {}).get("name", ""), case.get("name", ""), True
            )
            if not uploaded:
                return uploaded
        return module.pipeline_handler(
            "pipeline_update",
            {
                "pipeline_args": request.get("arguments", {}),
                "db_name": "",
                "user": user.get("name", ""),
                "user_id": user.get("id"),
                "case_name": case.get("name", ""),
                "case_id": case.get("case_id") or case.get("id"),
                "path": here,
                "is_update": True,
            },
        )

    @staticmethod
    def _result(status: Any) -> dict[str, Any]:
        for name in ("is_success", "get_message", "get_logs"):
            if not hasattr(status, name):
                raise NotReady(f"it answered with {type(status).__name__} where a status was expected")
        message, logs = str(status.get_message()), [str(line) for line in status.get_logs() or []]
        if not status.is_success():
            # No refusal: what is being saved is saved all the same, as such modules expect.
            raise Failed(message if not logs else f"{message}: {logs[-1]}")
        return {"message": message, "code": status.code}

    @staticmethod
    def _changes(request: dict[str, Any], wrapped: list[Any], status: Any, wire: Wire) -> None:
        before = request.get("objects", [])
        if (request.get("hook") or "").startswith("on_preload_"):
            # The module may answer with another request instead of changing this one.
            answered = status.get_data()
            after = answered if isinstance(answered, list) else wrapped
        else:
            after = [as_fields(item) for item in wrapped]
        for index, (old, new) in enumerate(zip(STATE.before(before), after)):
            change = STATE.compare(index, old, new)
            if change:
                wire.say("change", change=change)
        for change in STATE.added:
            wire.say("change", change=change)


#: The statuses that modules answer with, as they were before any of them did.
_STATUSES: dict[str, dict[str, Any]] = {}


def _fresh_statuses() -> None:
    """They are shared objects that are changed in place: in a warm process the data of one call would be in the next."""
    statuses = importlib.import_module("iris_interface.IrisInterfaceStatus")
    for name, status in vars(statuses).items():
        if isinstance(status, statuses.IIStatus):
            before = _STATUSES.setdefault(name, dict(vars(status)))
            vars(status).update({**before, "logs": []})


def _parameter(entry: dict[str, Any]) -> dict[str, Any]:
    kind = str(entry.get("type", "string"))
    return {
        "name": entry["param_name"],
        "type": _TYPES.get(kind, "text"),
        "default": entry.get("default"),
        "mandatory": bool(entry.get("mandatory")),
        "title": entry.get("param_human_name") or entry["param_name"],
        "about": entry.get("param_description") or "",
        "section": entry.get("section") or "",
    }


def _arguments(info: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"name": name, "type": "text", "default": None, "mandatory": need == "required", "title": name, "about": "",
         "section": ""}
        for name, need in (info or {}).get("pipeline_args", [])
    ]
