"""Finds out which interface a package was written for."""

from __future__ import annotations

import importlib
import logging
import os
import sys
from typing import Any, Protocol

from ..errors import NotReady
from .wire import Wire

#: The name in a package written for IRIS that says where its class is.
_IRIS = "__iris_module_interface"


class Interface(Protocol):
    """A module behind either of the interfaces."""

    def secrets(self) -> list[str]:
        """Names of the parameters that are secret."""
        ...

    def describe(self, request: dict[str, Any]) -> dict[str, Any]: ...

    def call(self, request: dict[str, Any], wire: Wire, log: logging.Logger) -> Any: ...


def load(name: str) -> Interface:
    """The module in a package. What belongs to one interface is loaded for that alone."""
    provide_host()
    package = importlib.import_module(name)
    module = getattr(package, "argus_module", None)
    if module is not None:
        from .ours import Ours

        return Ours(module)
    interface = getattr(package, _IRIS, None)
    if interface is not None:
        from .iris import Iris

        return Iris(package, interface)
    raise NotReady(f"{name} is no module: it has neither argus_module nor {_IRIS}")


def provide_host() -> None:
    """Makes what modules for IRIS import from their host importable, behind everything else that is installed."""
    compat = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "compat")
    if compat not in sys.path:
        sys.path.append(compat)
