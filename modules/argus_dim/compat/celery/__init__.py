"""The base class that modules written for IRIS inherit from. There is no queue behind it: Argus has its own.

A real one that is installed with a module is found before this.
"""


class Task:
    name = None
    #: Empty: the host hears of what is logged in another way.
    request_stack = ()

    def update_state(self, task_id=None, state=None, meta=None, **_):
        return None


class _NoApplication:
    def __getattr__(self, name):
        raise AttributeError("Argus runs modules without Celery, so there is no application")


current_app = _NoApplication()
