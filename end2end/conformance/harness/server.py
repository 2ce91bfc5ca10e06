"""A real server with an empty database of its own, and the command line on the same data."""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from . import database

ADMIN_PASSWORD = "administrator's horse"
#: Of every other user.
PASSWORD = "correct horse battery"


class Server:
    """Runs until `stop`; and if this process is killed, the kernel ends it."""

    def __init__(self, engine: str, **variables: str) -> None:
        """`variables` are settings of its own, in its environment."""
        self.engine = engine
        self._variables = variables
        self.folder = Path(tempfile.mkdtemp(prefix="argus-conformance-"))
        self.database = database.create(engine, self.folder)
        self._log = self.folder / "server.log"
        self._process: subprocess.Popen[str] | None = None
        self.url = ""
        try:
            self._start()
        except BaseException:
            self.stop()
            raise

    def _start(self) -> None:
        with self._log.open("w") as log:
            self._process = subprocess.Popen(
                self._words("serve", "--listen", "127.0.0.1:0"),
                env=environment(ARGUS_ADMIN_PASSWORD=ADMIN_PASSWORD, **self._variables),
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                preexec_fn=_end_with_parent,
            )
        greeting = ""
        for line in self._process.stdout:
            greeting += line
            if line.startswith("Argus is at "):
                self.url = line.removeprefix("Argus is at ").strip()
                return
        raise RuntimeError(f"the server did not start:\n{greeting}{self.log()}")

    def argus(self, *words: str, input: str | None = None) -> str:
        """Standard output of a command that has to succeed: `server.argus("key", "add", "anna")`."""
        done = subprocess.run(
            self._words(*words),
            env=environment(ARGUS_PASSWORD=PASSWORD),
            cwd=self.folder,
            input=input,
            capture_output=True,
            text=True,
            timeout=60,
        )
        if done.returncode != 0:
            raise RuntimeError(f"argus {' '.join(words)}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def log(self) -> str:
        return self._log.read_text() if self._log.exists() else ""

    def stop(self) -> None:
        if self._process:
            self._process.terminate()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        database.drop(self.database)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _words(self, *words: str) -> list[str]:
        binary = os.environ.get("ARGUS_BIN")
        if not binary:
            raise RuntimeError("ARGUS_BIN is not set: run this through `cargo xtask test --only conformance`")
        return [binary, *words, "--database", self.database, "--data", str(self.folder)]


def environment(**more: str) -> dict[str, str]:
    """Ours, without the settings of whoever runs the tests: `argus` and the clients read `ARGUS_…`."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("ARGUS_")}
    return {**inherited, "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1", **more}


_LIBC = ctypes.CDLL(None)
_PR_SET_PDEATHSIG = 1


def _end_with_parent() -> None:
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
