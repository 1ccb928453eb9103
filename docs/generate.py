"""Writes docs/reference/records.md from the JSON Schemas, the docstrings of the records and one example.

python docs/generate.py          write the page
python docs/generate.py --check  exit 5 if the page is not up to date
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from readout.assemble.draft import Draft
from readout.assemble.events import event_id
from readout.export.as_json import event_to_json, quote_to_json
from readout.ontology.plover import cameo, event_types, ontology_version, score
from readout.records import (
    Affected,
    Coder,
    Count,
    Event,
    Evidence,
    Participant,
    Place,
    Quote,
    Rejection,
    Span,
)

Json = dict[str, Any]

PAGE = Path(__file__).parent / "reference" / "records.md"
STALE = 5
LONGEST = 70

TEXT = (
    "Omar Haddad, a spokesman for the foreign ministry, said on Monday that Jordan had asked Israel to let "
    "12 injured Jordanian citizens leave Gaza."
)

# What neither the schema nor a docstring says.
MEANINGS = {
    "schema_version": "Version of the shape of this record.",
    "event.id": "16 hexadecimal digits: hash of document id, type, mode, trigger, and codes and names of both parties.",
    "event.context": "PLOVER contexts of the sentence, in alphabetical order.",
    "event.quad_code": "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.",
    "event.event_scale": "PLOVER score of type and mode, from -10 (conflict) to 10 (cooperation).",
    "event.cameo": "CAMEO code that follows from type, mode and contexts.",
    "event.goldstein": "Goldstein value of the CAMEO code, from -10 to 10; null where there is none.",
    "event.actor": "Who acts or speaks; all who take part in a mutual act. Never empty: an unknown actor is `UNK`.",
    "event.recipient": "Towards whom; empty in a mutual act, or where the text and its context name nobody.",
    "event.enddate": "Last day of a period, null for a single date.",
    "event.date_precision": "How much of `date` is known, null without a date.",
    "event.date_basis": "`stated` in full, `relative` to the publication (`on Monday`), that of `publication`, or `unknown`.",
    "event.event_loc": "Where it happened, null where the text gives no place.",
    "event.factuality": "Whether it happened, is announced, is possible, did not happen, or is claimed by a third party alone.",
    "event.background": "Whether the document only looks back on it.",
    "event.gist": "What was asked, promised, said: a clause of the text.",
    "event.quote": "The quotation that the act stands in or makes.",
    "event.affected": "People or groups that the act is about without being a party to it.",
    "event.size": "Numbers of people, by what befell them; null where none are given.",
    "event.confidence": "Probability, 0 to 1, that type and parties are right.",
    "event.evidence": "The characters that each filled field rests on; the trigger first.",
    "event.episode": "Shared by records of one happening; null, for documents are coded one at a time.",
    "event.coder": "What made the record.",
    "event.review": "Only where a person has reviewed the record: `verdict` (`right` or `corrected`), `reviewer`, `on`.",
    "participant.role": "Standing of a source.",
    "affected.place": "Where they are, as written; null if not said.",
    "place.name": "Canonical name.",
    "place.country": "Code of the state, as for participants.",
    "place.lat": "Latitude in degrees north (WGS 84), null if not known.",
    "place.lon": "Longitude in degrees east (WGS 84), null if not known.",
    "place.precision": "How exactly the place is known.",
    "place.span": "The words that name it.",
    "quote.speaker": "The noun phrase of the speaker; several spans if it is broken.",
    "quote.cue": "The verb of saying, or `according to`, without auxiliaries.",
    "quote.content": "What is said, without quotation marks; one span a paragraph.",
    "quote.kind": "In quotation marks, without, or both.",
    "quote.addressee": "The person addressed, empty where the text names none.",
    "count.min": "Number of people, or the least it can be.",
    "count.max": "The most it can be; null where it is open upwards (`at least 12`).",
    "count.span": "The words that give the number.",
    "size.dead": "People killed.",
    "size.injured": "People injured.",
    "size.arrested": "People arrested.",
    "size.participants": "People taking part.",
    "evidence.field": "Name of the field; `anchor` is the shortest clause that reports the act.",
    "evidence.start": "First character, counted in Unicode code points from 0.",
    "evidence.end": "First character behind it.",
    "evidence.exact": "The characters themselves: `text[start:end]`.",
    "evidence.prefix": "Up to 24 characters before.",
    "evidence.suffix": "Up to 24 characters behind.",
    "coder.version": "Version of Readout.",
    "coder.ontology": "Version of its ontology data.",
    "coder.model": "Name and version of the language pipeline.",
}

PARTS = {
    "participant": "Participant (`actor`, `recipient`)",
    "source": "Source (`according_to`): a participant with a role",
    "affected": "Affected: a participant with a place",
    "place": "Place (`event_loc`)",
    "quote": "Quotation (`quote`)",
    "size": "Size",
    "count": "Count",
    "evidence": "Evidence",
}


# ---- the example -----------------------------------------------------------------------------------------------------
def span(words: str) -> Span:
    """Where words stand in the example."""
    start = TEXT.index(words)
    return start, start + len(words)


def example() -> Event:
    """A record with every field filled."""
    jordan = Participant("JOR", ("GOV",), "Jordan", spans=(span("Jordan"),))
    israel = Participant("ISR", ("GOV",), "Israel", spans=(span("Israel"),))
    speaker = Participant("JOR", ("GOV",), "Omar Haddad", "Omar Haddad", None, None, (span("Omar Haddad"),), "official")
    citizens = Participant("JOR", ("CVL",), "citizens", spans=(span("citizens"),))
    place = Place("Gaza", "PSE", 31.5, 34.47, "city", span("Gaza"))
    quote = Quote(
        (span("Omar Haddad, a spokesman for the foreign ministry"),),
        (span("said"),),
        ((TEXT.index("Jordan had"), len(TEXT) - 1),),
        "indirect",
    )
    anchor = TEXT.index("Jordan had"), len(TEXT) - 1
    draft = Draft("REQUEST", "yield", (jordan,), (israel,), 0, span("asked"), anchor, 0)
    code, goldstein = cameo("REQUEST", "yield")
    gist = TEXT.index("let "), len(TEXT) - 1
    cited = (
        ("event", span("asked")),
        ("anchor", anchor),
        ("actor", span("Jordan")),
        ("recipient", span("Israel")),
        ("according_to", span("Omar Haddad")),
        ("date", span("on Monday")),
        ("event_loc", place.span),
        ("gist", gist),
        ("quote", quote.cue[0]),
        ("affected", span("citizens")),
        ("size", span("12")),
    )
    return Event(
        id=event_id("wire-17", draft),
        doc="wire-17",
        sentence=0,
        event="REQUEST",
        mode="yield",
        context=(),
        quad_code=event_types()["REQUEST"].quad,
        event_scale=score("REQUEST", "yield"),
        cameo=code,
        goldstein=goldstein,
        actor=(jordan,),
        recipient=(israel,),
        date="2024-05-13",
        enddate=None,
        date_precision="day",
        date_basis="relative",
        event_loc=place,
        factuality="asserted",
        according_to=(speaker,),
        background=False,
        gist=gist,
        quote=quote,
        affected=(Affected(citizens, "Gaza"),),
        size={"injured": Count(12, 12, span("12"))},
        confidence=0.84,
        evidence=tuple(Evidence.at(name, where, TEXT) for name, where in cited),
        episode=None,
        coder=Coder("0.1.0", ontology_version(), "en_core_web_md-3.7.1"),
        anchor=anchor,
    )


def example_rejection() -> Json:
    """A word of the codebook that stands in no frame."""
    made = Rejection("wire-17", span("leave"), "factuality", "hypothetical", "leave")
    return {
        "document": made.document,
        "span": list(span("leave")),
        "stage": made.stage,
        "reason": made.reason,
        "text": made.text,
    }


# ---- the page --------------------------------------------------------------------------------------------------------
def schema(name: str) -> Json:
    """A JSON Schema of the package."""
    file = resources.files("readout.export").joinpath(f"schema/{name}.schema.json")
    found: Json = json.loads(file.read_text(encoding="utf-8"))
    return found


def attributes(record: type) -> dict[str, str]:
    """The `Attributes` of a docstring: name (or names, by commas) and meaning."""
    found: dict[str, str] = {}
    for names, meaning in re.findall(r"^ {8}(\w[\w, ]*): (.+(?:\n {12}.+)*)", record.__doc__ or "", re.MULTILINE):
        for name in names.split(","):
            found[name.strip()] = re.sub(r"\s+", " ", meaning)
    return found


DOCSTRINGS = {"participant": attributes(Participant), "quote": attributes(Quote), "rejection": attributes(Rejection)}


def meaning(part: str, name: str, described: Json) -> str:
    """What a field means: by the schema, the docstring or the list above.

    Raises:
        KeyError: nobody says.
    """
    base = "participant" if part in ("source", "affected") and f"{part}.{name}" not in MEANINGS else part
    said = MEANINGS.get(f"{base}.{name}") or described.get("description") or DOCSTRINGS.get(base, {}).get(name)
    told = said or MEANINGS[name]
    return told[0].upper() + told[1:] if told[0] != "`" else told


def kind(described: Json) -> str:
    """The type of a field in words."""
    if "const" in described:
        return f"`{json.dumps(described['const'])}`"
    if "enum" in described:
        return ", ".join(f"`{json.dumps(v).strip(chr(34))}`" for v in described["enum"])
    if "anyOf" in described:
        return " or ".join(kind(one) for one in described["anyOf"])
    if "$ref" in described:
        return str(described["$ref"]).rsplit("/", 1)[1]
    if described.get("type") == "array":
        return f"list of {kind(described.get('items', {}))}"
    named = described.get("type", "object")
    return " or ".join(named) if isinstance(named, list) else str(named)


def shown(value: object) -> str:
    """An example as a cell, cut where it is long."""
    written = json.dumps(value, ensure_ascii=False)
    return "`" + (written if len(written) <= LONGEST else written[: LONGEST - 4] + " ...") + "`"


def fields(part: str, properties: Mapping[str, Json], values: Json) -> Iterator[str]:
    """A table of the fields of one kind of record."""
    yield "| field | type | meaning | example |"
    yield "|---|---|---|---|"
    for name, described in properties.items():
        value = shown(values[name]) if name in values else ""
        yield f"| `{name}` | {kind(described)} | {meaning(part, name, described)} | {value} |".replace("|  |", "| |")
    yield ""


def part_values(record: Json, part: str) -> Json:
    """The piece of the example that shows a part."""
    pieces: dict[str, Json] = {
        "participant": record["actor"][0],
        "source": record["according_to"][0],
        "affected": record["affected"][0],
        "place": record["event_loc"],
        "quote": record["quote"],
        "size": record["size"],
        "count": record["size"]["injured"],
        "evidence": record["evidence"][0],
    }
    return pieces[part]


def page() -> Iterator[str]:
    """The page, line by line."""
    event, quotes, rejection = schema("event"), schema("quotes"), schema("rejection")
    record = event_to_json(example())
    yield "# Records"
    yield ""
    yield "<!-- Written by docs/generate.py; change the schemas, the docstrings or that script, then run it again. -->"
    yield ""
    yield "Spans are `[start, end]`: half-open, in Unicode code points of the document's text. Absent values are `null`"
    yield "or `[]`. The JSON Schemas lie in `src/readout/export/schema/`. The examples are from this invented text,"
    yield "published on 2024-05-14 and known as `wire-17`:"
    yield ""
    yield f"> {TEXT}"
    yield ""
    yield "## Event"
    yield ""
    yield "One line of `--format jsonl`."
    yield ""
    yield from fields("event", event["properties"], record)
    for part, heading in PARTS.items():
        yield f"### {heading}"
        yield ""
        yield from fields(part, event["$defs"][part]["properties"], part_values(record, part))
    yield "### Coder"
    yield ""
    yield from fields("coder", event["properties"]["coder"]["properties"], record["coder"])
    yield "## Quote"
    yield ""
    yield "`--format quotes` writes one line a document, `{schema_version, id, quotes}`, with every attribution in it:"
    yield ""
    yield from fields("quote", quotes["properties"]["quotes"]["items"]["properties"], quote_to_json(_quote()))
    yield "## Rejection"
    yield ""
    yield "One line of `--rejections FILE`: something seen and not coded."
    yield ""
    yield from fields("rejection", rejection["properties"], {"schema_version": 1, **example_rejection()})
    yield "## A whole record"
    yield ""
    yield "```json"
    yield json.dumps(record, ensure_ascii=False, indent=1)
    yield "```"


def _quote() -> Quote:
    found = example().quote
    assert found is not None
    return found


def main() -> int:
    """Write or check the page."""
    made = "\n".join(page()) + "\n"
    if "--check" in sys.argv[1:]:
        current = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
        return 0 if current == made else STALE
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(made, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
