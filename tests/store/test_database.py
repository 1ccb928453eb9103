"""Files that are no store, stores that cannot be written, two at a time: one line that names the fix, nothing lost."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from readout.errors import StoreError
from readout.store import migrations
from readout.store.database import open_to_read, open_to_write
from readout.store.filters import Filter
from readout.store.standing import Standing
from readout.store.view import View
from readout.store.writer import Writer
from tests.store.making import NOW, FakeLinker, coded, content, document, store, table

NOBODY = 65534


def test_a_new_store_is_ours_and_of_the_latest_schema(tmp_path: Path) -> None:
    store(tmp_path / "s.db")
    assert table(tmp_path / "s.db", "PRAGMA application_id") == [(migrations.APPLICATION_ID,)]
    assert table(tmp_path / "s.db", "PRAGMA user_version") == [(migrations.latest(),)]
    assert table(tmp_path / "s.db", "PRAGMA journal_mode") == [("wal",)]
    assert [path.name for path in tmp_path.iterdir()] == ["s.db"]  # one file, once everybody has closed it


def test_every_migration_brings_older_stores_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s.db"
    scripts = migrations.scripts()
    with monkeypatch.context() as older:
        older.setattr(migrations, "scripts", lambda: scripts[:1])
        open_to_write(path).close()
    assert table(path, "PRAGMA user_version") == [(1,)]
    with View(path) as view:  # a reader does it, too
        assert not view.count(Filter())
    assert table(path, "PRAGMA user_version") == [(len(scripts),)]


def _other(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE theirs (a)")


def _newer(path: Path) -> None:
    store(path, coded(document("a")))
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {migrations.latest() + 1}")


def _damaged(path: Path) -> None:
    store(path, *(coded(document(f"d{n}")) for n in range(50)))
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * 4096 * 40)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (lambda path: path.write_text("id,text\n" * 1000), "no store (not an SQLite database); name another file"),
        (_other, "an SQLite database, but no store of Readout; name another file"),
        (_newer, "made by a newer Readout (schema 4, here 3); update Readout"),
        (_damaged, "damaged; put a copy in its place"),
        (lambda path: path.mkdir(), "is a folder|no such store"),
    ],
)
def test_what_is_no_store_is_left_as_it_is(tmp_path: Path, made: object, told: str) -> None:
    path = tmp_path / "s.db"
    made(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else None
    for use in (lambda: store(path, coded(document("b"))), lambda: _read_all(path)):
        with pytest.raises(StoreError) as raised:
            use()
        assert any(part in str(raised.value) for part in told.split("|"))
        assert str(raised.value).startswith(str(path)) and "\n" not in str(raised.value)
    assert before == (path.read_bytes() if path.is_file() else None)


def _read_all(path: Path) -> None:
    with View(path) as view:
        list(view.search(Filter()))
        list(view.all_coded())


def test_no_store_yet(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such store; make one with readout add"):
        open_to_read(tmp_path / "none.db")
    with pytest.raises(StoreError, match="there is no folder"):
        open_to_write(tmp_path / "none" / "s.db")
    (tmp_path / "empty.db").touch()
    assert store(tmp_path / "empty.db", coded(document("a"))) == [Standing.NEW]


def test_a_full_disk_loses_nothing_and_the_run_goes_on_later(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    given = [coded(document(f"d{n}", f"Text {n} called. " * 200)) for n in range(60)]
    with Writer(path, NOW, linker=FakeLinker()) as writer:
        writer.put(given[0])
        ((pages,),) = writer.connection.execute("PRAGMA page_count").fetchall()
        writer.connection.execute(f"PRAGMA max_page_count = {pages + 30}")
        with pytest.raises(StoreError, match="no space left on its disk; free some") as raised:
            for one in given:
                writer.put(one)
        writer.connection.execute("PRAGMA max_page_count = 100000")
    assert str(path) in str(raised.value)
    kept = [row[0] for row in table(path, "SELECT document FROM version ORDER BY version")]
    assert kept == [f"d{n}" for n in range(len(kept))] and 1 <= len(kept) < 60
    assert table(path, "PRAGMA integrity_check") == [("ok",)]
    store(path, *given)
    store(tmp_path / "whole.db", *given)
    assert content(path) == content(tmp_path / "whole.db")


# ---- several programs ------------------------------------------------------------------------------------------------
def test_a_second_writer_waits_and_then_says_who_is_in_the_way(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    store(path, coded(document("a")))
    blocking = open_to_write(path)
    blocking.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="another program is writing to it; wait"):
        Writer(path, NOW, patience=0.1)
    blocking.rollback()
    with Writer(path, NOW, linker=FakeLinker(), patience=0.1) as writer:
        blocking.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program is writing"):
            writer.put(coded(document("b")))
        blocking.rollback()
        assert writer.put(coded(document("b"))) is Standing.NEW
    blocking.close()


def test_two_writers_take_turns_and_double_nothing(tmp_path: Path) -> None:
    path, given = tmp_path / "s.db", [coded(document(f"d{n}")) for n in range(20)]
    with Writer(path, NOW, linker=FakeLinker()) as one, Writer(path, NOW, linker=FakeLinker()) as other:
        for number, each in enumerate(given):
            first, second = (one, other) if number % 3 else (other, one)
            assert (first.standing(each.document), second.standing(each.document)) == (Standing.NEW, Standing.NEW)
            assert (first.put(each), second.put(each)) == (Standing.NEW, Standing.SAME)
    store(tmp_path / "one.db", *given)
    assert content(path) == content(tmp_path / "one.db")


def test_two_read_while_one_writes(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    store(path, *(coded(document(f"d{n}")) for n in range(5)))
    with View(path) as one, View(path) as other, Writer(path, NOW, linker=FakeLinker()) as writer:
        reading = one.search(Filter())
        next(reading)
        writer.put(coded(document("new")))
        assert len(list(reading)) == 4  # what was there when it began to read
        assert one.count(Filter()) == other.count(Filter()) == 6
    for view_only in ("DELETE FROM version", "CREATE TABLE t (a)"):
        with View(path) as view, pytest.raises(sqlite3.OperationalError, match="readonly"):
            view.connection.execute(view_only)


# ---- folders that may not be written ---------------------------------------------------------------------------------
UNPRIVILEGED = """
import os, sys
sys.path[:0] = {path!r}
from readout.errors import StoreError
from readout.store.database import latest, open_to_read, open_to_write
latest()
os.setuid({user}) if os.getuid() == 0 else None
for how in (open_to_read, open_to_write):
    try:
        found = how({store!r})
        print(found.execute("SELECT count(*) FROM version").fetchone()[0])
    except StoreError as error:
        print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_folder_that_may_not_be_written_can_be_read(tmp_path: Path) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store(folder / "s.db", coded(document("a")))
        (folder / "s.db").chmod(0o444)
        folder.chmod(0o555)
        program = UNPRIVILEGED.format(path=sys.path, user=NOBODY, store=str(folder / "s.db"))
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd="/")
        folder.chmod(0o755)
    assert done.returncode == 0, done.stderr
    read, refused = done.stdout.splitlines()
    assert read == "1"
    assert "may not be written" in refused and "change its permissions" in refused


@pytest.mark.skipif(not shutil.which("sqlite3"), reason="needs the sqlite3 command")
def test_it_opens_with_the_sqlite3_command(tmp_path: Path) -> None:
    store(tmp_path / "s.db", coded(document("a")))
    query = "SELECT doc, latitude, longitude FROM events"
    done = subprocess.run(["sqlite3", "-readonly", tmp_path / "s.db", query], capture_output=True, text=True)
    assert done.stdout == "a|51.5|-3.25\n"
