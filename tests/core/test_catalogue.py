"""Editions found on disk: laid over their base, or refused with every fault named."""

from pathlib import Path

import pytest

from cchc_desktop.core.catalogue import Catalogue, fingerprint
from cchc_desktop.core.faults import Fault
from cchc_desktop.errors import EditionInvalid, FileUnusable
from tests.core.toy import toy_folder

CHILD = 'id = "child"\nbase = "toy"\ntitle = "Con"\n'


def faults(root: Path, edition: str = "toy") -> tuple[Fault, ...]:
    """Every fault that is found in one edition of `root`."""
    return Catalogue([root]).examine(edition)[1]


def problems(root: Path, edition: str = "toy") -> list[tuple[str, str]]:
    """The kind of each fault and the file it is in."""
    return [(fault.problem, fault.file) for fault in faults(root, edition)]


class TestRoots:
    def test_a_sound_edition_is_read(self, tmp_path: Path) -> None:
        toy_folder(tmp_path)

        assert list(Catalogue([tmp_path]).get("toy").rows) == ["one", "two"]

    def test_an_edition_in_the_users_folder_is_picked_up(self, tmp_path: Path) -> None:
        toy_folder(tmp_path / "shipped", "toy")
        toy_folder(tmp_path / "user" / "forms", "own")

        assert Catalogue([tmp_path / "shipped", tmp_path / "user" / "forms"]).ids() == ("toy", "own")

    def test_an_edition_may_stand_on_a_base_in_another_root(self, tmp_path: Path) -> None:
        toy_folder(tmp_path / "shipped", "toy")
        toy_folder(tmp_path / "user", "child", edition=CHILD, area_1=None)

        index = Catalogue([tmp_path / "shipped", tmp_path / "user"]).get("child")

        assert (index.edition.title, list(index.rows)) == ("Con", ["one", "two"])

    def test_the_same_id_in_the_users_folder_does_not_shadow_a_shipped_one(self, tmp_path: Path) -> None:
        toy_folder(tmp_path / "shipped", "toy")
        toy_folder(tmp_path / "user", "toy", edition="không phải TOML")

        assert Catalogue([tmp_path / "shipped", tmp_path / "user"]).get("toy").edition.title == "Đồ chơi"

    def test_a_root_that_is_not_there_holds_no_editions(self, tmp_path: Path) -> None:
        assert Catalogue([tmp_path / "gone"]).ids() == ()

    def test_a_folder_without_an_edition_file_is_none(self, tmp_path: Path) -> None:
        toy_folder(tmp_path, edition=None)

        assert Catalogue([tmp_path]).ids() == ()

    def test_a_faulty_edition_does_not_keep_the_others_from_loading(self, tmp_path: Path) -> None:
        toy_folder(tmp_path, "bad", edition="id = ")
        toy_folder(tmp_path, "toy")

        assert Catalogue([tmp_path]).get("toy").edition.id == "toy"

    def test_an_edition_is_read_once(self, tmp_path: Path) -> None:
        toy_folder(tmp_path)
        catalogue = Catalogue([tmp_path])

        assert catalogue.get("toy") is catalogue.get("toy")

    def test_an_unknown_edition_is_refused_by_name(self, tmp_path: Path) -> None:
        toy_folder(tmp_path)

        with pytest.raises(FileUnusable) as raised:
            Catalogue([tmp_path]).get("cchc-2099")

        assert (raised.value.code, raised.value.fields) == (
            "edition_unknown",
            {"edition": "cchc-2099", "known": "toy"},
        )

    def test_a_faulty_edition_is_refused_with_its_faults(self, tmp_path: Path) -> None:
        toy_folder(tmp_path, outline='[[section]]\nslot = "I.1"\ntitle = "Một"\n')

        with pytest.raises(EditionInvalid) as raised:
            Catalogue([tmp_path]).get("toy")

        assert raised.value.fields["faults"] == (Fault("toy/outline.toml", "I.1", "I", "slot_unknown"),)


