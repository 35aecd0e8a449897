"""The open unit described anew: a name that was misspelt, another superior.

The reports stay as they are; only what they say of the unit changes.
"""

from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from cchc_desktop import texts
from cchc_desktop.core.report import Report
from cchc_desktop.ui.dialogs import closing_row
from cchc_desktop.ui.fields import UnitForm
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.start import NARROW
from cchc_desktop.ui.style import MEDIUM, letters, named

PLACE = "document.place"


class RenameDialog(QDialog):
    """Asks what the unit is called; saves when it is accepted."""

    def __init__(self, session: Session, report: Report, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.COMMANDS["rename"])
        self.setMinimumWidth(letters(self, NARROW))
        self._session, self._report = session, report
        self.form = UnitForm(receiving=False)
        self.form.offer(report.edition)
        self.form.show_unit(report.unit)
        about = named(QLabel(texts.RENAME_ABOUT), "hint")
        about.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setSpacing(MEDIUM)
        column.addWidget(self.form)
        column.addWidget(about)
        self.accept_button, row = closing_row(self, texts.BUTTON_SAVE)
        column.addLayout(row)
        self.accept_button.clicked.connect(self._save)

    def _save(self) -> None:
        unit, before = self.form.unit(), self._report.unit
        if unit is None:
            return
        if unit != before and any(known.unit == unit for known in self._session.units()):
            self.form.refuse_name(texts.UNIT_KNOWN)
            return
        follows = self._report.text(PLACE) == before.name
        if self._session.save_unit(unit) and (not follows or self._session.edit({PLACE: unit.name})):
            self.accept()
