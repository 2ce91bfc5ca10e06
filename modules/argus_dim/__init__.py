"""Write a processing module for Argus.

A module is a package with one object of the name ``argus_module``::

    from argus_dim import Call, Module, Parameter, Refused

    argus_module = Module(
        name="shout",
        title="Shout",
        version="1.0.0",
        description="Writes titles of new cases in capitals.",
        parameters=[Parameter("mark", str, default="!", about="What comes behind the title")],
    )


    @argus_module.on("on_postload_case_create")
    def shout(call: Call) -> None:
        for case in call.objects:
            case["title"] = case["title"].upper() + call.settings["mark"]
            call.log.info("case %s is loud now", case["id"])

``docs/MODULES.md`` of Argus is the guide.
"""

from .call import Call, File
from .errors import Failed, NotReady, Refused, TryLater
from .module import Module
from .parameter import Parameter, Secret
from .record import Record

__all__ = ["Call", "Failed", "File", "Module", "NotReady", "Parameter", "Record", "Refused", "Secret", "TryLater"]
