"""Paths as named -> files to read, in order, each with its form; nothing is opened here."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from readout.errors import MissingInput
from readout.sources.options import SourceOptions

STDIN = "-"

_FORM_OF_SUFFIX = {
    ".txt": "text",
    ".md": "text",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
}


@dataclass(frozen=True)
class Input:
    """One file to read.

    Attributes:
        label: how messages name it.
        path: the file, None for stdin.
        form: one of FORMS, None where its beginning has to tell.
        skip: why it is passed over, None where it is read.
        named: whether the user named it, rather than its folder.
    """

    label: str
    path: Path | None
    form: str | None
    skip: str | None = None
    named: bool = True

    @property
    def stem(self) -> str | None:
        """The default id of a single text: the file's name without `.gz` and without suffix."""
        return _without_gz(self.path).stem or None if self.path is not None and self.form is not None else None


def check_inputs(inputs: Sequence[str]) -> None:
    """Raise MissingInput for the first input that does not exist or may not be read: before anything is coded."""
    for name in inputs:
        if name == STDIN:
            continue
        if not Path(name).exists():
            raise MissingInput(f"{name}: no such file or folder; check the path (- reads from stdin)")
        if not os.access(name, os.R_OK):
            raise MissingInput(f"{name}: may not be read; check its permissions")


def list_inputs(inputs: Sequence[str], options: SourceOptions) -> Iterator[Input]:
    """The files behind `inputs`, folders opened up."""
    for name in inputs:
        path = Path(name)
        if name == STDIN:
            yield Input("stdin", None, options.format)
        elif path.is_dir():
            yield from _folder(path, options)
        else:
            yield Input(name, path, options.format or _form(path))


def _folder(folder: Path, options: SourceOptions) -> Iterator[Input]:
    found = [_member(path, options) for path in _files(folder)]
    yield from found
    if not found:
        yield Input(str(folder), folder, None, skip="nothing in this folder to read", named=False)


def _files(folder: Path) -> list[Path]:
    """Every file below `folder` that is not hidden, sorted by path; links to folders are not followed."""
    paths: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths.extend(Path(parent, name) for name in names if not name.startswith("."))
    return sorted(paths)


def _member(path: Path, options: SourceOptions) -> Input:
    form = options.format or _form(path)
    if not path.is_file():
        return Input(str(path), path, form, skip="no regular file, skipped", named=False)
    skip = None if form else f"unknown suffix {path.suffix!r}, skipped; --from reads it all the same"
    return Input(str(path), path, form, skip, named=False)


def _form(path: Path) -> str | None:
    return _FORM_OF_SUFFIX.get(_without_gz(path).suffix.lower())


def _without_gz(path: Path) -> Path:
    return path.with_suffix("") if path.suffix.lower() == ".gz" else path
