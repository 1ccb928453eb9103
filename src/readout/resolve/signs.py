"""What else in a text speaks for one meaning of a name that several states or persons share; without a sign none is chosen."""

from __future__ import annotations

from readout.extract.mention import Mention
from readout.knowledge.offices import name_words, named
from readout.knowledge.publishers import publisher
from readout.knowledge.standing import neighbours
from readout.resolve.actors import Actors
from readout.resolve.country import entry_of
from readout.resolve.readings import AMBIGUOUS, REMOTE, Answer, Query, Reading, decide

AT = frozenset("in at near outside around of from across through".split())
MEN, WOMEN = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})


def codes_beside(actors: Actors, mention: Mention) -> set[str]:
    """The states that a text speaks of otherwise than by one name: other names, known persons, towns, its publisher's."""
    others = [m for m in actors.mentions.all if m.text != mention.text]
    told = {e.code for m in others if (e := entry_of(m, actors.day)) is not None}
    told |= {p.code for m in others if m.kind == "person" for p in actors.resolution(m).parties}
    known = publisher(actors.document.publisher)
    return told | {code for _, code in actors.places()} | ({known.code} if known is not None else set())


# ---- states ----------------------------------------------------------------------------------------------------------
def is_open(by_tables: Answer, actors: Actors, mention: Mention) -> bool:
    """Whether several states share a name and nothing else in the text, nor its publisher, speaks for one of them."""
    entry = entry_of(mention, actors.day)
    if mention.kind not in {"state", "place"} or entry is None:
        return False
    if by_tables.reason != AMBIGUOUS and not (entry.ambiguous and entry.kind == "capital" and _is_where(actors, mention)):
        return False
    others = {r.party.code for r in by_tables.alternatives} - {entry.code}
    region = neighbours(entry.code) - {code for other in others for code in neighbours(other)}
    return not codes_beside(actors, mention) & {entry.code, *region}


def _is_where(actors: Actors, mention: Mention) -> bool:
    """`Georgetown's students`, `in Georgetown`: no capital that acts for its state."""
    token = actors.doc[mention.head]
    return token.dep_ in {"compound", "nmod", "poss"} or (token.dep_ == "pobj" and token.head.lower_ in AT)


# ---- persons ---------------------------------------------------------------------------------------------------------
def supported(answer: Answer, query: Query, actors: Actors, mention: Mention | None) -> Answer:
    """An answer, none where it is a surname alone of somebody out of office of whose state there is no sign."""
    best = answer.reading
    alone = mention is not None and mention.kind == "person" and not mention.titles and len(query.text.split()) == 1
    if best is None or mention is None or not alone or best.own or best.party.name is None or best.party.code == "UNK":
        return answer
    if not best.misfit or best.party.code in codes_beside(actors, mention) or _is_introduced(actors, mention, best):
        return answer
    return Answer(None, REMOTE, (best, *answer.alternatives))


def _is_introduced(actors: Actors, mention: Mention, best: Reading) -> bool:
    """Whether the text names the person more fully elsewhere."""
    others = (m for m in actors.mentions.all if m.kind == "person" and (len(m.words) > len(mention.words) or m.titles))
    return any(p.name == best.party.name for m in others for p in actors.resolution(m).parties)


def by_sex(found: list[Reading], by_tables: Answer, actors: Actors) -> Answer:
    """The one whom `he` or `she` in the text leaves of several with one surname, where it names nobody else."""
    if by_tables.reason != AMBIGUOUS or sum(m.kind == "person" for m in actors.mentions.all) > 1:
        return by_tables
    said = {"m" if t.lower_ in MEN else "f" for t in actors.doc if t.lower_ in MEN | WOMEN}
    kept = [r for r in found if r.party.name is None or said & _sexes(r)] if len(said) == 1 else []
    return decide(kept) if kept else by_tables


def _sexes(reading: Reading) -> set[str]:
    terms = named(name_words(reading.party.name or ""), None)
    return {t.sex for t in terms if (t.person, t.code) == (reading.party.name, reading.party.code)}
