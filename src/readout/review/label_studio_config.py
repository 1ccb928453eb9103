"""The labelling interface for Label Studio that fits the tasks: one control for everything that may be corrected."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from readout.ontology.plover import event_types
from readout.records import FACTUALITIES
from readout.review.correction import VERDICTS
from readout.review.label_studio import NO_MODE
from readout.review.marks import COLOURS, ROLES


def config() -> str:
    """The XML to paste under Settings, Labeling Interface."""
    modes = dict.fromkeys(mode for kind in event_types().values() for mode in kind.modes)
    lines = [
        '  <Header value="$question"/>',
        '  <Labels name="spans" toName="text">',
        *(f"    <Label value={quoteattr(role)} background={quoteattr(COLOURS[role])}/>" for role in ROLES),
        "  </Labels>",
        '  <Text name="text" value="$text" granularity="word"/>',
        *_choices("verdict", "Verdict", VERDICTS),
        *_choices("type", "Type", event_types()),
        *_choices("mode", "Mode", (NO_MODE, *modes)),
        *_choices("factuality", "Factuality", FACTUALITIES),
        *_written("actor_is", "Actors, one CODE/SECTOR/Name each"),
        *_written("recipient_is", "Recipients, one CODE/SECTOR/Name each"),
        *_written("date_is", "Date, YYYY-MM-DD, YYYY-MM or YYYY"),
        *_written("comment", "Comment"),
    ]
    return "\n".join(["<View>", *lines, "</View>", ""])


def _choices(name: str, title: str, values: Iterable[str]) -> list[str]:
    return [
        f'  <Header value={quoteattr(title)} size="6"/>',
        f'  <Choices name="{name}" toName="text" choice="single" showInline="true">',
        *(f"    <Choice value={quoteattr(value)}/>" for value in values),
        "  </Choices>",
    ]


def _written(name: str, title: str) -> list[str]:
    return [
        f'  <Header value={quoteattr(title)} size="6"/>',
        f'  <TextArea name="{name}" toName="text" editable="true" rows="1"/>',
    ]
