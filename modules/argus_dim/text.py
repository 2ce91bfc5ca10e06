"""Texts that modules write into notes and comments, which are Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def plain(text: Any) -> str:
    """Text of others as text: nothing in it becomes a link, a heading or a table."""
    one_line = " ".join(str(text).split())
    return "".join(f"\\{character}" if character in "\\`*_{}[]<>()#+!|~&" else character for character in one_line)


def table(head: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    head = list(head)
    lines = [head, ["---"] * len(head), *[[plain(cell) for cell in row] for row in rows]]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
