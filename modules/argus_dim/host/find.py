"""Finds the module in what was installed."""

from __future__ import annotations

from collections.abc import Callable
from importlib import metadata
from typing import Any

from ..errors import NotReady


def find(distribution: str, load: Callable[[str], Any]) -> dict[str, Any]:
    """The package of the distribution that is a module, and its version; or what it misses to be one."""
    reasons = []
    for name in _packages(distribution):
        try:
            load(name)
        except ModuleNotFoundError as error:
            if error.name and error.name.split(".")[0] != name:
                return {"missing": error.name.split(".")[0]}
            reasons.append(f"{name}: {error}")
        except NotReady as error:
            reasons.append(str(error))
        else:
            return {"module": name, "version": metadata.version(distribution)}
    raise NotReady("; ".join(reasons) or f"{distribution} has no package to import")


def _packages(distribution: str) -> list[str]:
    names = set()
    for file in metadata.files(distribution) or []:
        first = file.parts[0]
        if len(file.parts) > 1 and first.isidentifier():
            names.add(first)
        elif len(file.parts) == 1 and first.endswith(".py"):
            names.add(first.removesuffix(".py"))
    # The one that is named like the distribution first.
    named = distribution.replace("-", "_").lower()
    return sorted(names, key=lambda name: (name.lower() != named, name))
