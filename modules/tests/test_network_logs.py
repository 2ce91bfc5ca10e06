"""Real logs of Suricata and Zeek."""

import gzip
import json
import tempfile
import unittest
from pathlib import Path

from argus_dim import Refused
from argus_dim.testing import run
from argus_network_logs import argus_module

DATA = Path(__file__).parent / "data"
#: The public alerts that Argus is tested with, where they are.
SURICATA = Path(__file__).parents[3] / "shared/data/suricata"


class NetworkLogs(unittest.TestCase):
    def written(self, name: str, content: bytes) -> Path:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = Path(folder.name) / name
        path.write_bytes(content)
        return path

    def process(self, *files, **arguments):
        return run(argus_module, files=files, arguments=arguments)

    @unittest.skipUnless(SURICATA.is_dir(), "the public alerts are not on this machine")
    def test_alerts_of_suricata_are_handed_on_as_they_are(self):
        for name, count in (("first-org-conf-2015.json", 136), ("wrccdc-2018.json", 207)):
            said = self.process(SURICATA / name)
            alerts = json.loads((SURICATA / name).read_bytes())
            self.assertEqual([event["record"] for event in said.added("eve")], alerts)
            (note,) = said.added("note")
            self.assertEqual(note["title"], f"{name}: {count} events of {count} records")
            self.assertEqual(said.result["files"][0]["events"], count)
            first = min(alert["timestamp"] for alert in alerts)
            self.assertEqual(first[:4] in note["text"], True)

    @unittest.skipUnless(SURICATA.is_dir(), "the public alerts are not on this machine")
    def test_lines_compressed_and_with_damage(self):
        alerts = json.loads((SURICATA / "wrccdc-2018.json").read_bytes())[:30]
        lines = [json.dumps(alert) for alert in alerts]
        lines[3:3] = ['{"broken": ', json.dumps({**alerts[0], "event_type": "dns"}), '{"else": 1}', ""]
        path = self.written("eve.json.gz", gzip.compress("\n".join(lines).encode()))
        said = self.process(path)
        self.assertEqual(len(said.added("eve")), 30)
        result = said.result["files"][0]
        self.assertEqual((result["records"], result["damaged"], result["unknown"]), (32, 1, 1))
        self.assertIn("the first in line 4", said.log[0])
        self.assertIn("suricata: dns", said.added("note")[0]["text"])

    def test_zeeks_tables_become_events(self):
        said = self.process(DATA / "zeek/notice.log", DATA / "zeek/weird.log", DATA / "zeek/conn.log")
        events = said.added("event")
        self.assertEqual(len(said.added("note")), 3)
        notice = next(event for event in events if event["startTimestamp"] == 1379288691491)
        self.assertEqual(notice["signature"], "ZEEK-notice:TeamCymruMalwareHashRegistry::Match")
        self.assertEqual(notice["severity"], "high")
        self.assertEqual(notice["source"], {"ip": "192.168.33.10", "port": 1132})
        self.assertEqual(notice["destination"], {"ip": "108.59.9.32", "port": 80})
        self.assertEqual(notice["properties"]["zeek.file_mime_type"], "application/x-dosexec")
        conn = next(event for event in events if event["signature"] == "ZEEK-conn")
        self.assertEqual(conn["endTimestamp"] - conn["startTimestamp"], 447)
        self.assertEqual(conn["protocol"], "tcp")
        weird = next(event for event in events if event["signature"] == "ZEEK-weird:unknown_protocol_2")
        self.assertNotIn("source", weird)

    def test_zeeks_json_is_named_by_its_file(self):
        said = self.process(DATA / "zeek/dns.log")
        event = said.added("event")[0]
        self.assertEqual(event["signature"], "ZEEK-dns")
        self.assertEqual(event["protocol"], "udp")
        self.assertTrue(event["fqdn"].startswith("_ldap._tcp."))
        said = self.process(DATA / "zeek/dns.log", zeek_logs="conn")
        self.assertEqual((said.added("event"), said.result["files"][0]["records"]), ([], 20))

    def test_what_is_too_much_is_counted(self):
        said = self.process(DATA / "zeek/dns.log", most=5)
        self.assertEqual(len(said.added("event")), 5)
        self.assertIn("15 more would have been events", said.added("note")[0]["text"])

    def test_what_is_no_log_is_refused(self):
        for content in (b"", b"hello\n" * 5_000, b"\x00" * 3_000_000, b'[1, 2, "x"]', b"[{", gzip.compress(b"x\n")[:-8]):
            with self.assertRaisesRegex(Refused, "is no log of Suricata or Zeek"):
                self.process(self.written("x.log", content))

    def test_texts_of_a_log_do_not_become_markup(self):
        record = {"ts": 1.0, "_path": "notice", "note": "a|b <img src=x> [l](http://x)"}
        said = self.process(self.written("n.log", json.dumps(record).encode()))
        self.assertIn("a\\|b \\<img src=x\\> \\[l\\]\\(http://x\\)", said.added("note")[0]["text"])
