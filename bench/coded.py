"""Documents coded once and kept in a file, for benchmarks that are about something else."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Sequence
from pathlib import Path

from readout.records import Coded


def coded_once(inputs: Sequence[str], kept: Path | None) -> list[Coded]:
    """Everything that the inputs yield, from the file `kept` where it is there, else coded now and written to it."""
    if kept and kept.is_file():
        return list(pickle.loads(kept.read_bytes()))
    from readout import code_documents, read
    from readout.sources import SourceOptions

    documents = [r.document for r in read(inputs, SourceOptions()) if r.document and not r.rejection and not r.error]
    print(f"coding {len(documents)} documents", file=sys.stderr)
    found = list(code_documents(documents))
    if kept:
        kept.write_bytes(pickle.dumps(found))
    return found
