"""A report closed, sent, reopened with a reason, changed and sent again is equal to what was meant."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from cchc_desktop import delivery
from cchc_desktop.core.closing import Stage
from cchc_desktop.core.report import Report
from cchc_desktop.core.value import Entry
from cchc_desktop.delivery import Choice, Parcel
from cchc_desktop.errors import FileUnusable, StoreUnusable
from cchc_desktop.exchange import formats, report_json
from cchc_desktop.exchange.formats import finished
from cchc_desktop.exchange.verify import Verdict, examine
from cchc_desktop.store.backup import CLOSING, Backups
from cchc_desktop.store.database import Store
from tests.exchange.printed import CATALOGUE, sample

DAY = date(2023, 3, 13)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store.open(tmp_path / "data")) as store:
        yield store


@pytest.fixture
def report() -> Report:
    return sample()


@pytest.fixture
def period(store: Store, report: Report) -> int:
    """The sample's period, closed whatever its findings say."""
    period = store.add_period(store.add_unit(report.unit), "cchc-2021", "q1", 2023, report.content)
    store.stages.close(period)
    return period


def sent(store: Store, folder: Path, parcel: Parcel) -> Path:
    """Pack, hand over to a new folder, remember; where it went."""
    packed = finished(delivery.pack(folder / "data", parcel))
    target = folder / f"stick{parcel.number}"
    target.mkdir()
    delivered = finished(delivery.hand_over(parcel, packed, target, DAY, CATALOGUE))
    delivery.remember(store, parcel, packed, str(delivered.folder))
    return delivered.folder


def amended(store: Store, period: int, report: Report) -> Parcel:
    store.stages.reopen(period, "Sổ một cửa ghi thiếu")
    changes = {"b3_3_3_1": Entry(value=Decimal(700))}
    store.save(period, changes, "typed")
    report.update(changes)
    store.stages.close(period)
    return delivery.parcel(store, period, report)


def test_a_report_with_errors_is_not_closed(tmp_path: Path, store: Store, report: Report) -> None:
    period = store.add_period(store.add_unit(report.unit), "cchc-2021", "q1", 2023, report.content)

    with pytest.raises(StoreUnusable) as refused:
        delivery.close(store, Backups(tmp_path / "data"), period, report)

    assert refused.value.code == "report_has_obstacles"
    assert int(str(refused.value.fields["count"])) > 0
    assert store.stages.stage(period) is Stage.ENTERING


def test_closing_makes_a_backup_first(tmp_path: Path, store: Store) -> None:
    blank = Report(CATALOGUE.get("cchc-2021"), sample().identity)
    period = store.add_period(store.add_unit(blank.unit), "cchc-2021", "q1", 2023, {})
    backups = Backups(tmp_path / "data")

    delivery.close(store, backups, period, blank)

    assert store.stages.stage(period) is Stage.CLOSED
    assert [backup.reason for backup in backups.found()] == [CLOSING]


def test_an_open_report_is_not_sent(store: Store, report: Report, period: int) -> None:
    store.stages.reopen(period, "sửa")

    with pytest.raises(StoreUnusable) as refused:
        delivery.parcel(store, period, report)

    assert refused.value.code == "report_not_closed"


def test_what_is_sent_and_sent_again_is_equal_to_what_was_meant(
    tmp_path: Path, store: Store, report: Report, period: int
) -> None:
    first = sent(store, tmp_path, delivery.parcel(store, period, report))
    meant = report_json.encode(report)

    second = sent(store, tmp_path, amended(store, period, report))

    for folder, expected in ((first, meant), (second, report_json.encode(report))):
        assert examine(folder, CATALOGUE).verdict is Verdict.WHOLE
        files = [path for path in folder.iterdir() if path.name.startswith(("CCHC", "report"))]
        assert len(files) == 5
        assert {report_json.encode(formats.read(path, CATALOGUE).report) for path in files} == {expected}
    assert {path.name for path in second.iterdir()} >= {"Ban-bo-sung-lan-1.pdf", "Ban-bo-sung-lan-1.docx"}
    assert [sending.number for sending in store.stages.sendings(period)] == [0, 1]
    assert store.stages.stage(period) is Stage.RESENT


