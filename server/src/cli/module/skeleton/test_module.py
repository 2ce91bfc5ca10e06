"""What the module does, without Argus."""

import unittest

from argus_dim.testing import run

from PACKAGE import argus_module


def ioc(value: str, tags: str = "") -> dict[str, object]:
    return {"type": "ioc", "id": 1, "ioc_value": value, "ioc_tags": tags}


class Tagging(unittest.TestCase):
    def test_what_is_ours_is_tagged(self) -> None:
        said = run(argus_module, "on_postload_ioc_create", [ioc("www.Example.com", "web")])
        self.assertEqual(said.assigned(), {"ioc_tags": "web,ours"})
        self.assertEqual(said.result, "1 of 1 are ours.")

    def test_what_is_not_ours_stays(self) -> None:
        said = run(argus_module, "on_postload_ioc_create", [ioc("badexample.com"), ioc("example.com", "ours")])
        self.assertEqual(said.changes, [])

    def test_the_domain_can_be_set(self) -> None:
        said = run(
            argus_module,
            "on_manual_trigger_ioc",
            [ioc("mail.acme.test")],
            label="Tag what is ours",
            settings={"domain": "acme.test", "tag": "acme"},
        )
        self.assertEqual(said.assigned(), {"ioc_tags": "acme"})


if __name__ == "__main__":
    unittest.main()
