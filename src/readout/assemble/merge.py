"""Several mentions of one act become one record with several evidences; a statement that only reports it gives way to it."""

from __future__ import annotations

from collections.abc import Callable

from readout.assemble.draft import Draft

SPEECH_TYPES = frozenset({"REQUEST", "AGREE", "THREATEN", "REJECT", "STATEMENT", "SUPPORT", "ACCUSE"})


def merged(drafts: list[Draft], holds: Callable[[Draft], bool] = lambda draft: True) -> list[Draft]:
    """Drafts in text order, each later mention of an act folded into the first.

    Args:
        drafts: in text order.
        holds: whether a mention is believed by itself; one that is not gives its place to the first that is.
    """
    kept: list[Draft] = []
    for draft in drafts:
        at = next((n for n, k in enumerate(kept) if same_act(k, draft)), None)
        if at is None:
            kept.append(draft)
        elif not holds(kept[at]) and holds(draft):
            doubted, kept[at] = kept[at], draft
            draft.more = [doubted, *doubted.more]
        else:
            _fold(kept[at], draft)
    return sorted(kept, key=lambda d: d.token)


def without_reports(drafts: list[Draft], holds: Callable[[Draft], bool]) -> list[Draft]:
    """Drafts without the statements that only report an act with a record of its own; their speakers are in `according_to`.

    Args:
        holds: whether a draft is believed; a statement does not give way to an act that nobody will read.
    """
    acts = [d for d in drafts if d.event != "STATEMENT" and not d.background]

    def reports(draft: Draft) -> bool:
        if draft.event != "STATEMENT" or draft.gist is None:
            return False
        start, end = draft.gist
        return any(start <= a.trigger[0] < end and holds(a) for a in acts)

    return [d for d in drafts if not reports(d)]


def same_act(one: Draft, other: Draft) -> bool:
    """Whether two drafts can report one act: type, parties and reality agree, and no mode tells them apart."""
    if one.event != other.event or (one.factuality in {"negated", "hypothetical"}) != (
        other.factuality in {"negated", "hypothetical"}
    ):
        return False
    if one.mode and other.mode and one.mode != other.mode and one.event not in {"ASSAULT", "CONSULT"}:
        return False
    if one.event == "CONSULT":
        return _same_meeting(one, other)
    if one.codes != other.codes:
        return False
    foreground = not one.background and not other.background
    if one.event in SPEECH_TYPES - {"STATEMENT"} and foreground and _other_speaker(one, other):
        return False
    if one.event == "STATEMENT":
        return one.names == other.names and one.sentence == other.sentence
    return True


def _other_speaker(one: Draft, other: Draft) -> bool:
    """A state and later a person of that state, or two persons of one state: two who speak, not one act told twice."""
    first, second = {p.name for p in one.actors}, {p.name for p in other.actors}
    return len(one.actors) == len(other.actors) == 1 and first != second and None not in second


def _same_meeting(one: Draft, other: Draft) -> bool:
    first = one.codes[0] | one.codes[1]
    second = other.codes[0] | other.codes[1]
    if one.background != other.background and one.date_span != other.date_span:
        return False
    if _other_partners(one, other):
        return False
    return first == second or (second < first and len(second) > 1) or (len(second) == 1 and second < first)


def _other_partners(one: Draft, other: Draft) -> bool:
    """A president and then his foreign minister, each alone for his state: the visitor met the one and the other."""
    first, second = _named_by_code(one), _named_by_code(other)
    return any(not names & second[code] for code, names in first.items() if code in second)


def _named_by_code(draft: Draft) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for party in (*draft.actors, *draft.recipients):
        if party.name:
            found.setdefault(party.code, set()).add(party.name)
    return found


def _fold(earlier: Draft, later: Draft) -> None:
    earlier.more.append(later)
    earlier.chance = max(earlier.chance, later.chance)
    if earlier.mode is None:
        earlier.mode = later.mode
    if (
        not any(p.name for p in earlier.actors)
        and any(p.name for p in later.actors)
        and earlier.codes == later.codes
        and earlier.background
        and not later.background
    ):
        earlier.actors, earlier.recipients = later.actors, later.recipients
    earlier.background = earlier.background and later.background
