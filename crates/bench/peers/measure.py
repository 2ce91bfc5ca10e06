"""Asking one database everything, and timing it."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from .engine import Engine, open_engine
from .events import EVENT, PAGE
from .histogram import HISTOGRAM
from .source import World
from .statistics import STATISTICS
from .wire import Question

KINDS = {"event": EVENT, "page": PAGE, "histogram": HISTOGRAM, "statistics": STATISTICS}


def measure(name: str, parquet: Path, database: Path, questions: Path, folder: Path) -> dict[str, Any]:
    """Times in milliseconds, and how many of all answers were not what Argus said."""
    asked: list[Question] = json.loads(questions.read_text())
    engine = open_engine(name, folder, os.cpu_count() or 1)
    try:
        began = time.perf_counter()
        engine.load(parquet)
        seconds = time.perf_counter() - began
        world = World(database)
        answers = [_ask(engine, question, world) for question in asked]
        version = engine.version()
    finally:
        engine.close()
    # What was replaced while loading is removed by now.
    return {"version": version, "seconds": seconds, "bytes": _size(folder), "questions": answers}


def _ask(engine: Engine, question: Question, world: World) -> dict[str, Any]:
    kind = KINDS[question["kind"]]
    times: list[float] = []
    differing = 0
    for number, round in enumerate(question["rounds"]):
        asked = round["asked"]
        statements = kind.statements(asked, engine.dialect, world)
        began = time.perf_counter()
        results = [engine.rows(statement) for statement in statements]
        elapsed = time.perf_counter() - began
        if number >= question["warm_up"]:
            times.append(elapsed * 1_000)
        answer = kind.answer(asked, results, world)
        if answer != round["answer"]:
            differing += 1
            if differing == 1:
                _show(question["name"], statements, round["answer"], answer)
    print(f"{question['name']}: {len(question['rounds'])} rounds", file=sys.stderr, flush=True)
    rounds = len(question["rounds"])
    return {"name": question["name"], "times": times, "differing": differing, "rounds": rounds}


def _show(name: str, statements: list[str], expected: Any, answer: Any) -> None:
    print(f"{name}: another answer than that of Argus", file=sys.stderr)
    for text in [*statements, f"Argus: {expected}", f"here:  {answer}"]:
        print(f"    {text[:2_000]}", file=sys.stderr)


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
