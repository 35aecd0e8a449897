"""What lasts as long as the window, kept out of the way of Python's collector of cycles.

It looks through everything that lives, some fifty milliseconds long, whenever enough was
made since: at any key press. Changes nothing of what is kept or thrown away by counting.
"""

import gc

OFTEN = 50_000, 20, 20
"""How many things are made before the collector looks: an edit with all checks makes some ten thousand."""


def leave_alone() -> None:
    """Look through everything once more, then only through what is made from now on."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*OFTEN)
