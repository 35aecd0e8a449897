"""The program's door: `python -m cchc_desktop` and the command `cchc-desktop`."""

import sys

from cchc_desktop.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
