"""The Python interface: names, one text, what is not coded, what is raised."""

from __future__ import annotations

import subprocess
import sys

import pytest

import readout
from readout.errors import SourceError

MEETING = "The Prime Minister of Japan met the President of France in Paris on Thursday."


@pytest.mark.parametrize("name", readout.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(readout, name) is not None


def test_importing_it_loads_nothing_heavy() -> None:
    heavy = ("spacy", "numpy", "pyarrow", "rich", "trafilatura")
    look = f"import sys, readout, readout.cli; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_one_text_yields_its_events() -> None:
    coded = readout.code(MEETING, date="2024-05-03", id="one", publisher="Meridian Wire")
    (event,) = coded.events
    assert (event.doc, event.event, coded.document.kind) == ("one", "CONSULT", "news")
    assert readout.code(MEETING, date="2024-05-03", id="one", publisher="Meridian Wire") == coded


def test_the_kind_is_guessed_and_missing_dates_are_noted() -> None:
    coded = readout.code(MEETING, publisher="The White House")
    assert coded.document.kind in ("readout", "statement")
    assert coded.document.issuer == "The White House"
    assert any("no date" in note for note in coded.notes)


def test_what_is_not_english_is_a_rejection() -> None:
    coded = readout.code("Le président a rencontré hier le premier ministre à Paris pour parler de la paix.")
    assert not coded.events
    assert [rejection.stage for rejection in coded.rejections] == ["language"]


def test_a_text_that_is_none_is_refused() -> None:
    with pytest.raises(SourceError, match="2024-02-31"):
        readout.code(MEETING, date="2024-02-31")


def test_documents_stream() -> None:
    documents = (readout.Document(str(number), MEETING, "2024-05-03") for number in range(3))
    assert [coded.document.id for coded in readout.code_documents(documents)] == ["0", "1", "2"]
    with pytest.raises(AttributeError):
        _ = readout.no_such_name  # type: ignore[attr-defined]
