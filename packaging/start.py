"""The door of the frozen program; PyInstaller wants a script, not a module."""

import sys

from cchc_desktop.__main__ import main

sys.exit(main())
