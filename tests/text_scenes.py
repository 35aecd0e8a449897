"""What there is to draw of the report's text: live figures, findings, offers, panes, dialogs."""

from collections.abc import Callable, Iterator

from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cchc_desktop.core.content import Item
from cchc_desktop.core.report import Report
from cchc_desktop.ui.area import AreaPage
from cchc_desktop.ui.narrative import NarrativePage
from cchc_desktop.ui.session import Session
from cchc_desktop.ui.window import Window
from cchc_desktop.ui.writing.beside import BEFORE, DRAFT
from cchc_desktop.ui.writing.box import COUNTING
from cchc_desktop.ui.writing.headings import OutlineDialog
from cchc_desktop.ui.writing.insert import InsertDialog
from cchc_desktop.ui.writing.replace import ReplaceDialog

WAIT = 2 * COUNTING
"""Milliseconds until the words are counted anew."""
BEFORE_TEXT = "- Từ ngày 15/12/2021 đến ngày 14/3/2022 tiếp nhận 549 hồ sơ, đạt 88,4%; mở 02 lớp hướng dẫn."
Scene = tuple[str, Callable[[], QWidget]]
"""A picture's name, and what brings the widget on the screen that is to be drawn."""
SLOT = "II.2.c"
ADDRESS = f"narrative.{SLOT}"
RECEIVED, ONLINE, SOLVED = "b7_6_7_1", "b7_6_7_2", "b3_3_3_1"
LIVE = (
    f"- Từ ngày {{period.from}} đến ngày {{period.to}}, Bộ phận một cửa tiếp nhận {{{RECEIVED}}} hồ sơ"
    f"{{diff.{RECEIVED}?, tăng # hồ sơ|, giảm # hồ sơ|, bằng|}} so với {{period.prev}}; trong đó "
    f"{{{ONLINE}}} hồ sơ trực tuyến, đạt {{ratio.{ONLINE}/{RECEIVED}}}%.\n"
    f"- {{*Đã giải quyết*}} {{{SOLVED}}} hồ sơ, quá hạn 03 hồ sơ; thực hiện {{van_ban.2}}."
)
"""A text with every kind of token, and a figure that the form contradicts."""
SLIP = "03 hồ sơ;"
CITED = (
    "Đã tiếp nhận văn bản chỉ đạo là Kế hoạch số 13/KH-UBND ngày 16/01/2023 về cải cách hành chính năm 2023."
)
TYPED = "Tổng số hồ sơ đã tiếp nhận trong kỳ là 623"


class TextScenes:
    """The text's page and dialogs over the window of a session."""

    def __init__(self, session: Session, window: Window) -> None:
        self._session, self._window = session, window
        self._own = self._report.text(ADDRESS)

    def scenes(self) -> Iterator[Scene]:
        """Everything of the text beyond its tabs."""
        yield "text-draft", lambda: self._beside(DRAFT)
        yield "text-before", lambda: self._beside(BEFORE)
        yield "text-offer-figure", lambda: self._typed(TYPED)
        yield "text-offer-document", lambda: self._typed(CITED)
        yield "text-drafted", self._drafted
        for name, token in (
            ("figure", f"{{diff.{RECEIVED}?tăng #|giảm #|không thay đổi|chưa có số liệu để so sánh}}"),
            ("ratio", f"{{ratio.{ONLINE}/{RECEIVED}}}"),
            ("document", "{van_ban.2}"),
        ):
            yield f"dialog-insert-{name}", lambda token=token: _shown(self._insert(token))  # type: ignore[misc]
        yield "dialog-insert", self._searched
        yield "dialog-outline", lambda: _shown(OutlineDialog(self._report, self._window))
        yield "dialog-replace", self._replacing

    def live(self) -> QWidget:
        """The text with its figures alive and a finding under its words."""
        page = self._page({ADDRESS: LIVE})
        at = self._report.shown(SLOT).index(SLIP)
        page.select(SLOT, at, at)
        return self._window

    def restore(self) -> None:
        """The section as it was, and no pane beside it."""
        self._session.edit({ADDRESS: self._own})

    @property
    def _report(self) -> Report:
        assert self._session.report is not None
        return self._session.report

    def _page(self, changes: dict[str, Item | None]) -> NarrativePage:
        """The page of the area's text after an edit."""
        self._session.edit(changes)
        assert self._window.workspace is not None
        self._window.workspace.reveal(ADDRESS)
        QTest.qWait(WAIT)
        shown = self._window.workspace.pages.currentWidget()
        assert isinstance(shown, AreaPage)
        page = shown.findChild(NarrativePage)
        assert isinstance(page, NarrativePage)
        return page

    def _beside(self, mode: str) -> QWidget:
        if mode == BEFORE:
            self._write_before()
        self._page({ADDRESS: LIVE}).show_beside(mode)
        return self._window

    def _write_before(self) -> None:
        """Give the period beside this one the section that is shown."""
        previous, now = self._report.previous, self._session.period_id
        assert previous is not None
        assert now is not None
        kinds = {(each.kind, each.year): each.id for each in self._session.periods()}
        self._session.open(kinds[previous.identity.kind, previous.identity.year])
        self._session.edit({ADDRESS: BEFORE_TEXT})
        self._session.open(now)

    def _typed(self, words: str) -> QWidget:
        page = self._page({ADDRESS: words.rpartition(" ")[0]})
        page.show_beside(DRAFT)
        page.show_beside(DRAFT)
        assert page.editor is not None
        page.editor.moveCursor(QTextCursor.MoveOperation.End)
        page.editor.insertPlainText(f" {words.rpartition(' ')[2]}")
        page.editor.commit()
        return self._window

    def _drafted(self) -> QWidget:
        """Every section written from the figures."""
        slots = [heading.slot for heading in self._report.outline]
        page = self._page({f"narrative.{slot}": None for slot in slots})
        page.draft_all()
        QTest.qWait(WAIT)
        return self._window

    def _insert(self, token: str) -> InsertDialog:
        return InsertDialog(self._report, self._window, token)

    def _searched(self) -> QWidget:
        dialog = InsertDialog(self._report, self._window)
        dialog.line.setText("ho so tiep nhan")
        return _shown(dialog)

    def _replacing(self) -> QWidget:
        dialog = ReplaceDialog(self._session, lambda: SLOT, self._window)
        dialog.ask("hồ sơ")
        dialog.by.setText("thủ tục")
        return dialog


def _shown(dialog: QWidget) -> QWidget:
    dialog.show()
    return dialog
