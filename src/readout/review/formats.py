"""Tasks written in the shape that was asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from readout.export.lines import line
from readout.review import doccano, label_studio, tasks
from readout.review.answers import DOCCANO, LABEL_STUDIO
from readout.review.tasks import Task


def write(given: Iterable[Task], form: str, stream: IO[str]) -> int:
    """Write tasks: a JSON list for Label Studio, else a line each. Gives how many there were."""
    number = 0
    for task in given:
        if form == LABEL_STUDIO:
            stream.write(("," if number else "[") + "\n" + line(label_studio.to_json(task)))
        else:
            stream.write(line(doccano.to_json(task) if form == DOCCANO else tasks.to_json(task)) + "\n")
        number += 1
    if form == LABEL_STUDIO:
        stream.write("\n]\n" if number else "[]\n")
    return number