class TestBytes:
    def test_a_byte_order_mark_does_no_harm(self, tmp_path: Path) -> None:
        folder = toy_folder(tmp_path)
        for path in folder.iterdir():
            path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

        assert faults(tmp_path) == ()

    def test_windows_line_ends_do_no_harm(self, tmp_path: Path) -> None:
        folder = toy_folder(tmp_path)
        for path in folder.iterdir():
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

        assert faults(tmp_path) == ()

    @pytest.mark.parametrize("encoding", ["cp1258", "utf-16"])
    def test_a_file_that_is_not_utf8_is_named_with_its_line(self, tmp_path: Path, encoding: str) -> None:
        folder = toy_folder(tmp_path)
        (folder / "area-1.toml").write_text('number = 1\nname = "Đà"\n', encoding)

        (fault,) = faults(tmp_path)

        assert (fault.file, fault.problem) == ("toy/area-1.toml", "not_utf8")
        assert fault.place == ("1" if encoding == "utf-16" else "2")

    def test_a_slip_of_toml_is_named_with_line_and_column(self, tmp_path: Path) -> None:
        toy_folder(tmp_path, checks="\n[[check]]\nname = “A1”\n")

        (fault,) = faults(tmp_path)

        assert (fault.file, fault.place, fault.problem) == ("toy/checks.toml", "3:8", "not_toml")

    def test_a_file_that_ends_too_early_is_no_toml(self, tmp_path: Path) -> None:
        toy_folder(tmp_path, checks='[[check]]\nname = "A1')

        assert problems(tmp_path) == [("not_toml", "toy/checks.toml")]

    def test_brackets_without_end_are_no_toml(self, tmp_path: Path) -> None:
        toy_folder(tmp_path, checks="check = " + "[" * 5000)

        assert problems(tmp_path) == [("not_toml", "toy/checks.toml")]

    def test_the_slips_of_every_file_are_named(self, tmp_path: Path) -> None:
        toy_folder(tmp_path, checks="x", outline="y")

        assert [file for _, file in problems(tmp_path)] == ["toy/checks.toml", "toy/outline.toml"]

    def test_a_file_that_cannot_be_read_is_named(self, tmp_path: Path) -> None:
        folder = toy_folder(tmp_path)
        (folder / "checks.toml").mkdir()

        assert problems(tmp_path) == [("not_readable", "toy/checks.toml")]

    @pytest.mark.parametrize(
        "text", ["area = 5", 'check = "x"', "section = 1\n", "[unit]\n[[preset]]\nx = 1"]
    )
    def test_a_key_of_another_file_ends_in_faults(self, tmp_path: Path, text: str) -> None:
        toy_folder(tmp_path, aaa=text, outline='[[section]]\nslot = "I"\ntitle = "Một"\n', zzz="section = 5")

        assert faults(tmp_path)


class TestGrammar:
    def test_a_typo_is_named_with_file_and_place(self, tmp_path: Path) -> None:
        toy_folder(tmp_path, area_2='number = 2\nname = "Hai"\ntitel = "Hai"\ntitle = "Hai"\n')

        assert faults(tmp_path) == (Fault("toy/area-2.toml", "titel", "titel", "field_unknown"),)

    def test_an_id_that_is_not_its_folders_name_is_a_fault(self, tmp_path: Path) -> None:
        folder = toy_folder(tmp_path, "toy")
        folder.rename(tmp_path / "other")

        assert faults(tmp_path, "other") == (Fault("other/edition.toml", "id", "toy", "id_not_folder"),)

    def test_an_id_of_another_type_ends_in_faults(self, tmp_path: Path) -> None:
        toy_folder(tmp_path, "child", edition="id = 5\n", area_1=None)

        assert ("id_not_folder", "child/edition.toml") in problems(tmp_path, "child")


def child(root: Path, **files: str | None) -> None:
    """The toy edition, and another on its base."""
    toy_folder(root)
    toy_folder(root, "child", **{"edition": CHILD, "area_1": None, **files})