def test_a_supplement_carries_each_change_and_its_reason(
    tmp_path: Path, store: Store, report: Report, period: int
) -> None:
    sent(store, tmp_path, delivery.parcel(store, period, report))

    parcel = amended(store, period, report)

    typed = {line.address: (line.old, line.new, line.reason) for line in parcel.amended if not line.computed}
    assert typed == {"b3_3_3_1": ("709", "700", "Sổ một cửa ghi thiếu")}
    assert [line.address for line in parcel.amended if line.computed] == ["b3_3_3"]


def test_sent_packages_are_kept_and_sent_again(
    tmp_path: Path, store: Store, report: Report, period: int
) -> None:
    parcel = delivery.parcel(store, period, report)
    sent(store, tmp_path, parcel)
    (sending,) = store.stages.sendings(period)

    kept = delivery.kept_package(tmp_path / "data", sending)

    assert kept is not None
    paths = delivery.draft(parcel, kept, tmp_path / "thu.eml", ["a@b.vn"], ("xlsx", "pdf"))
    assert [path.name for path in paths] == ["thu.eml"]
    kept.write_bytes(kept.read_bytes()[:-1])
    assert delivery.kept_package(tmp_path / "data", sending) is None


def test_a_package_can_be_locked(tmp_path: Path, store: Store, report: Report, period: int) -> None:
    packed = finished(delivery.pack(tmp_path / "data", delivery.parcel(store, period, report)))

    locked = delivery.lock_with(packed, "mật khẩu dài")

    assert examine(locked, CATALOGUE, "mật khẩu dài").verdict is Verdict.WHOLE
    assert delivery.lock_with(packed, "mật khẩu dài") == locked
    assert delivery.lock_with(packed, "mật khẩu khác") != locked
    assert examine(locked, CATALOGUE, "mật khẩu dài").verdict is Verdict.WHOLE


def test_the_same_report_makes_the_same_package(
    tmp_path: Path, store: Store, report: Report, period: int
) -> None:
    parcel = delivery.parcel(store, period, report)
    packed = finished(delivery.pack(tmp_path / "data", parcel))
    before = packed.read_bytes()

    again = finished(delivery.pack(tmp_path / "data", parcel))

    assert (again, again.read_bytes()) == (packed, before)


def test_a_package_that_may_have_been_sent_is_never_written_over(
    tmp_path: Path, store: Store, report: Report, period: int
) -> None:
    packed = finished(delivery.pack(tmp_path / "data", delivery.parcel(store, period, report)))
    before = packed.read_bytes()
    unit = msgspec.structs.replace(report.identity.unit, name="Chi Lăng Nam")
    renamed = Report(report.index, msgspec.structs.replace(report.identity, unit=unit), report.content)
    # Of the same name and edit, and yet another report.
    parcel = msgspec.structs.replace(delivery.parcel(store, period, report), report=renamed)
    packed.rename(packed.with_name(f"{parcel.name}_{parcel.edit}.cchc"))

    again = finished(delivery.pack(tmp_path / "data", parcel))

    assert again.name == f"{parcel.name}_{parcel.edit} (2).cchc"
    assert (again.parent / f"{parcel.name}_{parcel.edit}.cchc").read_bytes() == before


def test_each_letter_has_a_folder_of_its_own(
    tmp_path: Path, store: Store, report: Report, period: int
) -> None:
    parcel, data = delivery.parcel(store, period, report), tmp_path / "data"
    first = finished(delivery.to_mail(data, parcel, Choice(("xlsx",)), tmp_path, ()))

    second = finished(delivery.to_mail(data, parcel, Choice(password="mật khẩu dài"), tmp_path, ()))

    assert second.folder != first.folder
    assert {path.suffix for path in second.folder.iterdir()} == {".cchc-khoa", ".eml"}


def test_a_package_that_is_gone_is_not_remembered_as_sent(
    tmp_path: Path, store: Store, report: Report, period: int
) -> None:
    parcel = delivery.parcel(store, period, report)

    with pytest.raises(FileUnusable) as refused:
        delivery.remember(store, parcel, tmp_path / "gone.cchc", "E:")

    assert refused.value.code == "file_missing"
    assert store.stages.sendings(period) == []
