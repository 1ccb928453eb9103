"""The shapes in which tasks go out and answers come back, by the names that users give."""

from __future__ import annotations

JSONL, LABEL_STUDIO, DOCCANO = FORMS = ("jsonl", "label-studio", "doccano")