class TestInheriting:
    def test_what_is_not_said_is_the_bases(self, tmp_path: Path) -> None:
        child(tmp_path)

        edition = Catalogue([tmp_path]).get("child").edition

        assert (edition.title, edition.programme, edition.base) == ("Con", "Thử", "toy")

    def test_one_key_of_a_table_is_replaced_and_the_others_stay(self, tmp_path: Path) -> None:
        child(tmp_path, edition=CHILD + '[paper]\nmotto = "Khác"\n')

        paper = Catalogue([tmp_path]).get("child").edition.paper

        assert (paper.motto, paper.nation) == ("Khác", "NƯỚC")

    def test_a_row_is_reworded_where_it_stands(self, tmp_path: Path) -> None:
        child(tmp_path, area_1='number = 1\n[[row]]\ncode = "one"\nlabel = "Khác"\n')

        rows = Catalogue([tmp_path]).get("child").rows

        assert [(row.code, row.label) for row in rows.values()] == [("one", "Khác"), ("two", "Số hai")]

    def test_a_new_row_comes_at_the_end(self, tmp_path: Path) -> None:
        child(tmp_path, area_1='number = 1\n[[row]]\ncode = "three"\nkind = "count"\nlabel = "Ba"\n')

        assert list(Catalogue([tmp_path]).get("child").rows) == ["one", "two", "three"]

    def test_a_row_is_dropped(self, tmp_path: Path) -> None:
        child(tmp_path, area_1='number = 1\n[[row]]\ncode = "one"\ndrop = true\n')

        assert list(Catalogue([tmp_path]).get("child").rows) == ["two"]

    def test_a_whole_area_is_dropped(self, tmp_path: Path) -> None:
        child(tmp_path, area_1="number = 1\ndrop = true\n")

        assert Catalogue([tmp_path]).get("child").edition.areas == ()

    def test_the_base_stays_as_it_is(self, tmp_path: Path) -> None:
        child(tmp_path, area_1='number = 1\n[[row]]\ncode = "one"\nlabel = "Khác"\n')
        catalogue = Catalogue([tmp_path])

        catalogue.get("child")

        assert catalogue.get("toy").rows["one"].label == "Số một"

    def test_dropping_what_is_not_there_is_a_fault(self, tmp_path: Path) -> None:
        child(tmp_path, area_1='number = 1\n[[row]]\ncode = "onne"\ndrop = true\n')

        assert faults(tmp_path, "child") == (Fault("child/area-1.toml", "onne", "onne", "drop_unknown"),)

    def test_rewording_what_is_not_there_is_a_fault(self, tmp_path: Path) -> None:
        child(tmp_path, area_1='number = 1\n[[row]]\ncode = "onne"\nlabel = "Khác"\n')

        assert faults(tmp_path, "child") == (
            Fault("child/area-1.toml", "onne.kind", "kind", "field_missing"),
        )

    def test_changing_one_thing_twice_is_a_fault(self, tmp_path: Path) -> None:
        row = '[[row]]\ncode = "one"\nlabel = "Khác"\n'
        child(tmp_path, area_1=f"number = 1\n{row}{row}")

        assert faults(tmp_path, "child") == (Fault("child/area-1.toml", "one", "2", "doubled"),)

    def test_slips_of_the_laying_over_do_not_hide_other_faults(self, tmp_path: Path) -> None:
        area = 'number = 1\n[[row]]\ncode = "onne"\ndrop = true\n[[row]]\ncode = "one"\nfeeds = "lost"\n'
        child(tmp_path, area_1=area)

        assert [problem for problem, _ in problems(tmp_path, "child")] == ["drop_unknown", "feeds_unknown"]

    @pytest.mark.parametrize(
        "row", ["row = 5", 'row = ["one"]', 'row = [{ code = ["one"] }]', "row = [{}, {}]"]
    )
    def test_pieces_of_another_shape_end_in_faults(self, tmp_path: Path, row: str) -> None:
        child(tmp_path, area_1=f"number = 1\n{row}\n")

        assert {file for _, file in problems(tmp_path, "child")} == {"child/area-1.toml"}


