"""What authors use."""

import unittest

from argus_dim import Call, Module, NotReady, Parameter, Refused, Secret, TryLater
from argus_dim.hooks import HOOKS
from argus_dim.testing import run
from argus_dim.text import plain, table


class Modules(unittest.TestCase):
    def module(self, **more) -> Module:
        return Module(name="m", title="M", version="1", **more)

    def test_assigned_fields_are_changes_and_others_are_not(self):
        module = self.module()

        @module.on("on_postload_ioc_create")
        def change(call: Call) -> str:
            ioc = call.objects[0]
            ioc["tags"].append("seen")
            ioc["tlp"] = ioc["tlp"]
            ioc["new"] = 1
            return ioc.kind

        said = run(module, "on_postload_ioc_create", [{"type": "ioc", "id": 3, "tags": [], "tlp": "amber"}])
        self.assertEqual(said.assigned(), {"tags": ["seen"], "new": 1})
        self.assertEqual(said.result, "ioc")
        self.assertEqual([field["before"] for field in said.changes[0]["fields"]], [None, []])

    def test_handlers_run_in_order_and_by_their_label(self):
        module = self.module()
        ran = []
        module.by_hand("ioc", label="A")(lambda call: ran.append("A"))
        module.by_hand("ioc", label="B")(lambda call: ran.append("B"))
        run(module, "on_manual_trigger_ioc", [], label="B")
        self.assertEqual(ran, ["B"])
        with self.assertRaisesRegex(NotReady, "does not wait for on_postload_ioc_create"):
            run(module, "on_postload_ioc_create", [])

    def test_hooks_that_do_not_exist_are_refused_where_they_are_written(self):
        self.assertEqual(len(HOOKS), len(set(HOOKS)))
        self.assertEqual(len(HOOKS), 90)
        with self.assertRaisesRegex(ValueError, "there is no hook 'on_ioc'"):
            self.module().on("on_ioc")
        with self.assertRaisesRegex(ValueError, "nothing is done by hand with 'user'"):
            self.module().by_hand("user", label="x")

    def test_settings_come_in_their_types(self):
        module = self.module(
            parameters=[
                Parameter("n", int, default=3),
                Parameter("on", bool, default=False),
                Parameter("key", Secret),
                Parameter("map", dict, default={}),
                Parameter("name", mandatory=True),
            ]
        )
        read = module.read_settings({"n": "5", "on": "yes", "key": "s", "map": '{"a": 1}', "name": "x"})
        self.assertEqual(read, {"n": 5, "on": True, "key": "s", "map": {"a": 1}, "name": "x"})
        for given, reason in (
            ({}, "name is not set"),
            ({"name": "x", "n": "five"}, "n must be int"),
            ({"name": "x", "on": "perhaps"}, "on must be bool"),
            ({"name": "x", "map": "[]"}, "map must be json: an object was expected"),
            ({"n": "x", "on": "x"}, "n must be int.*; on must be bool.*; name is not set"),
        ):
            with self.assertRaisesRegex(NotReady, reason):
                module.read_settings(given)
        with self.assertRaisesRegex(TypeError, "cannot be set"):
            Parameter("x", complex)

    def test_errors_reach_the_test(self):
        module = self.module()
        module.on("on_preload_case_create")(lambda call: (_ for _ in ()).throw(Refused("no")))
        with self.assertRaisesRegex(Refused, "no"):
            run(module, "on_preload_case_create", [{}])
        self.assertEqual(TryLater("busy", after="5").after, 5.0)
        self.assertTrue(module.describe({})["hooks"][0]["synchronous"])


class Texts(unittest.TestCase):
    def test_text_of_others_stays_text(self):
        self.assertEqual(plain("a|b\n# [x](y) <i>"), "a\\|b \\# \\[x\\]\\(y\\) \\<i\\>")
        self.assertEqual(table(["A"], [["x|y"]]), "| A |\n| --- |\n| x\\|y |")
