"""The names that modules written for IRIS import from their host, with a module that is written here."""

import sys
import unittest
from pathlib import Path

from argus_dim.host.load import provide_host
from argus_dim.host.objects import Upload, wrap
from argus_dim.host.state import STATE


class Names(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        provide_host()

    @classmethod
    def tearDownClass(cls):
        sys.path[:] = [path for path in sys.path if not path.endswith("compat")]

    def setUp(self):
        STATE.begin(
            [{"param_name": "conf", "type": "textfield_json", "default": "{}"}, {"param_name": "n", "default": 1}],
            {"settings": {"conf": {"a": 1}}, "context": {"server": {"http_proxy": "p"}}, "objects": []},
        )

    def test_hooks_are_registered_once_and_by_known_names(self):
        from app.datamgmt.iris_engine.modules_db import module_list_available_hooks
        from app.iris_engine.module_handler.module_handler import deregister_from_hook, register_hook

        names = [hook.hook_name for hook in module_list_available_hooks()]
        self.assertEqual(len(names), 90)
        for _ in range(2):
            self.assertTrue(register_hook(1, "on_manual_trigger_ioc", "Look", True)[0])
        self.assertTrue(register_hook(1, "on_preload_case_create")[0])
        self.assertFalse(register_hook(1, "on_nothing")[0])
        self.assertFalse(register_hook(1, "on_postload_ioc_create", "Look")[0])
        self.assertEqual(
            list(STATE.hooks.values()),
            [
                {"hook": "on_manual_trigger_ioc", "label": "Look", "synchronous": False},
                {"hook": "on_preload_case_create", "label": None, "synchronous": True},
            ],
        )
        deregister_from_hook(1, "on_manual_trigger_ioc")
        self.assertEqual(len(STATE.hooks), 1)

    def test_settings_of_the_server_and_of_the_module(self):
        from app.datamgmt.manage.manage_srv_settings_db import get_server_settings_as_dict

        self.assertEqual(get_server_settings_as_dict(), {"http_proxy": "p", "https_proxy": ""})
        self.assertEqual([entry["value"] for entry in STATE.configuration], ['{"a": 1}', 1])

    def test_evidence_is_asked_for_as_a_change(self):
        from app.datamgmt.iris_engine.evidence_storage import EvidenceStorage

        storage = EvidenceStorage()
        self.assertFalse(storage.is_evidence_registered(1, "ab"))
        storage.add_evidence(1, "f", "d", 3, "ab", None, 1)
        self.assertTrue(storage.is_evidence_registered(case_id=1, sha256="ab"))
        self.assertEqual(STATE.added[0]["fields"]["filename"], "f")

    def test_objects_have_attributes_and_know_what_they_belong_to(self):
        from app.datamgmt.manage.manage_attribute_db import add_tab_attribute_field

        fields = {"type": "ioc", "id": 1, "ioc_value": "x", "ioc_type": {"type_name": "ip-dst"}, "custom_attributes": {}}
        ioc = wrap(fields, {"case": {"case_id": 7, "name": "C"}, "user": {"name": "Ann"}})
        self.assertEqual((ioc.ioc_type.type_name, ioc.case.name, ioc.user.name, ioc.case_id), ("ip-dst", "C", "Ann", 7))
        ioc.ioc_tags = "a,b"
        add_tab_attribute_field(ioc, "Report", "Score", "html", "5")
        self.assertEqual(fields["ioc_tags"], "a,b")
        self.assertEqual(fields["custom_attributes"]["Report"]["Score"]["value"], "5")
        with self.assertRaisesRegex(AttributeError, "ioc has no nonsense"):
            ioc.nonsense
        self.assertFalse(hasattr(ioc, "nonsense"))

    def test_schemas_give_the_fields(self):
        from app.schema.marshables import AlertSchema, CommentSchema, IocSchema

        fields = {"type": "ioc", "id": 1, "ioc_type": {"type_name": "md5"}}
        self.assertEqual(IocSchema(many=True).dump([wrap(fields, {})]), [fields])
        self.assertEqual(AlertSchema().dump(wrap(fields, {})), fields)
        self.assertEqual(CommentSchema().dump([wrap(fields, {})], many=True), [fields])

    def test_an_uploaded_name_does_not_lead_elsewhere(self):
        here = str(Path(__file__))
        for name, expected in (("../../x", "x"), ("C:\\a\\b.evtx", "b.evtx"), ("..\\", "file")):
            self.assertEqual(Upload({"path": here, "name": name}).filename, expected)
