"""The hooks that there are."""

from types import SimpleNamespace

from argus_dim.hooks import HOOKS


def module_list_available_hooks():
    return [
        SimpleNamespace(id=number, hook_name=name, hook_description="") for number, name in enumerate(HOOKS, start=1)
    ]
