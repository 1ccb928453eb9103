"""Hand-written records for tests of linking: a marked-up clause, two parties, a day.

`>word<` marks the trigger: `Ukraine >urged< Modi to talk to Putin`.
"""

from __future__ import annotations

from readout.link.report import Report
from readout.ontology.plover import event_types
from readout.records import Coder, Document, Event, Evidence, Participant

CODER = Coder("0", "plover-2.0/1", "none")


def party(written: str) -> Participant:
    """`IND` or `IND/Narendra Modi` or `USA/MIL/Charles Brown`."""
    code, *rest = written.split("/")
    sector, name = (rest[0], rest[1]) if len(rest) == 2 else ("GOV", rest[0] if rest else None)
    return Participant(code, (sector,), name or code, name)


def parties(written: str) -> tuple[Participant, ...]:
    """Several, with `+` between them; none for an empty string."""
    return tuple(party(one) for one in filter(None, written.split("+")))


def report(
    event: str,
    actor: str,
    recipient: str,
    clause: str,
    day: str,
    *,
    mode: str | None = None,
    doc: str | None = None,
    published: str | None = None,
    confidence: float = 0.9,
    factuality: str = "asserted",
    sentence: int = 0,
    before: str = "",
    after: str = "",
) -> Report:
    """A record whose clause, with the marked trigger, is a sentence of its document."""
    text = clause.replace(">", "").replace("<", "")
    whole = f"{before}{text}.{after}"
    start = len(before) + clause.index(">")
    trigger = (start, start + clause.index("<") - clause.index(">") - 1)
    name = doc or f"{event}-{actor}-{day}"
    kind = event_types()[event]
    made = Event(
        id=f"{name}:{event}:{start}",
        doc=name,
        sentence=sentence,
        event=event,
        mode=mode,
        context=(),
        quad_code=kind.quad,
        event_scale=kind.score,
        cameo="",
        goldstein=None,
        actor=parties(actor),
        recipient=parties(recipient),
        date=day,
        enddate=None,
        date_precision="day",
        date_basis="stated",
        event_loc=None,
        factuality=factuality,
        according_to=(),
        background=False,
        gist=None,
        quote=None,
        affected=(),
        size={},
        confidence=confidence,
        evidence=(Evidence.at("event", trigger, whole),),
        episode=None,
        coder=CODER,
        anchor=(len(before), len(before) + len(text)),
    )
    return Report(made, Document(name, whole, published or day), name)
