"""What is asked of a database that is measured."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from .dialect import Dialect


class Engine(Protocol):
    dialect: Dialect

    def version(self) -> str: ...

    def load(self, parquet: Path) -> None:
        """Fills the table `event`, as somebody who knows this database would lay it out for these questions."""
        ...

    def rows(self, statement: str) -> list[Any]:
        """The answer's rows, read to their end."""
        ...

    def close(self) -> None: ...


def open_engine(name: str, folder: Path, threads: int) -> Engine:
    """A new database in `folder`. Each has an environment of its own, so only one of these can be imported."""
    if name == "duckdb":
        from .duck import Duck

        return Duck(folder, threads)
    if name == "chdb":
        from .clickhouse import ClickHouse

        return ClickHouse(folder, threads)
    raise ValueError(f"{name} is not a database that can be measured")
