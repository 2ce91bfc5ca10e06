"""A real log of Windows."""

import tempfile
import unittest
from pathlib import Path

from argus_dim import Refused
from argus_dim.testing import run
from argus_windows_logs import argus_module

LOG = Path(__file__).parent / "data/windows/Security_short_selected.evtx"


class WindowsLogs(unittest.TestCase):
    def test_records_become_events(self):
        said = run(argus_module, files=[LOG])
        events = said.added("event")
        self.assertEqual(len(events), 7)
        blocked = events[0]
        self.assertEqual(blocked["signature"], "WINDOWS-Security:5152")
        self.assertEqual(blocked["startTimestamp"], 1467213874346)
        self.assertEqual(blocked["source"], {"ip": "23.94.153.202", "port": 59639})
        self.assertEqual(blocked["destination"], {"ip": "169.46.6.101", "port": 3389})
        self.assertEqual(blocked["protocol"], "tcp")
        failed = next(event for event in events if event["signature"].endswith(":4625"))
        self.assertEqual(failed["severity"], "medium")
        self.assertEqual(failed["properties"]["windows.title"], "Logon failed")
        self.assertTrue(failed["properties"]["windows.TargetUserName"])
        (note,) = said.added("note")
        self.assertIn("Packet blocked by the filtering platform", note["text"])
        self.assertIn("2016-06-29 15:24:34", note["text"])

    def test_only_what_is_wanted_is_added(self):
        said = run(argus_module, files=[LOG], arguments={"ids": "4625, 4776"})
        self.assertEqual(len(said.added("event")), 2)
        said = run(argus_module, files=[LOG], arguments={"most": 3})
        self.assertEqual((len(said.added("event")), said.result["files"][0]["left_out"]), (3, 4))
        with self.assertRaisesRegex(Refused, "event ids are numbers"):
            run(argus_module, files=[LOG], arguments={"ids": "logon"})

    def test_what_is_no_log_is_refused_and_a_damaged_one_is_read_as_far_as_it_goes(self):
        content = LOG.read_bytes()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "x.evtx"
            for torn in (b"MZ", b"", content[:4096]):
                path.write_bytes(torn)
                with self.assertRaises(Refused):
                    run(argus_module, files=[path])
            # A record in the middle is overwritten.
            path.write_bytes(content[:6000] + b"\xff" * 64 + content[6064:])
            try:
                said = run(argus_module, files=[path])
            except Refused:
                return
            self.assertLessEqual(len(said.added("event")), 7)
