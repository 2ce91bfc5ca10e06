"""What an administrator can set."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any


class Secret(str):
    """Text that is never shown. In settings it is a ``str`` like any other; in logs it is stars."""

    def __repr__(self) -> str:
        return "'***'"


#: Types of parameters, with the names that Argus knows them by.
TYPES: dict[Any, str] = {str: "text", Secret: "secret", bool: "bool", int: "int", float: "float", dict: "json", list: "json"}


@dataclass(frozen=True)
class Parameter:
    """One setting: ``Parameter("server", str, mandatory=True, about="Where to ask")``."""

    name: str
    type: Any = str
    default: Any = None
    mandatory: bool = False
    title: str = ""
    about: str = ""
    section: str = ""

    def __post_init__(self) -> None:
        if self.type not in TYPES:
            known = ", ".join(sorted(kind.__name__ for kind in TYPES))
            raise TypeError(f"parameter {self.name!r} has a type that cannot be set; there are {known}")

    def describe(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "type": TYPES[self.type],
            "default": self.default,
            "mandatory": self.mandatory,
            "title": self.title or self.name.replace("_", " ").capitalize(),
            "about": self.about,
            "section": self.section,
        }

    def read(self, given: Any) -> Any:
        """The value to use. Raises ``ValueError`` with a reason if it cannot be one."""
        if given is None or given == "":
            if self.mandatory and self.default is None:
                raise ValueError(f"{self.name} is not set")
            given = self.default
        if given is None:
            return None
        try:
            return self._convert(given)
        except (TypeError, ValueError) as error:
            raise ValueError(f"{self.name} must be {TYPES[self.type]}: {error}") from None

    def _convert(self, given: Any) -> Any:
        if self.type is bool and not isinstance(given, bool):
            word = str(given).strip().lower()
            if word not in ("true", "false", "1", "0", "yes", "no"):
                raise ValueError(f"{given!r} is neither true nor false")
            return word in ("true", "1", "yes")
        if self.type in (dict, list):
            value = json.loads(given) if isinstance(given, str) else given
            if not isinstance(value, self.type):
                raise ValueError("an object was expected" if self.type is dict else "a list was expected")
            return value
        if self.type in (str, Secret) and not isinstance(given, str):
            raise ValueError(f"{given!r} is no text")
        return self.type(given)
