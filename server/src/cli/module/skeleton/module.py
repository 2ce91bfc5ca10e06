"""TITLE."""

from argus_dim import Call, Module, Parameter

argus_module = Module(
    name="NAME",
    title="TITLE",
    version="0.1.0",
    description="Tags indicators that belong to a domain of ours.",
    parameters=[
        Parameter("domain", str, default="example.com", about="A domain that is ours"),
        Parameter("tag", str, default="ours", about="What its indicators are tagged with"),
    ],
)


@argus_module.on("on_postload_ioc_create")
@argus_module.by_hand("ioc", label="Tag what is ours")
def tag_ours(call: Call) -> str:
    """Each indicator has its fields as a dict; what is assigned is changed once this has succeeded."""
    domain, tag = call.settings["domain"].lower(), call.settings["tag"]
    found = 0
    for ioc in call.objects:
        value = ioc["ioc_value"].lower()
        if value != domain and not value.endswith("." + domain):
            continue
        found += 1
        call.log.info("%s is ours", value)
        tags = [known for known in ioc["ioc_tags"].split(",") if known]
        if tag not in tags:
            ioc["ioc_tags"] = ",".join([*tags, tag])
    return f"{found} of {len(call.objects)} are ours."
