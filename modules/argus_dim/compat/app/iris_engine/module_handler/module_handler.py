"""Hooks and configuration of the module that is being called."""

from argus_dim.host.state import STATE


def register_hook(module_id, iris_hook_name, manual_hook_name=None, run_asynchronously=True, max_retry=None):
    reason = STATE.register(iris_hook_name, manual_hook_name, not run_asynchronously)
    return (reason is None, [reason or f"Registered to {iris_hook_name}"])


def deregister_from_hook(module_id, iris_hook_name):
    STATE.deregister(iris_hook_name)
    return True, [f"No longer registered to {iris_hook_name}"]


def get_mod_config_by_name(module_name):
    # Here and not above: the package belongs to the module's environment.
    from iris_interface.IrisInterfaceStatus import IIStatus, I2CodeSuccess

    return IIStatus(I2CodeSuccess, "Success", data=STATE.configuration)
