"""`python -m peers …`, as the benchmark calls it. Answers are JSON on standard output."""

from __future__ import annotations

import argparse
import json
from importlib.metadata import version
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(prog="peers", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)

    of_postgres = commands.add_parser("postgres-version")
    of_postgres.add_argument("url")

    of_package = commands.add_parser("package-version")
    of_package.add_argument("name")

    copying = commands.add_parser("copy", help="fill PostgreSQL from a SQLite database")
    copying.add_argument("database", type=Path)
    copying.add_argument("url")

    exporting = commands.add_parser("export", help="write events into a Parquet file")
    exporting.add_argument("database", type=Path)
    exporting.add_argument("parquet", type=Path)

    measuring = commands.add_parser("measure", help="load the Parquet file and ask everything")
    measuring.add_argument("name", choices=["duckdb", "chdb"])
    measuring.add_argument("parquet", type=Path)
    measuring.add_argument("database", type=Path, help="what cannot be seen in the events")
    measuring.add_argument("questions", type=Path)
    measuring.add_argument("folder", type=Path, help="for the database that is made")

    print(json.dumps(_run(parser.parse_args())))


def _run(words: argparse.Namespace) -> object:
    # Each environment has what its own commands import.
    match words.command:
        case "package-version":
            return version(words.name)
        case "postgres-version":
            from . import postgres

            return postgres.version(words.url)
        case "copy":
            from . import postgres

            postgres.copy(words.database, words.url)
        case "export":
            from .export import export

            export(words.database, words.parquet)
        case _:
            from .measure import measure

            return measure(words.name, words.parquet, words.database, words.questions, words.folder)
    return None


if __name__ == "__main__":
    main()
