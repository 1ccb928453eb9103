"""Modes that a frame leaves open: of a consultation from its medium and place, of a request or threat from its content."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from readout.assemble.draft import Draft, Parties, union
from readout.ontology.codebook import PACKAGE
from readout.records import Place
from readout.tables import rows

REMOTE = frozenset(
    {
        "phone",
        "telephone",
        "telephonic",
        "call",
        "called",
        "video",
        "videoconference",
        "virtually",
        "virtual",
        "teleconference",
        "videocall",
        "phoned",
        "telephoned",
    }
)
MULTILATERAL = frozenset(
    {"summit", "margins", "sidelines", "trilateral", "multilateral", "quadrilateral", "assembly", "session", "council"}
)
MOVEMENT = frozenset({"return", "go", "let"})
OPEN = frozenset({"REQUEST", "REJECT", "THREATEN"})


@cache
def _content_modes() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for row in rows(PACKAGE, "modes.tsv"):
        found.setdefault(row["event"], []).append((row["mode"], frozenset(row["lemmas"].split("|"))))
    return {event: tuple(modes) for event, modes in found.items()}


def set_mode(draft: Draft, doc: Doc, place: Place | None) -> None:
    """Fill the mode of a draft in place where its frame left it open."""
    if draft.event == "CONSULT":
        _set_consult(draft, doc, place)
    elif draft.event == "ASSAULT" and draft.mode is None:
        draft.mode = _by_means(draft, doc)
    elif draft.event in OPEN and draft.mode is None:
        draft.mode = _of_content(draft, doc)


def _of_content(draft: Draft, doc: Doc) -> str | None:
    """The mode whose words stand nearest after the trigger within the clause; the first row wins a tie.

    A word of mere movement gives way to a later one that says where to (`return to the negotiations`).
    """
    end = draft.anchor[1] if draft.gist is None else max(draft.anchor[1], draft.gist[1])
    moving = None
    for token in doc[draft.token + 1 :]:
        if token.idx >= end or token.sent.start != draft.sentence:
            break
        lemma = token.lemma_.lower()
        mode = next((m for m, lemmas in _content_modes().get(draft.event, ()) if lemma in lemmas), None)
        if mode is not None and lemma not in MOVEMENT:
            return mode
        moving = moving or mode
    return moving


def _by_means(draft: Draft, doc: Doc) -> str | None:
    """The mode of an attack from what it is done with (`warplanes bombed`, `a suicide bomber killed`): words of its clause."""
    span = doc.char_span(*draft.anchor, alignment_mode="expand")
    lemmas = {t.lemma_.lower() for t in span} if span is not None else set()
    return next((mode for mode, words in _content_modes().get("ASSAULT", ()) if words & lemmas), None)


def _set_consult(draft: Draft, doc: Doc, place: Place | None) -> None:
    sentence = doc[draft.token].sent
    words = {t.lower_ for t in sentence}
    everyone = union(draft.actors, draft.recipients)
    codes = {p.code for p in everyone}
    if draft.mode == "phone" or (words & REMOTE and doc[draft.token].lemma_ not in {"meet", "visit", "host", "welcome"}):
        draft.mode = "phone"
    elif len(codes) > 2 or words & MULTILATERAL:
        draft.mode = "multilateral"
    elif draft.mode is None and place is not None and place.country is not None:
        draft.mode = "visit" if place.country in codes and len(codes) > 1 else "third-party" if len(codes) > 1 else None
    if draft.mode == "visit":
        _host_and_guest(draft, everyone, place)
    else:
        draft.actors, draft.recipients = everyone, ()


def _host_and_guest(draft: Draft, everyone: Parties, place: Place | None) -> None:
    """The visitor is the actor, the host the recipient, where the place tells them apart."""
    if draft.recipients and (place is None or place.country is None):
        return
    host = place.country if place is not None else None
    hosts = tuple(p for p in everyone if p.code == host)
    guests = tuple(p for p in everyone if p.code != host)
    if hosts and guests:
        draft.actors, draft.recipients = guests, hosts
    elif not draft.recipients:
        draft.mode = draft.mode if len({p.code for p in everyone}) > 1 else None
