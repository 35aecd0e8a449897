"""Every sentence of the program, in Vietnamese. What belongs to a form stands in `forms/`.

One module a place where they are read; all are used as `texts.NAME`.
"""

from cchc_desktop.texts.carry import *
from cchc_desktop.texts.command_line import *
from cchc_desktop.texts.failures import *
from cchc_desktop.texts.faults import *
from cchc_desktop.texts.files import *
from cchc_desktop.texts.intake import *
from cchc_desktop.texts.keeping import *
from cchc_desktop.texts.narrative import *
from cchc_desktop.texts.pages import *
from cchc_desktop.texts.paper import *
from cchc_desktop.texts.reading import *
from cchc_desktop.texts.safety import *
from cchc_desktop.texts.sending import *
from cchc_desktop.texts.window import *
