"""How many examples a property is tried on: some at each run of the suite, thousands by `make fuzz`."""

import os

FUZZ = int(os.environ.get("FUZZ_EXAMPLES", "0"))


def examples(usual: int, share: int = 1) -> int:
    """`usual` in the suite. `make fuzz` draws FUZZ_EXAMPLES instead, or a part of them where each costs a database."""
    return max(1, FUZZ // share) if FUZZ else usual
