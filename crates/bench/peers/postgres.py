"""Every row of a SQLite database into a PostgreSQL one that Argus has set up."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from typing import LiteralString

import psycopg
from psycopg import sql

from . import source

#: Lines that are sent at once.
LINES = 5_000

TABLES: LiteralString = """
    SELECT table_name FROM information_schema.tables
    WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND table_name <> '_sqlx_migrations'
    ORDER BY table_name
"""

COLUMNS: LiteralString = """
    SELECT column_name, data_type FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = %s ORDER BY ordinal_position
"""

#: Those that are not part of a constraint.
INDEXES: LiteralString = """
    SELECT index.relname, pg_get_indexdef(index.oid)
    FROM pg_index JOIN pg_class AS index ON index.oid = indexrelid
    WHERE index.relnamespace = current_schema()::regnamespace
      AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
    ORDER BY index.relname
"""

NUMBERED: LiteralString = """
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND is_identity = 'YES'
"""

VERSION: LiteralString = "SELECT current_setting('server_version'), current_setting('shared_buffers')"


def version(url: str) -> str:
    with psycopg.connect(url) as connection:
        [(server, buffers)] = connection.execute(VERSION).fetchall()
    return f"{server.split()[0]} (shared_buffers {buffers})"


def copy(database: Path, url: str) -> None:
    """Replaces what is there. Indexes are made afterwards, which is several times faster."""
    events = source.connect(database)
    with psycopg.connect(url, autocommit=True) as target:
        # Rows come table by table, not in the order of references.
        target.execute("SET session_replication_role = replica")
        target.execute("SET maintenance_work_mem = '1GB'")
        tables = [name for (name,) in target.execute(TABLES)]
        all_tables = sql.SQL(", ").join(map(sql.Identifier, tables))
        target.execute(sql.SQL("TRUNCATE {}").format(all_tables))
        indexes = target.execute(INDEXES).fetchall()
        for name, _ in indexes:
            target.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
        for table in tables:
            _copy_table(events, target, table)
        for name, definition in indexes:
            _tell(f"index {name}")
            target.execute(definition)
        for table, column in target.execute(NUMBERED).fetchall():
            _count_on(target, table, column)
        # As after some time of use: planned with statistics, and read from indexes alone where that is enough.
        _tell("vacuum")
        target.execute("VACUUM (ANALYZE)")
    events.close()


def _copy_table(events: sqlite3.Connection, target: psycopg.Connection, table: str) -> None:
    """SQLite itself writes the lines, which is faster than taking rows apart and putting them together here."""
    columns = target.execute(COLUMNS, [table]).fetchall()
    fields = " || char(9) || ".join(_field(name, data_type) for name, data_type in columns)
    names = sql.SQL(", ").join(sql.Identifier(name) for name, _ in columns)
    lines = events.execute(f'SELECT {fields} FROM "{table}"')
    copied = 0
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), names)
    with target.cursor().copy(statement) as copying:
        while some := lines.fetchmany(LINES):
            copying.write("".join(f"{line}\n" for (line,) in some))
            copied += len(some)
            if copied % 1_000_000 == 0:
                _tell(f"{table}: {copied} rows")


def _field(name: str, data_type: str) -> str:
    r"""A column of SQLite as COPY reads it: `\N` is null, and a backslash stands before what is special."""
    value = f'"{name}"'
    match data_type:
        case "bytea":
            text = rf"'\\x' || hex({value})"
        case "uuid":
            text = f"hex({value})"
        case "text":
            text = value
            # The backslash itself goes first.
            for code, letter in [(92, "\\"), (9, "t"), (10, "n"), (13, "r")]:
                text = f"replace({text}, char({code}), '\\{letter}')"
        case _:
            text = f"CAST({value} AS TEXT)"
    return rf"CASE WHEN {value} IS NULL THEN '\N' ELSE {text} END"


def _count_on(target: psycopg.Connection, table: str, column: str) -> None:
    """New rows get numbers after those that were copied."""
    statement = sql.SQL(
        "SELECT setval(pg_get_serial_sequence({}, {}), max({})) FROM {} HAVING max({}) > 0"
    ).format(
        sql.Literal(table),
        sql.Literal(column),
        sql.Identifier(column),
        sql.Identifier(table),
        sql.Identifier(column),
    )
    target.execute(statement)


def _tell(what: str) -> None:
    print(f"PostgreSQL: {what}", file=sys.stderr, flush=True)
