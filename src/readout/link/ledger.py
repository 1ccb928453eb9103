"""Requests and commitments out of records, each with its status and the dated records that prove every change of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from readout.link.acts import Act, acts
from readout.link.answers import refused_behind
from readout.link.carried_out import gone, to_go
from readout.link.deeds import has_sense
from readout.link.fates import Fate, befallen, fates
from readout.link.figures import figures
from readout.link.inflection import shared
from readout.link.kinds import kinds
from readout.link.named import Roster, code
from readout.link.phrases import phrase
from readout.link.proofs import judged, left_to_reach
from readout.link.raised import PERSONAL, Raised, by_documents, raised
from readout.link.report import Report
from readout.link.undertakings import CLOSED, Change, Undertaking
from readout.records import Participant

Group = list[Raised]

SAME = 0.5
HELP = frozenset({"aid", "provision"})  # deeds that may go on without end
FEWEST = 2  # words that two mentions share, where nobody is named who is to act


def undertakings(reports: Sequence[Report], as_of: str | None = None) -> tuple[Undertaking, ...]:
    """The ledger of some documents, in order of the day on which each undertaking was made.

    Args:
        reports: the records, in any order.
        as_of: the day up to which is looked, `YYYY-MM-DD`; by default that of the newest document.

    Raises:
        ValueError: `as_of` is no date.
    """
    known = sorted(_known(reports, as_of), key=_order)
    until = as_of or max((r.document.date for r in known if r.document.date), default=None)
    groups = _grouped(raised(known))
    found = acts(known)
    done, left = _by_party(found), _by_name(found)
    told = fates(known)
    rosters = by_documents(known)[1]
    entries = [_settled(group, [*_candidates(group, done), *_leavers(group, left)], told, rosters, until) for group in groups]
    return tuple(_superseded(groups, entries))


def _by_party(done: Iterable[Act]) -> dict[str, list[Act]]:
    """Acts by the code of each party: only those of an owner can prove anything of his."""
    found: dict[str, list[Act]] = {}
    for act in done:
        for party in act.actors | act.others | (act.named if act.report.told else frozenset()):
            found.setdefault(party, []).append(act)
    return found


def _by_name(done: Iterable[Act]) -> dict[str, list[Act]]:
    """Acts by the surname of each who left or came free in it."""
    found: dict[str, list[Act]] = {}
    for act in done:
        for name in gone(act):
            found.setdefault(name, []).append(act)
    return found


def _leavers(group: Group, left: Mapping[str, Sequence[Act]]) -> Iterator[Act]:
    """Acts of those who were to go, whoever was to see to it."""
    names = {name for one in group for name in to_go(one)}
    return (act for name in sorted(names) for act in left.get(name, ()))


def _candidates(group: Group, done: Mapping[str, Sequence[Act]]) -> Sequence[Act]:
    owners = group[0].owners
    return min((done.get(owner, ()) for owner in sorted(owners)), key=len, default=())


def _known(reports: Iterable[Report], as_of: str | None) -> Iterable[Report]:
    """What had come out by a day."""
    return (r for r in reports if as_of is None or r.document.date is None or r.document.date <= as_of)


def _order(report: Report) -> tuple[str, str, int, str]:
    return report.document.date or "", report.document.id, report.event.trigger[0], report.event.id


# ---- one undertaking, mentioned several times --------------------------------------------------------------------------
def _grouped(found: Iterable[Raised]) -> list[Group]:
    """Mentions of one undertaking together: same parties, same deed, same matter, no other deadline or figure."""
    groups: list[Group] = []
    for one in found:
        home = next((g for g in groups if _same(g[0], one) and not _replaces(g[-1], one)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _same(a: Raised, b: Raised) -> bool:
    """Whether two mentions are about one matter between the same parties."""
    if a.kind != b.kind or a.owners != b.owners or not _compatible(a.counterparts, b.counterparts):
        return False
    if a.deeds.main != b.deeds.main or (a.targets and b.targets and a.targets.isdisjoint(b.targets)):
        return False
    if a.deeds.main and a.deeds.main.name in PERSONAL and _apart(a, b):
        return False
    if not a.owners and a.event.doc != b.event.doc and a.deeds.main is not None and len(a.stems & b.stems) < FEWEST:
        return False
    names = frozenset().union(a.owners, b.owners)
    alike = shared(a.stems - names, b.stems - names) >= SAME
    return alike or (a.deeds.main is not None and a.deeds.main.needs == "target" and bool(a.targets & b.targets))


def _apart(a: Raised, b: Raised) -> bool:
    """Whether two other persons are to act: visits of two ministers are two visits."""
    one, two = ({p.name for p in r.owner if p.name} for r in (a, b))
    return bool(one and two) and one.isdisjoint(two)


def _compatible(a: frozenset[str], b: frozenset[str]) -> bool:
    return a == b or (bool(a) and bool(b) and (a <= b or b <= a))


def _replaces(old: Raised, new: Raised) -> bool:
    """A later undertaking with another deadline or other figures takes the place of an earlier one."""
    if (new.day or "") <= (old.day or "") or new.report.document.id == old.report.document.id:
        return False
    moved = bool(old.due and new.due and old.due != new.due)
    return moved or (has_sense("replaced", new.text) and figures(old.text) != figures(new.text))


# ---- its status --------------------------------------------------------------------------------------------------------
def _settled(
    group: Group, done: Iterable[Act], told: Sequence[Fate], rosters: Mapping[str, Roster], until: str | None
) -> Undertaking:
    first = group[0]
    found = [] if _is_unending(group) else [(c, act) for act in _since(group, done) if (c := _best(group, act))]
    proofs = sorted(found, key=lambda p: (p[0].date or "", -p[0].confidence, p[0].event or ""))
    said = [c for one in group if (c := refused_behind(one, rosters[one.mention.doc]))]
    said += [c for one in group for c in befallen(one, told)]
    changes = _in_order(sorted([*said, *_completed(first, proofs)], key=lambda c: c.date or ""))
    due = next((r.due for r in group if r.due), None)
    return Undertaking(
        id=hashlib.sha256(f"undertaking {first.event.id} {first.part}".encode()).hexdigest()[:16],
        kind=first.kind,
        owner=_union(r.owner for r in group),
        counterpart=_union(r.counterpart for r in group),
        content=" ".join(first.text.split()),
        deed=first.deeds.main.name if first.deeds.main else None,
        made=first.day,
        due=due,
        status=changes[-1].status if changes else "open",
        as_of=until,
        changes=changes,
        mentions=tuple(r.mention for r in group),
        confidence=max(r.event.confidence for r in group),
        reason=changes[-1].reason if changes else _still_open(due, until),
    )


def _since(group: Group, done: Iterable[Act]) -> Iterator[Act]:
    """Acts from the day on which the undertaking was first made, and those that its own documents tell of."""
    first, told = min(one.day or "" for one in group), {one.mention.doc for one in group}
    return (act for act in done if (act.day or "") >= first or act.event.doc in told)


def _is_unending(group: Group) -> bool:
    """Whether help is promised without end (`for as long as it takes`): one shipment is not all of it."""
    first = group[0]
    helps = first.kind == "commitment" and first.deeds.main is not None and first.deeds.main.name in HELP
    return helps and any(phrase("unending").search(one.text) for one in group)


def _best(group: Group, act: Act) -> Change | None:
    """The change that an act makes, by the mention that it fits best; a repetition never moves the beginning."""
    found = [c for one in group if (c := judged(one, act))]
    return max(found, key=lambda c: c.confidence, default=None)


def _completed(first: Raised, proofs: Sequence[tuple[Change, Act]]) -> Iterable[Change]:
    """The changes, the one that reaches the last of several parties closing what the earlier ones did in part."""
    for n, (change, _) in enumerate(proofs):
        reached = change.status == "partly" and first.each and not left_to_reach(first, [act for _, act in proofs[: n + 1]])
        yield replace(change, status="met") if reached else change


def _in_order(proofs: Sequence[Change]) -> tuple[Change, ...]:
    """The first record of each change of status; what is met or refused stays so, what is met in part may be met later."""
    kept: list[Change] = []
    for change in proofs:
        if kept and (kept[-1].status in CLOSED or kept[-1].status == change.status):
            break_at = kept[-1].status in CLOSED
            if break_at:
                break
            continue
        kept.append(change)
    return tuple(kept)


def _still_open(due: str | None, until: str | None) -> str:
    """Why nothing closed it. A deadline that passes in silence proves nothing: most reports of what was done are missing."""
    overdue = f"; its deadline {due} has passed" if due and until and due < until else ""
    return f"no record of the owner carries it out or refuses it{overdue}"


def _union(groups: Iterable[tuple[Participant, ...]]) -> tuple[Participant, ...]:
    found = {p.key: p for group in groups for p in group}
    return tuple(found.values())


# ---- replaced by a newer one -------------------------------------------------------------------------------------------
def _superseded(groups: Sequence[Group], entries: Sequence[Undertaking]) -> Iterable[Undertaking]:
    """Undertakings that were still open when a newer one of the same matter took their place."""
    for at, entry in enumerate(entries):
        later = (n for n, group in enumerate(groups) if n != at and _takes_over(groups[at][-1], group[0], in_order=n > at))
        newer = next(later, None)
        yield entry if newer is None else _closed(entry, groups[newer][0])


def _takes_over(old: Raised, new: Raised, *, in_order: bool) -> bool:
    return (in_order and _same(old, new) and _replaces(old, new)) or _answered_otherwise(old, new)


def _answered_otherwise(old: Raised, new: Raised) -> bool:
    """The owner of a request with a deadline promises the same matter for another day."""
    if (old.kind, new.kind) != ("request", "commitment") or not old.owners or old.owners != new.owners:
        return False
    towards = not new.counterparts or not new.counterparts.isdisjoint(old.counterparts)
    later = (new.day or "") > (old.by or old.day or "")
    moved = bool(old.due and new.due and old.due != new.due)
    return later and towards and moved and bool(kinds(old.stems) & kinds(new.stems))


def _closed(entry: Undertaking, newer: Raised) -> Undertaking:
    day = newer.event.date or newer.day
    if any(c.status in {"met", "refused"} and (c.date or "") <= (day or "") for c in entry.changes):
        return entry
    mention = newer.mention
    parties = " and ".join(sorted({code(p) for p in newer.owner}))
    reason = f"a newer {newer.kind} of the same matter, {parties or 'owner unsaid'}" + (
        f", due {newer.due}" if newer.due else ""
    )
    change = Change("superseded", day, mention.event, mention.doc, mention.span, round(newer.event.confidence, 2), reason)
    kept = tuple(c for c in entry.changes if (c.date or "") < (day or ""))
    return replace(entry, status="superseded", changes=(*kept, change), reason=reason)
