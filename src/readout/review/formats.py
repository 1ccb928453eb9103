"""Tasks written in the shape that was asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from readout.export.lines import line
from readout.review import doccano, label_studio, tasks
from readout.review.forms import DOCCANO, LABEL_STUDIO
from readout.review.tasks import Task


def write(given: Iterable[Task], form: str, stream: IO[str]) -> None:
    """Write tasks: a JSON list for Label Studio, else a line each."""
    if form == LABEL_STUDIO:
        stream.write("[")
        for number, task in enumerate(given):
            stream.write(("," if number else "") + "\n" + line(label_studio.to_json(task)))
        stream.write("\n]\n")
        return
    shape = doccano.to_json if form == DOCCANO else tasks.to_json
    stream.writelines(line(shape(task)) + "\n" for task in given)
