"""Answers calls, one after the other, until the host lets go."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from typing import Any, BinaryIO

from ..errors import Failed, NotReady, Refused, TryLater
from .load import Interface, load
from .logs import to_host
from .wire import TooLong, Wire

#: The host knows by this line that what was printed before belongs to the call.
OUTPUT_ENDS = "\0argus: end of output\n"

_LONGEST_TRACEBACK = 32 * 1024


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    wire = Wire(requests, answers)
    log = to_host(wire)
    known: dict[str, Interface] = {}
    while request := wire.next_call():
        wire.longest = request["message"]
        end = _carry_out(request, wire, log, known)
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except (OSError, ValueError):
                pass  # The module closed it.
        try:
            os.write(2, OUTPUT_ENDS.encode())
        except OSError:
            pass
        _say_end(wire, end)
    # Threads and what waits to be done at the end have no say in when this is.
    os._exit(0)


def _carry_out(
    request: dict[str, Any], wire: Wire, log: logging.Logger, known: dict[str, Interface]
) -> dict[str, Any]:
    try:
        if request["action"] == "find":
            from .find import find  # It takes a while to load, and is for installing only.

            return _succeeded(find(request["distribution"], load))
        name = request["module"]
        if name not in known:
            known[name] = load(name)
        module = known[name]
        wire.secrets = _secrets(module, request["settings"])
        if request["action"] == "describe":
            return _succeeded(module.describe(request))
        return _succeeded(module.call(request, wire, log))
    except Refused as refused:
        return {"how": "refused", "reason": wire.hide(str(refused)) or "the module gave no reason"}
    except TryLater as later:
        return {"how": "temporary", "reason": wire.hide(str(later)), "retry_after": later.after}
    except (Failed, NotReady) as error:
        return {"how": "failed", "error": wire.hide(str(error)), "traceback": None}
    except MemoryError:
        return {"how": "out_of_memory"}
    except SystemExit as error:
        return {"how": "failed", "error": f"the module ended its process ({error.code})", "traceback": None}
    except BaseException as error:
        told = failure(error)
        return {**told, "error": wire.hide(told["error"]), "traceback": wire.hide(told["traceback"])}


#: Shorter ones are in too many texts.
_SHORTEST_SECRET = 4


def _secrets(module: Interface, settings: dict[str, Any]) -> list[str]:
    given = (str(settings.get(name) or "") for name in module.secrets())
    return sorted((secret for secret in given if len(secret) >= _SHORTEST_SECRET), key=len, reverse=True)


def _succeeded(result: Any) -> dict[str, Any]:
    return {"how": "succeeded", "result": result}


def failure(error: BaseException) -> dict[str, Any]:
    """As it is shown: without the steps of the host itself."""
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    step = error.__traceback__
    while step and os.path.abspath(step.tb_frame.f_code.co_filename).startswith(here) and step.tb_next:
        step = step.tb_next
    lines = traceback.format_exception(type(error), error, step)
    text = "".join(lines)
    error_text = traceback.format_exception_only(type(error), error)[-1].strip()
    return {"how": "failed", "error": error_text[:2000], "traceback": text[-_LONGEST_TRACEBACK:]}


def _say_end(wire: Wire, end: dict[str, Any]) -> None:
    try:
        wire.say("end", **end)
    except TooLong as error:
        wire.say("end", how="failed", error=f"the result cannot be said: {error}", traceback=None)
    except (TypeError, ValueError, RecursionError) as error:
        wire.say("end", how="failed", error=f"the result is no JSON: {error}", traceback=None)
