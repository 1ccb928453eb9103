"""Whether a draft is about political actors at all: private persons, firms among themselves, sport are not coded."""

from __future__ import annotations

from readout.assemble.draft import Draft, Parties

POLITICAL = frozenset("GOV MIL LEG JUD COP SPY PTY OPP REB PRM UAF ELI".split())
BEYOND_STATES = frozenset({"IGO", "UNO", "EUR", "IMG", "ISM"})
PUBLIC_ACTS = frozenset({"PROTEST", "ASSAULT", "COERCE", "AID", "STATEMENT"})
LIGHT_DOMAINS = frozenset({"sport", "food", "weather", "technology"})


def irrelevance(draft: Draft, domain: str | None) -> str | None:
    """Why a draft is outside the scope, None if it is inside."""
    if domain in LIGHT_DOMAINS:
        return f"text about {domain}"
    if domain is not None and not _is_political(draft.actors):
        return f"text about {domain}"
    if draft.event == "CONSULT":
        several = [p for p in (*draft.actors, *draft.recipients) if _is_political((p,))]
        return None if len(several) > 1 or any(p.code in BEYOND_STATES for p in several) else "no political actors"
    if draft.event in PUBLIC_ACTS or _is_political((*draft.actors, *draft.recipients)):
        return None
    return "no political actors"


def _is_political(parties: Parties) -> bool:
    return any(p.code in BEYOND_STATES or bool(POLITICAL & set(p.sector[:1])) for p in parties)
