"""A server with two customers, people, keys, a case and the events of `seed`."""

from __future__ import annotations

import re
import time
from typing import Any

from . import http, seed
from .server import ADMIN_PASSWORD, PASSWORD, Server


class World:
    """The customers `acme` and `globex`, and these users, each with a key:

    - `admin` may do everything everywhere,
    - `anna` is an analyst of acme,
    - `sensor` submits for acme and may do nothing else,
    - `feeder` submits for both,
    - `outsider` sees no customer and may look at no event.
    """

    def __init__(self, engine: str) -> None:
        self.server = Server(engine)
        self._cookie = ""
        try:
            self._people()
            self._events()
        except BaseException:
            self.stop()
            raise

    @property
    def url(self) -> str:
        return self.server.url

    def stop(self) -> None:
        self.server.stop()

    def _people(self) -> None:
        argus = self.server.argus
        self.customers = {}
        for short_name, name in [("acme", "Acme Corp"), ("globex", "Globex")]:
            added = argus("customer", "add", short_name, name)
            self.customers[short_name] = int(re.search(r"\((\d+)\)", added)[1])
        argus("user", "add", "anna", "--name", "Anna Berg", "--customer", "acme")
        argus("user", "add", "sensor", "--group", "Sensors", "--customer", "acme")
        argus("user", "add", "feeder", "--group", "Sensors", "--customer", "acme", "--customer", "globex")
        argus("user", "add", "outsider", "--group", "Sensors")
        self.keys = {
            login: argus("key", "add", login).strip()
            for login in ["admin", "anna", "sensor", "feeder", "outsider"]
        }

    def _events(self) -> None:
        #: When the recent events were told, in milliseconds since 1970.
        self.now = int(time.time() * 1000)
        self.ids: dict[str, str] = {}
        #: A case of acme that the event `cased` belongs to.
        self.case = self.new_case("Beacons")
        events = {**seed.AGGREGATED, **seed.FILL, **seed.RAW, **seed.recent(self.now)}
        events["cased"] = {**events["cased"], "associatedCaseID": self.case}
        self.submit(events)
        self.server.argus("ingest", "suricata", "-", "--customer", "acme", input=seed.EVE_LINES)
        self._learn_suricata_ids()

    def _learn_suricata_ids(self) -> None:
        for row in self.call("anna", "POST", "/events/v1/aggregated/search", seed.EVE_WINDOW)["data"]:
            self.ids["eve_ssh" if row["count"] == 2 else "eve_http_aggregated"] = row["id"]
            for raw in row["detailedEventIDS"]:
                self.ids[seed.EVE_RAW[int(raw.split("/")[1]) - seed.EVE_BASE]] = raw
        missing = {"eve_ssh", "eve_http_aggregated", *seed.EVE_RAW.values()} - set(self.ids)
        if missing:
            raise RuntimeError(f"ingesting did not make {missing}")

    def submit(self, events: dict[str, dict[str, Any]]) -> dict[str, str]:
        """Stores events under their names and gives their ids."""
        answer = self.call("feeder", "POST", "/events/v2/event/bulk", {"events": list(events.values())})
        ids = dict(zip(events, (event["id"] for event in answer["data"]["events"])))
        self.ids.update(ids)
        return ids

    def names(self, rows: list[dict[str, Any]]) -> list[str]:
        """Which events these are, in their order."""
        known = {id: name for name, id in self.ids.items()}
        return [known.get(row["id"], row["id"]) for row in rows]

    def path(self, name: str) -> tuple[str, int, int, str]:
        """Type, time, customer and UUID, as the clients' functions take them."""
        kind, timestamp, customer, uuid = self.ids[name].split("/")
        return kind, int(timestamp), int(customer), uuid

    def call(self, login: str, method: str, path: str, body: Any = None) -> Any:
        """What the REST API answers; only success will do."""
        answer = http.send(method, self.url + path, body, Argus_API_Key=self.keys[login])
        if answer.status != 200:
            raise RuntimeError(f"{method} {path}: {answer.status} {answer.text}")
        return answer.json

    def new_case(self, name: str, customer: str = "acme") -> int:
        """Opens a case as the page does, and gives its number. `cases/v2` is tested elsewhere."""
        new = {
            "customer": self.customers[customer], "name": name, "description": "What happened.",
            "template": None, "classification": None, "soc_ticket": None,
        }
        return self.page("case/create", {"new": new}).json["id"]

    def page(self, function: str, body: Any) -> http.Answer:
        """What a function of the page answers to an administrator; only success will do."""
        return self._as_page("POST", f"/page/{function}", body)

    def download(self, path: str) -> http.Answer:
        """A file, as the page downloads it for an administrator."""
        return self._as_page("GET", path)

    def _as_page(self, method: str, path: str, body: Any = None) -> http.Answer:
        answer = http.send(method, self.url + path, body, Cookie=self._page_cookie())
        if answer.status != 200:
            raise RuntimeError(f"{method} {path}: {answer.status} {answer.text}")
        return answer

    def _page_cookie(self) -> str:
        if not self._cookie:
            log_in = {"login": "admin", "password": ADMIN_PASSWORD}
            answer = http.send("POST", f"{self.url}/page/session/log-in", log_in)
            self._cookie = answer.headers["set-cookie"].split(";")[0]
        return self._cookie


__all__ = ["ADMIN_PASSWORD", "PASSWORD", "World"]
