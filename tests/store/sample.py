"""A commune's period with an item of every kind, for the tests of the store."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from cchc_desktop.core.content import Explanation, Item
from cchc_desktop.core.report import Unit
from cchc_desktop.core.value import Entry, State
from cchc_desktop.store.database import Store

COMMUNE = Unit("xã", "Chi Lăng Bắc", "UBND huyện Thanh Miện", "Hải Dương", "11245")
MORNING = datetime(2023, 3, 13, 1, 30, tzinfo=UTC)
EVERY_KIND: dict[str, Item] = {
    "b1_1": Entry(value=Decimal(0)),
    "b3_3_3": Entry(value=Decimal("94.80"), note="Nhập đè, theo sổ một cửa"),
    "b6_1_1": Entry(value=Decimal("27869168372.000000")),
    "b1_5": Entry(state=State.NIL),
    "b1_6": Entry(state=State.PENDING),
    "b4_1_1": Entry(state=State.NA),
    "b2_1_1": Entry(text="1.23"),
    "b2_1_2": Entry(note="Chờ xã báo"),
    "van_ban.1": {"type": "KH", "number": "03A", "directive": True},
    "ho_so.12": {"hs_tiep_nhan": "716"},
    "document.signer.name": "Nguyễn Văn Đỗ",
    "document.recipients": "UBND huyện;\nLưu: VT, “HSCV”.",
    "period.from": "2022-12-10",
    "narrative.II.2.c": "Tiếp nhận 716 hồ sơ.\n\nĐạt 94,8 %.",
    "explanation.A5.hs_tiep_nhan+hs_giai_quyet": Explanation(
        "A5", ("hs_tiep_nhan", "hs_giai_quyet"), "Hai hồ sơ rút.", ("716", "714")
    ),
}


def morning() -> datetime:
    """A clock that stands still."""
    return MORNING


def filled(folder: Path) -> tuple[Store, int]:
    """A new store holding the commune's quý I/2023 with an item of every kind, and the period's number."""
    store = Store.open(folder, clock=morning)
    unit_id = store.add_unit(COMMUNE)
    return store, store.add_period(unit_id, "cchc-2021", "q1", 2023, EVERY_KIND)
