"""Who codes: what decides which records a text yields, and whether stored ones are still those."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.records import Coder


@dataclass(frozen=True)
class Making:
    """What makes records in a run.

    Attributes:
        coder: versions of program, ontology data and model.
        confidence: least confidence of a record, None for the default of its type.
    """

    coder: Coder
    confidence: float | None = None

    def row(self) -> dict[str, str]:
        """The columns of table `coder`."""
        least = "" if self.confidence is None else f"{self.confidence:g}"
        return {
            "version": self.coder.version,
            "ontology": self.coder.ontology,
            "model": self.coder.model,
            "confidence": least,
        }

    def is_older_than(self, version: str) -> bool:
        """Whether records of this version of the program come from a newer one than this."""
        return _numbers(self.coder.version) < _numbers(version)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version.partition("+")[0]))
