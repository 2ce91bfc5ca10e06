"""`argus-cli` as a person runs it: another process, a file with settings, what it prints and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Iterator

import pytest

from harness import seed
from harness.server import environment
from harness.world import World

ARGUS_CLI = Path(sys.executable).parent / "argus-cli"


@dataclass
class Done:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def data(self) -> Any:
        """Of an answer that a generated command prints."""
        return self.json["data"]


@pytest.fixture(scope="session")
def world() -> Iterator[World]:
    """On SQLite alone: each command takes more than half a second to start, and the engines are tested by the SDK."""
    world = World("sqlite")
    yield world
    world.stop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    report = yield
    if report.failed and "world" in getattr(item, "funcargs", {}):
        log = item.funcargs["world"].server.log()
        report.sections.append(("server", "".join(log.splitlines(keepends=True)[-15:])))
    return report


Run = Callable[..., Done]


@pytest.fixture
def run(world: World, tmp_path: Path) -> Run:
    """Runs the command line with the settings of a user and gives whatever became of it."""

    def run(*words: Any, login: str | None = "anna", input: str = "") -> Done:
        settings = tmp_path / f"{login}.yaml"
        if login:
            api = {"api_url": world.url, "api_key": world.keys[login], "timeout": 30}
            settings.write_text(json.dumps({"api": api}))
        done = subprocess.run(
            [ARGUS_CLI, *map(str, words)],
            # Times are read in the time zone of whoever types them.
            env=environment(ARGUS_CLI_SETTINGS=str(settings), HOME=str(tmp_path), TZ="UTC", COLUMNS="200"),
            cwd=tmp_path,
            input=input,
            capture_output=True,
            text=True,
            timeout=60,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def cli(run: Run) -> Run:
    """The same for a command that has to succeed."""

    def cli(*words: Any, **more: Any) -> Done:
        done = run(*words, **more)
        line = " ".join(map(str, words))
        assert done.code == 0, f"argus-cli {line} ended with {done.code}:\n{done.out[-1000:]}{done.err[-2000:]}"
        return done

    return cli


@pytest.fixture
def networks(tmp_path: Path, cli: Run) -> Iterator[Callable[[str], Path]]:
    """Writes a file of networks. In the end acme has none, by the command that is tested."""

    def networks(lines: str) -> Path:
        file = tmp_path / "networks.csv"
        file.write_text(lines)
        return file

    yield networks
    cli("customer-networks", "update", "acme", networks(""), "--delete-missing", "--always-yes", login="admin")
    assert "10." not in cli("customer-networks", "list", "acme").out


@pytest.fixture
def fresh(world: World) -> Callable[..., str]:
    """An event that only this test knows, by its name."""
    def fresh(**fields: Any) -> str:
        name = f"fresh{len(world.ids)}"
        minute = 100 * seed.DAY / seed.MINUTE + len(world.ids) * 60
        event = seed.event(minute, name.upper(), "low", seed.end("10.7.0.1", 1), seed.end("10.7.0.2", 2))
        world.submit({name: {**event, **fields}})
        return name

    return fresh
