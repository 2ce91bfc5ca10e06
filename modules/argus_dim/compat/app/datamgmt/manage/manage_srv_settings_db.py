"""Settings of the server that modules may know: how to reach the outside."""

from argus_dim.host.state import STATE


def get_server_settings_as_dict():
    return {"http_proxy": "", "https_proxy": "", **STATE.server}
