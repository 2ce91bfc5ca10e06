"""Modules written with ``argus_dim``."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from ..call import Call, File
from ..errors import NotReady
from ..module import Module
from ..parameter import Secret
from ..record import Record
from .wire import Wire


class Ours:
    def __init__(self, module: Any) -> None:
        if not isinstance(module, Module):
            raise NotReady(f"argus_module must be a Module, and is a {type(module).__name__}")
        self._module = module

    def secrets(self) -> list[str]:
        return [parameter.name for parameter in self._module.parameters if parameter.type is Secret]

    def describe(self, request: dict[str, Any]) -> dict[str, Any]:
        return self._module.describe(request["settings"])

    def call(self, request: dict[str, Any], wire: Wire, log: logging.Logger) -> Any:
        call = Call(
            hook=request.get("hook", "pipeline"),
            objects=[Record(fields) for fields in request.get("objects", [])],
            settings=self._module.read_settings(request["settings"]),
            files=[File(file["name"], Path(file["path"]), file["size"]) for file in request["files"]],
            arguments=request.get("arguments", {}),
            context=request["context"],
            label=request.get("label"),
            log=log,
            _say=wire.say,
            _ask=wire.ask,
        )
        result = self._module.handle(call)
        for change in call.changed():
            wire.say("change", change=change)
        return result
