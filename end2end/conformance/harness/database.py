"""Databases: a file, or one of our own in the PostgreSQL cluster that the caller names."""

from __future__ import annotations

import os
import uuid
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

#: Names a PostgreSQL cluster by its superuser's address. `cargo xtask test` starts one.
CLUSTER = "ARGUS_TEST_POSTGRES"


def engines() -> list[str]:
    return ["sqlite", "postgres"] if os.environ.get(CLUSTER) else ["sqlite"]


def create(engine: str, folder: Path) -> str:
    """The address of an empty database, as `argus --database` takes it."""
    if engine == "sqlite":
        return f"sqlite:{folder / 'argus.db'}"
    name = f"argus_{uuid.uuid4().hex}"
    _on_the_cluster(f"CREATE DATABASE {name}")
    return urlunsplit(urlsplit(os.environ[CLUSTER])._replace(path=f"/{name}"))


def drop(address: str) -> None:
    if not address.startswith("sqlite:"):
        _on_the_cluster(f"DROP DATABASE IF EXISTS {urlsplit(address).path[1:]} WITH (FORCE)")


def _on_the_cluster(sql: str) -> None:
    # Only the environment of the SDK has it: the command line is tested on SQLite alone.
    import pg8000.native

    url = urlsplit(os.environ[CLUSTER])
    connection = pg8000.native.Connection(
        user=unquote(url.username or "postgres"),
        password=unquote(url.password) if url.password else None,
        host=url.hostname or "127.0.0.1",
        port=url.port or 5432,
        database=url.path[1:] or "postgres",
    )
    try:
        connection.run(sql)
    finally:
        connection.close()
