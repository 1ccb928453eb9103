"""Records that raise an undertaking: requests, agreements, and whatever says in its words that somebody will act."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from readout.link.clauses import clause, matter, sentence_end
from readout.link.deadlines import due_date
from readout.link.deeds import Deeds, has_sense, sense, wanted
from readout.link.inflection import content_words
from readout.link.named import Roster, code, codes
from readout.link.phrases import phrase
from readout.link.report import Report
from readout.link.undertakings import Mention
from readout.records import Event, Participant, Span
from readout.tables import earliest, latest

OFFERED = re.compile(r"^[^.;]*?(?:\bto\s+[a-z]+|\b(?:would|will)\b|\d)")  # something to do, or a figure; not thanks
PLACED = ("to take place", "to be held", "scheduled ", "planned ")  # behind a noun for what is to be done
PERSONAL = frozenset({"talks", "visit"})  # deeds towards one party: the first that is named
PROMISING = frozenset({"SUPPORT", "STATEMENT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "CONSULT", "THREATEN"})
SPOKEN = frozenset({"SUPPORT", "STATEMENT"})
NEAR = 60
FEWEST = 3  # words without which nothing is said of what will be done
ON = re.compile(r"\s(?:on|about|regarding|concerning|including)\s")  # what talks are about, not with whom
BOTH = re.compile(r"\b(?:both|each\s+of)\b", re.I)
AND_TO = re.compile(r",?\s+(?P<and>and)\s+(?:to\s+)?(?=[a-z])")
AHEAD = re.compile(r"(?:\b(?:will|would|shall|to)|['’]ll)\s+(?:\w+ly\s+|also\s+|soon\s+)?$")
INFINITIVE = re.compile(r"\b(?:to|will|would)\s+[a-z]+")
WILL = re.compile(r"\b(?:will|would)\b")
IS_TO = re.compile(r"\b(?:is|are)\s+(?:also\s+|now\s+)?to\s+$")
TERM = re.compile(r"\b(?:gave|given|giving|gives)\b[^.;]{1,80}?\b(?:hours?|days?|weeks?|months?)\s+to\s+(?!come\b)[a-z]+", re.I)
ORDERING = frozenset({"THREATEN", "SANCTION", "COERCE", "REJECT"})
TOLD = {"REQUEST": "request", "AGREE": "commitment"}  # what is told beside the records, by the type that it stands under
ACTS_TO_COME = frozenset({"AID", "COOPERATE", "CONSULT", "RETREAT", "CONCEDE", "SUPPORT", "MOBILIZE", "SANCTION", "AGREE"})


@dataclass(frozen=True)
class Raised:
    """One record read as an undertaking, or one part of it where it asks for several things.

    Attributes:
        part: which of them, from 0.
        text: what is to be done, in its words; wording: the same behind its verb; stems: its content words.
        targets: codes of those named in it besides the owner: whom the act is towards.
        day: first day that the record's date can mean, else the day of publication; by: the last one.
    """

    report: Report
    part: int
    kind: str
    owner: tuple[Participant, ...]
    counterpart: tuple[Participant, ...]
    mention: Mention
    text: str
    wording: str
    deeds: Deeds
    stems: frozenset[str]
    targets: frozenset[str]
    day: str | None
    by: str | None
    due: str | None

    @cached_property
    def owners(self) -> frozenset[str]:
        """Codes of those who are to act."""
        return codes(self.owner)

    @cached_property
    def counterparts(self) -> frozenset[str]:
        """Codes of those who asked, or to whom it was promised."""
        return codes(self.counterpart)

    @cached_property
    def each(self) -> bool:
        """Whether several parties are each to be met or called."""
        return len(self.targets) > 1 and self.deeds.main is not None and self.deeds.main.name in PERSONAL

    @property
    def event(self) -> Event:
        """The record itself."""
        return self.report.event


def raised(reports: Sequence[Report]) -> list[Raised]:
    """Every undertaking that the records of some documents raise, in the order of the reports.

    What is told beside the records counts where no record of the same kind speaks of it.
    """
    by_document, rosters = by_documents(reports)
    found = [one for r in reports for one in _raised(r, by_document[r.document.id], rosters[r.document.id])]
    recorded: dict[str, list[Raised]] = {}
    for one in found:
        recorded.setdefault(one.mention.doc, []).extend(() if one.report.told else (one,))
    return [one for one in found if not (one.report.told and any(_is_same_clause(one, r) for r in recorded[one.mention.doc]))]


def _is_same_clause(told: Raised, recorded: Raised) -> bool:
    """Whether a record speaks of what is told: the gist or the verb of the one begins in the clause of the other."""
    (start, end), gist = recorded.mention.span, told.mention.gist
    return told.kind == recorded.kind and (start <= gist[0] < end or start <= told.event.trigger[0] < end)


def by_documents(reports: Sequence[Report]) -> tuple[dict[str, list[Event]], dict[str, Roster]]:
    """The records of each document, and who is named in it."""
    held: dict[str, list[Event]] = {}
    named: dict[str, list[Event]] = {}
    for report in reports:
        named.setdefault(report.document.id, []).append(report.event)
        held.setdefault(report.document.id, []).extend(() if report.told else (report.event,))
    days = {r.document.id: r.document.date for r in reports}
    return held, {name: Roster(events, days[name]) for name, events in named.items()}


def _raised(report: Report, others: Iterable[Event], roster: Roster) -> Iterator[Raised]:
    event, text = report.event, report.document.text
    kind = TOLD.get(event.event) if report.told else _kind(event, text)
    if kind is None:
        return
    span = _told_clause(event) if report.told else clause(event, others, text)
    owner, counterpart = _sides(event, kind)
    whole = event.gist if report.told and event.gist else matter(event, span, text)
    made, name = day_made(report, whole), None if report.told else event.id
    cut = list(parts(text, whole))
    for part, gist in enumerate(cut):
        content = text[slice(*gist)]
        wording = content if part or report.told else _with_verb(event, content, text)
        due = due_date(wording, made)
        asked, wording = _deeds(event, wording, text[: whole[0]])
        personal = asked.main is not None and asked.main.name in PERSONAL
        named = [c for c in roster.in_order(_whom(content) if personal else content) if c not in codes(owner)]
        if len(content.split()) < FEWEST and not content_words(wording) - sense("own") - sense("promise"):
            continue
        yield Raised(
            report=report,
            part=part,
            kind=kind,
            owner=owner,
            counterpart=counterpart,
            mention=Mention(name, report.document.id, _own(span, gist, part, len(cut)), gist, event.date),
            text=content,
            wording=wording,
            deeds=asked,
            stems=content_words(content),
            targets=frozenset(named[:1] if personal and not BOTH.search(content) else named),
            day=made,
            by=_no_later(report, made),
            due=due,
        )


def _deeds(event: Event, wording: str, before: str) -> tuple[Deeds, str]:
    """The deeds that the words name, and the words; where they name none, what `follow suit` or an invitation means."""
    asked = wanted(wording)
    if asked.main is not None:
        return asked, wording
    if phrase("likewise").search(wording):
        return wanted(before[max(0, before.rfind(". ")) :]), wording
    if phrase("contact").search(wording) or phrase("meet").search(wording):
        return wanted(f"to meet {wording}"), wording
    if event.event == "AGREE" and has_sense("inviting", " ".join(e.exact for e in event.evidence if e.field == "event")):
        return wanted(f"to receive {wording}"), f"to receive {wording}"
    return asked, wording


def _whom(content: str) -> str:
    """The words that name with whom or where: those behind `will`, without what it is about."""
    return ON.split(WILL.split(content, maxsplit=1)[-1])[0]


def _told_clause(event: Event) -> Span:
    """From the first to the last word of what is told."""
    spans = [event.trigger, event.gist or event.trigger]
    return min(s for s, _ in spans), max(e for _, e in spans)


def _own(span: Span, gist: Span, part: int, parts: int) -> Span:
    """The clause of one part: the first goes to its end, the others have their own words alone."""
    if parts == 1:
        return span
    return (span[0], gist[1]) if part == 0 and gist[1] > span[0] else gist


def _with_verb(event: Event, content: str, text: str) -> str:
    """The content, behind the trigger where that is itself what will be done (`will visit China`)."""
    trigger = text[slice(*event.trigger)]
    before = text[max(0, event.trigger[0] - NEAR) : event.trigger[0]]
    if has_sense("promise", trigger):
        return content
    if AHEAD.search(before):
        return f"will {trigger} {content}"
    return f"{trigger} {content}" if content.startswith(PLACED) else content


def parts(text: str, whole: Span) -> Iterator[Span]:
    """A clause cut where it goes on to another deed (`to withdraw its troops and to release the prisoners`)."""
    start, end = whole
    cuts = [m for m in AND_TO.finditer(text, start, end) if _another(text[start : m.start()], text[m.end("and") : end])]
    for cut in cuts[:1]:
        yield start, cut.start()
        start = cut.end("and")
    yield start, end


def _another(before: str, after: str) -> bool:
    """Whether two parts of a clause each name a deed, and not the same one."""
    one, two = wanted(before).main, wanted(after if after.startswith("to ") else f"to {after}").main
    return one is not None and two is not None and one != two


def _kind(event: Event, text: str) -> str | None:
    """`request`, `commitment` or None: words in which a party binds itself make one of any type of record that speaks."""
    if event.factuality == "negated":
        return None
    if event.event == "REQUEST" or (event.event in ORDERING and _sets_a_term(event, text)):
        return "request"
    if event.event == "AGREE" or (event.event in ACTS_TO_COME and _is_to_come(event, text)):
        return "commitment"
    trigger, behind = text[slice(*event.trigger)], text[event.trigger[1] : event.trigger[1] + NEAR]
    binding = has_sense("own", trigger) or (has_sense("offered", trigger) and bool(OFFERED.search(behind)))
    if event.event in SPOKEN:
        binding = binding or has_sense("own", behind.split(",")[0])
    return "commitment" if binding and event.event in PROMISING else None


def _is_to_come(event: Event, text: str) -> bool:
    """Whether an act lies ahead, by its record or by the words right before it (`is to visit`)."""
    return event.factuality == "future" or (event.factuality == "asserted" and bool(IS_TO.search(text[: event.trigger[0]])))


def _sets_a_term(event: Event, text: str) -> bool:
    """Whether somebody is given a time to do something: `gave the envoy 48 hours to leave`."""
    start, end = event.anchor
    return any(start <= m.start() <= event.trigger[1] for m in TERM.finditer(text, start, max(end, sentence_end(text, end))))


def day_made(report: Report, gist: Span) -> str | None:
    """The day on which it was said: the record's, unless that date belongs to what is to be done; then the document's."""
    day, published = day_of(report), report.document.date
    if published and _holds(report.event.date, published):
        return published
    dated = any(gist[0] <= e.start < gist[1] and e.field == "date" for e in report.event.evidence)
    ahead = bool(day and published and day > published)
    after_to = dated and bool(INFINITIVE.search(report.document.text[gist[0] : gist[1]]))
    return published if published and (ahead or (after_to and not report.event.background)) else day


def _holds(date: str | None, day: str) -> bool:
    """Whether a month or a year, such as that of `later this month`, is the one of a day."""
    return date is not None and len(date) < len(day) and day.startswith(date)


def _no_later(report: Report, made: str | None) -> str | None:
    """The last day on which it can have been said: `in September` may be the thirtieth."""
    date = report.event.date
    return latest(date) if date and made and _holds(date, made) and made == earliest(date) else made


def _sides(event: Event, kind: str) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Who is to act, and who asked or was promised."""
    if kind == "commitment":
        return event.actor, event.recipient
    asking = codes(event.actor)
    asked = tuple(p for p in event.recipient if code(p) not in asking)
    return asked or event.recipient, event.actor


def day_of(report: Report) -> str | None:
    """First day that the date of a record can mean; where it has none, the day its document came out."""
    date = report.event.date
    return earliest(date) if date else report.document.date
