"""The tables as decisions about names leave them: rows renamed by a merge, forms added by an alias or taken off by a split."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from readout.knowledge.decisions import Decision, Named
from readout.tables import earliest, latest

if TYPE_CHECKING:
    from readout.knowledge.lexicon import Entry
    from readout.knowledge.offices import Tenure


# ---- persons ---------------------------------------------------------------------------------------------------------
def decided_tenures(found: Sequence[Tenure], decisions: Iterable[Decision]) -> tuple[Tenure, ...]:
    """Terms of office after merges and splits, in the order in which they were decided."""
    rows = list(found)
    for decision in decisions:
        if decision.action == "merge":
            rows = _merged_persons(rows, decision)
        elif decision.action == "split":
            rows = _split_persons(rows, decision)
    return tuple(rows)


def person_aliases(found: Sequence[Tenure], decisions: Sequence[Decision]) -> Iterator[tuple[Decision, Tenure]]:
    """Each alias of a person with each of the person's terms."""
    for decision in decisions:
        actor = _as_merged(decision.actor, decisions)
        if decision.action == "alias" and actor is not None and actor.kind == "person":
            for tenure in found:
                if _is_person(tenure, actor):
                    where = f"decision {decision.id}, {tenure.where or 'offices.tsv'}"
                    yield decision, tenure._replace(aliases=(*tenure.aliases, *decision.forms), where=where)


def _as_merged(actor: Named | None, decisions: Sequence[Decision]) -> Named | None:
    """Whom a name stands for after the merges."""
    for decision in decisions:
        if decision.action == "merge" and decision.other == actor:
            actor = decision.actor
    return actor


def _is_person(tenure: Tenure, actor: Named | None) -> bool:
    if actor is None or actor.kind != "person" or tenure.person != actor.name:
        return False
    return tenure.code == actor.code or bool(actor.qid and tenure.qid == actor.qid)


def _merged_persons(rows: list[Tenure], decision: Decision) -> list[Tenure]:
    one, other = decision.actor, decision.other
    both = [t for t in rows if _is_person(t, one) or _is_person(t, other)]
    if one is None or not both:
        return rows
    forms = dict.fromkeys(form for t in both for form in t.forms if form != one.name)
    qid = one.qid or next((t.qid for t in both if t.qid), "")
    note = f"merged by decision {decision.id}"
    return [
        t._replace(person=one.name, aliases=tuple(forms), qid=qid, source=_noted(t.source, note)) if t in both else t
        for t in rows
    ]


def _split_persons(rows: list[Tenure], decision: Decision) -> list[Tenure]:
    """The forms no longer stand for the person, and become a person of their own."""
    actor, forms = decision.actor, decision.forms
    own = [t for t in rows if _is_person(t, actor)]
    if not own:
        return rows
    kept = [t._replace(aliases=tuple(a for a in t.aliases if a not in forms)) if t in own else t for t in rows]
    new = own[0]._replace(
        code=decision.code or own[0].code,
        body="",
        office="",
        titles=(),
        person=forms[0],
        aliases=forms[1:],
        start=decision.start,
        end=decision.end,
        qid="",
        source="",
        sector=decision.sector or own[0].sector or "ELI",
        where=f"decision {decision.id}",
    )
    return [*kept, new]


# ---- states and bodies -----------------------------------------------------------------------------------------------
def decided_entries(found: Sequence[Entry], decisions: Sequence[Decision]) -> tuple[Entry, ...]:
    """Names of states and bodies after all decisions, in the order in which they were taken."""
    rows = list(found)
    for decision in decisions:
        actor = _as_merged(decision.actor, decisions) if decision.action == "alias" else decision.actor
        about = [e for e in rows if _is_named(e, actor)]
        if not about:
            continue
        if decision.action == "alias":
            rows += _periods(about, decision, f"decision {decision.id}")
        elif decision.action == "merge":
            rows = _merged_bodies(rows, about, decision)
        elif decision.action == "split":
            rows = [e for e in rows if e not in about or e.form not in decision.forms] + _split_off(about[0], decision)
    return tuple(rows)


def _is_named(entry: Entry, actor: Named | None) -> bool:
    if actor is None or entry.code != actor.code:
        return False
    if actor.kind == "body":
        return entry.kind == "body" and entry.name == actor.name
    return actor.kind == "state" and entry.kind != "body"


def _periods(about: list[Entry], decision: Decision, where: str) -> Iterator[Entry]:
    """One row for each form of a decision and each period in which the actor has a standing, within the decision's dates."""
    seen: set[tuple[str, str, str]] = set()
    for entry in about:
        if (entry.kind not in {"body", "name"}) or (entry.sector, entry.start, entry.end) in seen:
            continue
        seen.add((entry.sector, entry.start, entry.end))
        start = max(entry.start, decision.start, key=earliest)
        end = min(entry.end, decision.end, key=latest)
        if earliest(start) <= latest(end):
            kind = "body" if entry.kind == "body" else "alias"
            for form in decision.forms:
                yield entry._replace(kind=kind, form=form, start=start, end=end, ambiguous=False, where=where)


def _merged_bodies(rows: list[Entry], about: list[Entry], decision: Decision) -> list[Entry]:
    """The other's forms name the actor instead, with the actor's periods."""
    others = [e for e in rows if _is_named(e, decision.other)]
    forms = tuple(dict.fromkeys(e.form for e in others))
    note = f"merged by decision {decision.id}"
    taken_in = _periods(about, replace(decision, forms=forms), "")
    return [
        *(e for e in rows if e not in others),
        *(e._replace(where=about[0].where, source=_noted(e.source, note)) for e in taken_in),
    ]


def _split_off(entry: Entry, decision: Decision) -> list[Entry]:
    """The forms as a body of their own, named by the first of them."""
    return [
        entry._replace(
            kind="body",
            form=form,
            name=decision.forms[0],
            code=decision.code or entry.code,
            sector=decision.sector or entry.sector,
            start=decision.start,
            end=decision.end,
            qid="",
            ambiguous=False,
            source="",
            where=f"decision {decision.id}",
        )
        for form in decision.forms
    ]


def _noted(source: str, note: str) -> str:
    return f"{source}; {note}" if source else note
