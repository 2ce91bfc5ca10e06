"""What the host starts, with ``python -I -S``.

Before any code of others runs (also files of ``.pth`` in the module's environment), the pipes to the host are moved
to where nobody prints by accident: what a module prints goes to the log instead.
"""

import os
import sys
from typing import Any


def _private(number: int, mode: str) -> Any:
    """A copy that no program inherits which the module starts."""
    copy = os.dup(number)
    os.set_inheritable(copy, False)
    return os.fdopen(copy, mode, buffering=0 if mode == "wb" else -1)


def main() -> None:
    requests, answers = _private(0, "rb"), _private(1, "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdin = open(0, encoding="utf-8", closefd=False)
    sys.stdout = open(1, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)

    import site

    site.main()
    # First of all, so that no package of the module's environment takes the place of one of Argus.
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
    from argus_dim.host.serve import serve

    serve(requests, answers)


if __name__ == "__main__":
    main()