class TestBases:
    def test_an_unknown_base_is_a_fault(self, tmp_path: Path) -> None:
        child(tmp_path, edition='id = "child"\nbase = "lost"\n')

        assert faults(tmp_path, "child") == (Fault("child/edition.toml", "base", "lost", "base_unknown"),)

    def test_a_base_of_itself_is_a_fault(self, tmp_path: Path) -> None:
        child(tmp_path, edition='id = "child"\nbase = "child"\n')

        assert faults(tmp_path, "child") == (Fault("child/edition.toml", "base", "child", "base_cycle"),)

    def test_bases_that_stand_on_each_other_are_a_fault(self, tmp_path: Path) -> None:
        child(tmp_path, edition='id = "child"\nbase = "other"\n')
        toy_folder(tmp_path, "other", edition='id = "other"\nbase = "child"\n')

        assert faults(tmp_path, "child") == (Fault("other/edition.toml", "base", "child", "base_cycle"),)

    def test_the_faults_of_an_unreadable_base_are_told_with_its_file(self, tmp_path: Path) -> None:
        toy_folder(tmp_path, "broken", edition="id =")
        child(tmp_path, edition='id = "child"\nbase = "broken"\n')

        assert problems(tmp_path, "child") == [("not_toml", "broken/edition.toml")]

    def test_a_base_of_another_type_is_a_fault_of_grammar(self, tmp_path: Path) -> None:
        toy_folder(tmp_path, "odd")
        (tmp_path / "odd" / "zzz.toml").write_text("base = 5", "utf-8")

        assert problems(tmp_path, "odd") == [("grammar", "odd/edition.toml")]


class TestFingerprints:
    def test_the_same_files_have_the_same(self, tmp_path: Path) -> None:
        one, two = toy_folder(tmp_path / "a"), toy_folder(tmp_path / "b")

        assert fingerprint(one) == fingerprint(two)

    def test_one_byte_more_is_another(self, tmp_path: Path) -> None:
        folder = toy_folder(tmp_path)
        before = fingerprint(folder)

        with (folder / "area-1.toml").open("ab") as file:
            file.write(b"\n")

        assert fingerprint(folder) != before

    def test_a_file_more_is_another(self, tmp_path: Path) -> None:
        folder = toy_folder(tmp_path)
        before = fingerprint(folder)

        (folder / "checks.toml").touch()

        assert fingerprint(folder) != before

    def test_a_file_of_another_name_is_another(self, tmp_path: Path) -> None:
        folder = toy_folder(tmp_path)
        before = fingerprint(folder)

        (folder / "area-1.toml").rename(folder / "area-2.toml")

        assert fingerprint(folder) != before

    def test_a_file_that_is_no_part_of_the_edition_does_not_count(self, tmp_path: Path) -> None:
        folder = toy_folder(tmp_path)
        before = fingerprint(folder)

        (folder / "ghi-chu.txt").write_text("x", "utf-8")

        assert fingerprint(folder) == before


class TestPublished:
    """An edition whose bytes are those that were examined is not examined at every start."""

    FAULTY = """
number = 1
name = "A"
title = "A"

[[row]]
code = "one"
kind = "ratio"
label = "A"
formula = "gone"
"""

    def publish(self, root: Path, *editions: str) -> None:
        lines = [f'{edition} = "{fingerprint(root / edition)}"\n' for edition in editions]
        (root / "published.toml").write_text("".join(lines), "utf-8")

    def test_it_is_taken_as_it_is(self, tmp_path: Path) -> None:
        toy_folder(tmp_path, area_1=self.FAULTY)
        self.publish(tmp_path, "toy")

        assert list(Catalogue([tmp_path]).get("toy").rows) == ["one"]

    def test_another_byte_has_it_examined(self, tmp_path: Path) -> None:
        toy_folder(tmp_path, area_1=self.FAULTY)
        self.publish(tmp_path, "toy")
        with (tmp_path / "toy" / "area-1.toml").open("a", encoding="utf-8") as file:
            file.write("# \n")

        with pytest.raises(EditionInvalid):
            Catalogue([tmp_path]).get("toy")

    def test_a_changed_base_has_what_stands_on_it_examined(self, tmp_path: Path) -> None:
        toy_folder(tmp_path, area_1=self.FAULTY)
        toy_folder(tmp_path, "child", edition=CHILD, area_1=None)
        self.publish(tmp_path, "child")

        with pytest.raises(EditionInvalid):
            Catalogue([tmp_path]).get("child")

    def test_forms_check_examines_it_all_the_same(self, tmp_path: Path) -> None:
        toy_folder(tmp_path, area_1=self.FAULTY)
        self.publish(tmp_path, "toy")

        assert faults(tmp_path)
