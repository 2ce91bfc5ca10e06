"""The real lists, as they come from the package index."""

import unittest

from argus_dim.testing import run
from argus_ioc_enrichment import argus_module
from argus_ioc_enrichment.warning_lists import _has_entry, _lists, look_up


def ioc(kind: str, value: str, **more) -> dict:
    return {"type": "ioc", "id": 1, "ioc_value": value, "ioc_type": {"type_name": kind}, "ioc_tags": "mine", **more}


class WarningLists(unittest.TestCase):
    def names(self, kind: str, value: str) -> list[str]:
        return [known.name for known in look_up(kind, value)]

    def test_addresses_are_found_in_the_networks_around_them(self):
        self.assertIn("List of RFC 1918 CIDR blocks", self.names("ip-dst", "10.1.2.3"))
        self.assertIn("List of RFC 1918 CIDR blocks", self.names("ip-dst|port", "10.1.2.3|443"))
        self.assertTrue(any("DNS" in name for name in self.names("ip-src", "8.8.8.8")))
        self.assertTrue(any("IPv6" in name or "DNS" in name for name in self.names("ip-dst", "2001:4860:4860::8888")))
        self.assertEqual(self.names("ip-dst", "no address"), [])

    def test_names_are_found_with_what_is_above_them(self):
        self.assertTrue(self.names("domain", "google.com"))
        self.assertTrue(self.names("hostname", "mail.google.com"))
        self.assertTrue(self.names("url", "https://www.google.com/search?q=x"))
        self.assertEqual(self.names("domain", "argus-no-such-domain-4711.example-x"), [])

    def test_hashes_of_nothing_are_known(self):
        self.assertTrue(self.names("md5", "d41d8cd98f00b204e9800998ecf8427e"))
        self.assertTrue(self.names("sha256", "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855"))
        self.assertEqual(self.names("md5", "0" * 31 + "1"), [])

    def test_names_beside_the_entries_are_no_entries(self):
        content = b'{"description": "cidr", "list": [\n "a.b", "cidr.c" ], "name": "list", "type": "cidr"}'
        found = [word for word in ("a.b", "cidr.c", "list", "cidr", "name", "c") if _has_entry(content, f'"{word}"'.encode())]
        self.assertEqual(found, ["a.b", "cidr.c"])

    def test_looking_without_reading_agrees_with_reading(self):
        """Every list whose entries are searched as text, with entries of it and values near them."""
        import ipaddress
        import json

        from argus_ioc_enrichment import warning_lists

        for entry in _lists():
            size = entry.path.stat().st_size
            if not warning_lists._SMALL < size < 4 << 20 or entry.type in ("substring", "regex"):
                continue
            texts = json.loads(entry.path.read_bytes())["list"]
            for text in texts[:: max(1, len(texts) // 20)]:
                if entry.type == "cidr":
                    network = ipaddress.ip_network(text, strict=False)
                    text = str(network[-1] if network.num_addresses > 1 else network[0])
                elif entry.type == "hostname":
                    text = text.lower().lstrip(".")
                self.assertTrue(warning_lists._is_on(entry, text), f"{text} on {entry.path}")


class Enrichment(unittest.TestCase):
    def test_known_indicators_get_a_tag_and_a_comment(self):
        said = run(argus_module, "on_postload_ioc_create", [ioc("ip-dst", "10.1.2.3", ioc_tlp="clear")])
        self.assertEqual(said.assigned(), {"ioc_tags": "mine,known-good"})
        (comment,) = said.added("comment")
        self.assertIn("List of RFC 1918 CIDR blocks", comment["text"])
        self.assertIn("TLP amber", comment["text"])

    def test_unknown_ones_stay_as_they_are(self):
        said = run(argus_module, "on_postload_ioc_create", [ioc("md5", "0" * 31 + "1")])
        self.assertEqual((said.changes, said.result["indicators"][0]["lists"]), ([], []))

    def test_techniques_are_named(self):
        said = run(
            argus_module,
            "on_manual_trigger_ioc",
            [ioc("filename", "x.exe", ioc_description="T1490 and T1059.001, not T9999")],
            label="Look up in public lists",
        )
        self.assertEqual(said.assigned()["ioc_tags"], "mine,attack:T1490,attack:T1059.001")
        self.assertIn("**T1490** is Inhibit System Recovery in ATT&CK", said.added("comment")[0]["text"])

    def test_what_argus_has_seen_is_told(self):
        said = run(
            argus_module, "on_postload_ioc_create", [ioc("md5", "0" * 31 + "1")], answers=lambda _: {"cases": 2, "events": 9}
        )
        self.assertIn("2 other cases and 9 events", said.added("comment")[0]["text"])

    def test_settings_and_changes_are_quiet(self):
        known = [ioc("ip-dst", "10.1.2.3")]
        said = run(argus_module, "on_postload_ioc_update", known)
        self.assertEqual(said.added("comment"), [])
        said = run(argus_module, "on_postload_ioc_create", known, settings={"tag": False, "comment": False})
        self.assertEqual(said.changes, [])
        again = ioc("ip-dst", "10.1.2.3", ioc_tags="known-good")
        self.assertEqual(run(argus_module, "on_postload_ioc_update", [again]).changes, [])
