"""`argus-cli cases …`: what the toolbelt does with cases, and the commands made of the SDK's functions (3.20)."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Callable

import pytest

from harness import seed
from harness.world import World

Cli = Callable[..., Any]
#: A command that is made of a function.
V2 = ("cases", "v2", "case")
YESTERDAY = "yesterday"
SOON = "in 1 hour"


@pytest.fixture
def opened(cli: Cli) -> Callable[..., int]:
    """Opens a case of acme by the command, and gives its number."""

    def opened(subject: str, *words: Any, login: str = "anna") -> int:
        return cli(*V2, "create-case", "--service", "ids", "--type", "securityIncident", "--subject", subject,
                   "--description", "What happened.", "--customer", "acme", *words, login=login).data["id"]

    return opened


def status(world: World, case: int) -> str:
    return world.call("anna", "GET", f"/cases/v2/case/{case}")["data"]["status"]


def said(world: World, case: int) -> list[str]:
    return [row["comment"] for row in world.call("anna", "GET", f"/cases/v2/case/{case}/comments")["data"]]


# Commands made of functions


def test_a_case_from_opening_to_deleting(cli: Cli, run: Cli, opened: Callable[..., int]) -> None:
    case = opened("By command line", "--priority", "high", "--tags", "{key: campaign, value: spring}")
    got = cli(*V2, "get-case-metadata-by-id", case).json
    assert (got["responseCode"], got["data"]["id"], got["data"]["priority"]) == (200, case, "high")
    changed = cli(*V2, "update-case", case, "--status", "workingSoc", "--comment", "Looking at it.").data
    assert changed["status"] == "workingSoc"
    assert cli(*V2, "close-case", case, "--comment", "Done.").data["status"] == "closed"
    cli(*V2, "delete-case", case, login="admin")
    done = run(*V2, "get-case-metadata-by-id", case)
    assert (done.code, done.out) == (1, "")
    assert "Status code 404: Not Found\nACTION_ERROR: " in done.err


def test_listing_and_searching(cli: Cli, opened: Callable[..., int]) -> None:
    older, newer = opened("Sought one"), opened("Sought two", "--priority", "critical")
    listed = cli(*V2, "simple-case-search", "--limit", 2, "--keywords", "Sought").json
    assert ([row["id"] for row in listed["data"]], listed["limit"]) == ([newer, older], 2)
    body = f'{{caseID: [{older}, {newer}], priority: [critical], startTimestamp: "-1h"}}'
    assert [row["id"] for row in cli(*V2, "advanced-case-search", "--body", body).data] == [newer]


def test_comments(cli: Cli, opened: Callable[..., int]) -> None:
    case = opened("Spoken of")
    comment = cli(*V2, "add-comment", case, "--comment", "hello").data
    assert comment["comment"] == "<p>hello</p>\n"
    cli(*V2, "add-comment", case, "--comment", "hi", "--as-reply-to", comment["id"])
    assert cli(*V2, "edit-comment", case, comment["id"], "--comment", "Hello").data["flags"] == ["UPDATED"]
    rows = cli(*V2, "list-case-comments", case).data
    assert [row["comment"] for row in rows] == ["<p>Hello</p>\n", "<p>hi</p>\n"]
    assert cli(*V2, "delete-comment", case, comment["id"]).data["flags"] == ["UPDATED", "DELETED"]


def test_tags(cli: Cli, opened: Callable[..., int]) -> None:
    case = opened("Tagged")
    cli(*V2, "add-case-tag", case, "--tags", "{key: campaign, value: spring}")
    (tag,) = cli(*V2, "list-case-tags", case).data
    assert (tag["key"], tag["value"]) == ("campaign", "spring")
    cli(*V2, "remove-case-tag-by-id", case, tag["id"])
    cli(*V2, "add-case-tag", case, "--tags", "{key: campaign, value: summer}")
    cli(*V2, "remove-case-tag-by-key-value", case, "campaign", "summer")
    assert cli(*V2, "list-case-tags", case).data == []


def test_workflows_and_history(cli: Cli, opened: Callable[..., int]) -> None:
    case = opened("Looked at")
    cli(*V2, "request-workflow", case, "socAnalysis", "--comment", "Please")
    cli(*V2, "acknowledge-workflow", case, "socAnalysis")
    (row,) = cli(*V2, "list-workflows", case).data
    assert (row["workflow"], row["state"], row["acknowledgedByUser"]["userName"]) == (
        "socAnalysis", "acknowledged", "anna",
    )
    rows = cli(*V2, "list-case-history", case).data
    assert [row["operation"] for row in rows] == ["createCase", "requestWorkflow", "acknowledgeWorkflow"]
    assert cli(*V2, "get-case-transaction", case, rows[0]["id"]).data == rows[0]


# cases statistics


def counts(done: Any, first: str) -> dict[str, dict[str, str]]:
    return {row[first]: row for row in csv.DictReader(io.StringIO(done.out))}


def test_statistics(cli: Cli, opened: Callable[..., int]) -> None:
    opened("Counted", "--priority", "critical", "--category", "fraud:phishing")
    # Nothing else is of this service.
    cli(*V2, "create-case", "--service", "administrative", "--type", "change", "--subject", "Counted", "--description",
        "x", "--customer", "acme", "--priority", "low", "--status", "pendingVendor")
    words = ("cases", "statistics", "30 days ago", SOON)
    everything = counts(cli(*words), "week")
    assert sum(int(row["critical"]) for row in everything.values()) >= 1
    chosen = ("--customer", "acme", "--case-type", "change", "--service", "administrative", "--status",
              "pendingVendor", "--group-by", "day")
    today = datetime.now(timezone.utc).strftime("%Y-%m-%d")
    days = counts(cli(*words, *chosen, "--include-empty-groups"), "day")
    assert days[today] == {"day": today, "low": "1", "medium": "0", "high": "0", "critical": "0"}
    assert sum(int(row["low"]) for row in days.values()) == 1
    by_user = counts(cli(*words, "--category", "fraud:phishing", "--group-by", "user"), "user")
    assert {user: row["critical"] for user, row in by_user.items()} == {"anna": "1"}


# cases change-status


def test_changing_the_status_of_many(cli: Cli, opened: Callable[..., int], world: World) -> None:
    cases = [opened(f"Bulk {number}", "--status", "pendingCustomer", "--priority", "low") for number in range(3)]
    words = ("cases", "change-status", YESTERDAY, SOON)
    chosen = ("--status", "pendingCustomer", "--customer", "acme", "--keywords", "Bulk", "--keyword-field", "subject",
              "--priority", "low", "--type", "securityIncident", "--service", "ids")
    dry = cli(*words, "closed", *chosen, "--dry").out
    assert all(f"Updating case #{case} from pendingCustomer to closed" in dry for case in cases)
    assert {status(world, case) for case in cases} == {"pendingCustomer"}

    cli(*words, "workingSoc", *chosen)
    assert {status(world, case) for case in cases} == {"workingSoc"}
    assert said(world, cases[0]) == ['<p>Changing status from "pendingCustomer" to "workingSoc"</p>\n']

    by_language = ("--reason", "samlelukking;bulk close", "--reason-locale-delimiter", ";")
    cli(*words, "closed", "--status", "workingSoc", "--keywords", "Bulk", *by_language)
    assert {status(world, case) for case in cases} == {"closed"}
    assert said(world, cases[2])[-1] == "<p>bulk close</p>\n"


def test_what_is_due_later_is_not_to_be_closed_yet(cli: Cli, opened: Callable[..., int], world: World) -> None:
    due, later = opened("Waiting due"), opened("Waiting later")
    cli(*V2, "update-case", later, "--customer-due-timestamp", 4_000_000_000_000)
    out = cli("cases", "change-status", YESTERDAY, SOON, "pendingClose", "--keywords", "Waiting").out
    assert f"Skipping pending close case #{later}" in out
    assert (status(world, due), status(world, later)) == ("pendingClose", "pendingSoc")


def test_excluding_a_customer(cli: Cli, opened: Callable[..., int], world: World) -> None:
    case = opened("Spared")
    done = cli("cases", "change-status", YESTERDAY, SOON, "workingSoc", "--keywords", "Spared", "--exclude-customer",
               "acme")
    assert (done.out, status(world, case)) == ("", "pendingSoc")


# cases remind


def test_reminding(cli: Cli, run: Cli, opened: Callable[..., int]) -> None:
    free = opened("Forgotten & free", "--priority", "critical")
    taken = opened("Forgotten & taken", "--priority", "critical", "--assigned-tech", "anna")
    words = ("cases", "remind", "Subj", "Body", "--dry", "--days", 0, "--start", YESTERDAY, "--priority", "critical",
             "--customer", "acme", "--status", "pendingSoc", "--notify", "a@b.example")
    out = cli(*words).out
    to_all, to_anna = out.split("------------------------------\n")[:2]
    assert "To: a@b.example" in to_all and f"#{free}</a> - pendingSoc - Forgotten & free" in to_all
    assert "To: anna@" in to_anna and f"#{taken}</a>" in to_anna
    out = cli(*words, "--skip-assigned", "--skip-not-due").out
    assert f"#{free}<" in out and f"#{taken}<" not in out
    out = cli(*words, "--skip-unassigned").out
    assert f"#{free}<" not in out and f"#{taken}<" in out
    cli(*V2, "update-case", free, "--tech-due-timestamp", 4_000_000_000_000)
    assert f"#{free}<" not in cli(*words, "--skip-not-due").out
    # They were all updated within the last days.
    fresh = ("cases", "remind", "Subj", "Body", "--dry", "--start", "90 days ago", "--notify", "a@b.example")
    assert cli(*fresh).out == ""
    done = run(*fresh[:5], "--days", 0)
    assert (done.code, "No --notify recipient specified" in done.out) == (1, True)


# cases notification-check


def test_checking_notifications(cli: Cli, world: World) -> None:
    """Who works for the customer with the number 1 is the provider: that is acme here, whose own cases are left out."""
    assert world.customers["acme"] == 1
    case = cli(*V2, "create-case", "--service", "ids", "--type", "securityIncident", "--subject", "Unnoticed",
               "--description", "x", "--customer", "globex", login="admin").data["id"]
    cli(*V2, "add-comment", case, "--comment", "Anybody?", login="admin")
    done = cli("cases", "notification-check", "7 days ago", SOON, "--format", "json", login="admin")
    rows = json.loads(done.out)
    # An administrator works for nobody, so nothing of this was said by the provider.
    assert [row for row in rows if row["Customer"] == "globex"] == []
    assert cli("cases", "notification-check", "7 days ago", SOON, login="anna").code == 0


# cases autocreate


@pytest.fixture
def template(tmp_path: Path) -> Callable[[str], Path]:
    """Writes the template that `autocreate` makes descriptions and comments from."""

    def template(key: str) -> Path:
        text = "{% if comment %}<p>Again</p>{% elif internal %}<p>Inside</p>{% else %}<p>New</p>{% endif %}"
        text += "<ul>{% for event in data %}<li>{{ event.protocol }}</li>{% endfor %}</ul>"
        (tmp_path / f"{key}.en.html").write_text(text)
        return tmp_path

    return template


def case_of(world: World, name: str) -> int | None:
    case = world.call("anna", "GET", f"/events/v1/{world.ids[name]}")["data"]["associatedCase"]
    return case and case["id"]


def case(world: World, number: int) -> dict[str, Any]:
    return world.call("anna", "GET", f"/cases/v2/case/{number}")["data"]


def read(world: World, *names: str) -> str:
    """As `events search --format json` writes them."""
    return json.dumps([world.call("anna", "GET", f"/events/v1/{world.ids[name]}")["data"] for name in names])


@pytest.mark.parametrize("by", [[], ["--use-fields"]], ids=["by tags", "by fields"])
def test_cases_of_events(
    by: list[str], cli: Cli, world: World, fresh: Callable[..., str], template: Callable[[str], Path]
) -> None:
    key = f"auto-{len(by)}"
    tcp, udp, later = fresh(), fresh(protocol="udp"), fresh()
    words = ("cases", "autocreate", "-", key, template(key), "--group-by", "protocol", "--timeout", "1 week ago",
             "--case-title", "T {group}", *by)
    dry = cli(*words, "--dry", input=read(world, tcp, udp)).out
    assert "associated them with 2 cases" in dry and case_of(world, tcp) is None

    more = ("--initial-internal-comment", "--request-soc-analysis", "--tags", '{"CreatedByCron": "yes"}')
    cli(*words, *more, input=read(world, tcp, udp))
    first, second = case_of(world, tcp), case_of(world, udp)
    assert first and second and first != second
    made = case(world, first)
    assert (made["subject"], made["status"]) == ("T ('6',)", "pendingCustomer")
    assert made["description"].startswith("<p>New</p>\n<ul>\n<li>6</li>")
    assert made["workflows"] == [{"workflow": "socAnalysis", "state": "requested"}]
    assert {"HAS_EVENTS", "PUBLISHED"} <= set(made["flags"])
    (inside,) = world.call("anna", "GET", f"/cases/v2/case/{first}/comments")["data"]
    assert (inside["comment"].startswith("<p>Inside</p>"), inside["flags"]) == (True, ["INTERNAL"])
    tags = {row["key"]: row["value"] for row in world.call("anna", "GET", f"/cases/v2/case/{first}/tags")["data"]}
    assert tags == {"case-autocreate-key": key, "case-autocreate-group": "('6',)", "CreatedByCron": "yes"}

    # The next time there is a case already, and somebody took care of it.
    cli(*words, "--acknowledge-workflow", "socAnalysis", input=read(world, later))
    assert case_of(world, later) == first
    assert said(world, first)[-1].startswith("<p>Again</p>")
    assert case(world, first)["workflows"] == [{"workflow": "socAnalysis", "state": "acknowledged"}]


def test_closed_cases_of_events(
    cli: Cli, world: World, fresh: Callable[..., str], template: Callable[[str], Path]
) -> None:
    one, two, three, four = (fresh() for _ in range(4))
    words = ("cases", "autocreate", "-", "closed", template("closed"), "--group-by", "protocol", "--timeout",
             "1 week ago")
    cli(*words, "--close-after-create", input=read(world, one))
    number = case_of(world, one)
    assert case(world, number)["status"] == "closed"
    cli(*words, "--closed-case-update", "silent", "--silent-update", input=read(world, two))
    assert (case_of(world, two), case(world, number)["status"]) == (number, "closed")
    cli(*words, "--closed-case-update", "reopen", input=read(world, three))
    assert (case_of(world, three), case(world, number)["status"]) == (number, "pendingCustomer")
    cli(*V2, "close-case", number)
    cli(*words, "--closed-case-update", "new-case", "--test-data", input=read(world, four))
    another = case_of(world, four)
    assert another != number and "TEST_DATA" in case(world, another)["flags"]


def test_events_of_a_search_in_a_file(
    cli: Cli, world: World, fresh: Callable[..., str], template: Callable[[str], Path], tmp_path: Path
) -> None:
    """The command cannot open a case itself: it fails at the type, before anything is asked of the server."""
    first, second = fresh(signature="BY-FILE"), fresh(signature="BY-FILE")
    cli("cases", "autocreate", "-", "by-file", template("by-file"), "--group-by", "protocol", input=read(world, first))
    # The time can only be told by how long ago it was.
    since = (world.now - seed.BASE) // seed.DAY
    file = tmp_path / "auto.yaml"
    file.write_text(json.dumps({
        "key": "by-file", "template_folder": str(tmp_path), "time_frame": f"{since} days", "timeout": "1 week",
        "search": {"signature": {"include": ["BY-FILE"]}, "min_severity": "low"},
        "case": {"group_by": ["protocol"], "title": "From a file", "priority": "high"},
    }))
    assert "valid autocreate configuration" in cli("cases", "autocreate-yaml", file, "--validate").out
    assert "This was a dry run" in cli("cases", "autocreate-yaml", file, "--dry").out
    assert case_of(world, second) is None
    cli("cases", "autocreate-yaml", file)
    assert case_of(world, second) == case_of(world, first)
    assert said(world, case_of(world, first))[-1].startswith("<p>Again</p>")
