"""To whom something is said in a talk, where the text leaves it to the reader: the other side."""

from __future__ import annotations

from readout.assemble.draft import Draft, Parties, union

TALK_REACH = 2  # sentences


def counterpart_of(drafts: list[Draft]) -> Parties:
    """Those who take part in the document's own meeting: the first consultation in the foreground, pooled."""
    for draft in drafts:
        if draft.event == "CONSULT" and not draft.background and draft.factuality == "asserted":
            return union(draft.actors, draft.recipients)
    return ()


def with_counterparts(drafts: list[Draft], kind: str, sentences: list[int]) -> None:
    """In a readout, what one side asks, promises or thanks for without naming anybody goes to the other side.

    In news the same holds for what is said in the sentences right after a talk of two is reported.
    """
    if kind == "news":
        _said_in_talks(drafts, sentences)
        return
    group = counterpart_of(drafts)
    if len({p.code for p in group}) < 2:
        return
    for draft in drafts:
        codes = {p.code for p in draft.actors}
        if draft.event not in {"AGREE", "SUPPORT", "REQUEST"} or draft.recipients or len(codes) != 1 or draft.background:
            continue
        if not codes & {p.code for p in group} or draft.features.get("open_addressee"):
            continue
        others = tuple(p for p in group if p.code not in codes)
        if len(others) <= 2:
            draft.recipients = others
            draft.features["counterpart"] = 1.0


def _said_in_talks(drafts: list[Draft], sentences: list[int]) -> None:
    """What one of two says near the report of their talk is said to the other; in his own office's account, anywhere."""
    order = {start: number for number, start in enumerate(sentences)}
    talk: Draft | None = None
    for draft in drafts:
        if (
            draft.event == "CONSULT"
            and not draft.background
            and draft.factuality == "asserted"
            and len({p.code for p in union(draft.actors, draft.recipients)}) == 2
        ):
            talk = draft
            continue
        if (
            talk is None
            or draft.event not in {"REQUEST", "STATEMENT"}
            or draft.recipients
            or draft.features.get("open_addressee")
        ):
            continue
        group = union(talk.actors, talk.recipients)
        names = {p.name for p in draft.actors}
        near = order[draft.sentence] - order[talk.sentence] <= TALK_REACH
        if (
            (near or _by_own_office(draft.according_to, group))
            and len(draft.actors) == 1
            and names <= {p.name for p in group if p.name}
        ):
            draft.recipients = tuple(p for p in group if p.code != draft.actors[0].code)
            draft.features["counterpart"] = 1.0


def _by_own_office(sources: Parties, group: Parties) -> bool:
    """Whether the word is that of an office of one of the sides: its account of the talk, however long."""
    governments = {p.code for p in group if p.sector[:1] == ("GOV",)}
    return bool(sources) and all(p.sector[:1] == ("GOV",) and p.code in governments for p in sources)
