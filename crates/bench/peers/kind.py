"""The kinds of questions: the statements that answer one, and what their rows say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from .dialect import Dialect
from .source import World
from .wire import Asked

Rows: TypeAlias = list[Any]


@dataclass(frozen=True)
class Kind:
    statements: Callable[[Asked, Dialect, World], list[str]]
    #: What the rows of each statement say, in the form of `Round.answer`.
    answer: Callable[[Asked, list[Rows], World], Any]
