"""Reading of the tab-separated data files: comments, header, dates of validity. No knowledge of what the tables mean."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources

from readout.errors import DataError

BEFORE = "<1990"  # a first day before the period that the data files cover


def rows(package: str, filename: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a data file as dictionaries of stripped strings, absent columns as empty strings.

    Raises:
        DataError: a row has more fields than the header; the message names file and line.
    """
    text = resources.files(package).joinpath(filename).read_text(encoding="utf-8")
    lines = ((number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip() and line[0] != "#")
    _, header_line = next(lines)
    header = header_line.split("\t")
    for number, line in lines:
        values = line.split("\t")
        if len(values) > len(header):
            raise DataError(f"{filename}:{number}: {len(values)} fields where the header has {len(header)}")
        if " \t" in line or "\t " in line or line[0] == " " or line[-1] == " ":
            values = [value.strip() for value in values]
        yield dict(zip(header, values + [""] * (len(header) - len(values)), strict=True))


@cache
def earliest(date: str) -> str:
    """First day that a date of any precision (`2022`, `2022-02`, `2022-02-24`) can mean; `<1990` has no first day."""
    return (date + "-01-01"[len(date) - 4 :])[:10] if date and date != BEFORE else "0000-00-00"


@cache
def latest(date: str) -> str:
    """Last day that a date of any precision can mean (day 31 stands for the end of any month)."""
    return (date + "-12-31"[len(date) - 4 :])[:10] if date else "9999-12-31"


def valid(start: str, end: str, day: str | None) -> bool:
    """Whether a row with these dates of validity holds on a day; a missing day is taken as today's use."""
    if not day:
        return not end
    return earliest(start) <= day <= latest(end)
