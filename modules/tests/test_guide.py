"""What the guide for authors shows works."""

import re
import sys
import types
import unittest
from pathlib import Path

GUIDE = Path(__file__).parents[2] / "docs/MODULES.md"


class Guide(unittest.TestCase):
    def test_the_first_module_and_its_test(self):
        module, test = re.findall(r"```python\n(.*?)```", GUIDE.read_text(), re.DOTALL)
        shout = types.ModuleType("shout")
        exec(module, shout.__dict__)
        sys.modules["shout"] = shout
        self.addCleanup(sys.modules.pop, "shout")
        exec(test, {})
