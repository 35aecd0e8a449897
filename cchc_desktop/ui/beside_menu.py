"""The menu that chooses which earlier period stands beside the one that is open."""

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from cchc_desktop import texts
from cchc_desktop.settings import Beside
from cchc_desktop.ui.comparing import Comparing


class BesideMenu(QMenu):
    """Kỳ trước, or cùng kỳ năm trước; the one that is shown is ticked."""

    def __init__(self, comparing: Comparing, parent: QWidget) -> None:
        super().__init__(texts.BESIDE_MENU, parent)
        self._comparing = comparing
        group = QActionGroup(self)
        for beside in Beside:
            action = self.addAction(texts.BESIDE[beside.value])
            action.setData(beside)
            action.setCheckable(True)
            group.addAction(action)
        self.aboutToShow.connect(self._tick)
        self.triggered.connect(self._choose)

    def _tick(self) -> None:
        for action in self.actions():
            action.setChecked(action.data() is self._comparing.chosen)

    def _choose(self, action: QAction) -> None:
        self._comparing.choose(action.data())
