"""What a module is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from .call import Call
from .errors import NotReady
from .hooks import BY_HAND, HOOKS
from .parameter import Parameter

#: What it returns is the result that is shown; ``None`` for nothing.
Handler = Callable[[Call], Any]
Check = Callable[[dict[str, Any]], None]


@dataclass(frozen=True)
class Hook:
    """A function that waits for something."""

    hook: str
    handler: Handler
    label: str | None
    synchronous: bool


@dataclass
class Module:
    """A module and what it can do."""

    name: str
    title: str
    version: str
    description: str = ""
    parameters: list[Parameter] = field(default_factory=list)
    hooks: list[Hook] = field(default_factory=list, init=False)
    _pipeline: Handler | None = field(default=None, init=False)
    _arguments: list[Parameter] = field(default_factory=list, init=False)
    _check: Check | None = field(default=None, init=False)

    def on(self, *hooks: str, synchronous: bool = False) -> Callable[[Handler], Handler]:
        """Calls the function when one of these happens.

        ``on_preload_…`` is before something is saved: the function may change or refuse it, and must be quick. A
        ``synchronous`` one of ``on_postload_…`` is waited for as well.
        """
        for hook in hooks:
            if hook not in HOOKS:
                raise ValueError(f"there is no hook {hook!r}; argus_dim.hooks.HOOKS names them")
        return self._add(((hook, None) for hook in hooks), synchronous)

    def by_hand(self, *kinds: str, label: str) -> Callable[[Handler], Handler]:
        """Offers the function in the menu of these kinds of objects: ``ioc``, ``case``, ``alert``, …"""
        for kind in kinds:
            if kind not in BY_HAND:
                raise ValueError(f"nothing is done by hand with {kind!r}; argus_dim.hooks.BY_HAND names what is")
        return self._add(((f"on_manual_trigger_{kind}", label) for kind in kinds), False)

    def _add(self, hooks: Iterable[tuple[str, str | None]], synchronous: bool) -> Callable[[Handler], Handler]:
        def register(handler: Handler) -> Handler:
            for hook, label in hooks:
                waits = synchronous or hook.startswith("on_preload_")
                self.hooks.append(Hook(hook, handler, label, waits))
            return handler

        return register

    def pipeline(self, *arguments: Parameter) -> Callable[[Handler], Handler]:
        """The function that processes files of evidence, and what is to be filled in when it is started."""

        def register(handler: Handler) -> Handler:
            self._pipeline, self._arguments = handler, list(arguments)
            return handler

        return register

    def check(self, check: Check) -> Check:
        """A function that looks at the settings and raises ``NotReady`` with what is to be done."""
        self._check = check
        return check

    def read_settings(self, given: dict[str, Any]) -> dict[str, Any]:
        """Settings in their types, checked. Raises ``NotReady``."""
        settings = _read(self.parameters, given)
        if self._check:
            self._check(settings)
        return settings

    def handle(self, call: Call) -> Any:
        """Calls the functions that wait for the call's hook, in the order in which they were given."""
        if call.hook == "pipeline":
            if self._pipeline is None:
                raise NotReady(f"{self.title} processes no files")
            call.arguments = _read(self._arguments, call.arguments)
            return self._pipeline(call)
        waiting = [hook for hook in self.hooks if hook.hook == call.hook and call.label in (None, hook.label)]
        if not waiting:
            raise NotReady(f"{self.title} does not wait for {call.hook}")
        results = [hook.handler(call) for hook in waiting]
        return results[0] if len(results) == 1 else results

    def describe(self, given: dict[str, Any]) -> dict[str, Any]:
        """What Argus shows of the module, and whether it is ready with these settings."""
        reason = None
        try:
            self.read_settings(given)
        except NotReady as error:
            reason = str(error)
        return {
            "interface": "argus",
            "name": self.name,
            "title": self.title,
            "version": self.version,
            "description": self.description,
            "parameters": [parameter.describe() for parameter in self.parameters],
            "hooks": [{"hook": h.hook, "label": h.label, "synchronous": h.synchronous} for h in self.hooks],
            "pipeline": None if self._pipeline is None else [argument.describe() for argument in self._arguments],
            "not_ready": reason,
        }


def _read(parameters: list[Parameter], given: dict[str, Any]) -> dict[str, Any]:
    settings, wrong = {}, []
    for parameter in parameters:
        try:
            settings[parameter.name] = parameter.read(given.get(parameter.name))
        except ValueError as error:
            wrong.append(str(error))
    if wrong:
        raise NotReady("; ".join(wrong))
    return settings
