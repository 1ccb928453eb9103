"""Where a draft stands in its text and what else the text says of its parties: evidence for or against it, as features."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from readout.assemble.draft import Draft
from readout.extract.quotation_marks import FIRST_PERSON
from readout.extract.syntax import text_of
from readout.records import Quote, Span

SUBORDINATE = frozenset({"relcl", "acl", "advcl", "ccomp", "pcomp", "csubj"})
Codes = tuple[frozenset[str], frozenset[str]]


def note_company(drafts: Sequence[Draft], doc: Doc, quotes: Sequence[Quote]) -> None:
    """Give each draft its place in the text and how many others agree with it, in place."""
    starts = [s.start for s in doc.sents]
    quoted = [(span, _manner(q, span, doc)) for q in quotes for span in q.content]
    by_codes: dict[Codes, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    triggers: dict[int, set[int]] = defaultdict(set)
    for draft in drafts:
        by_codes[draft.codes][draft.event].add(draft.token)
        triggers[draft.sentence].add(draft.token)
    for draft in drafts:
        at = bisect_right(starts, draft.token) - 1
        token, alike = doc[draft.token], by_codes[draft.codes]
        actors, recipients = draft.codes
        back = by_codes.get((recipients, actors), {}) if recipients else {}
        facts = {
            "sentence": math.log1p(at),
            "sentence_words": math.log1p(len(token.sent)),
            "acts_beside": float(len(triggers[draft.sentence] - {draft.token})),
            "same_elsewhere": math.log1p(len(alike[draft.event] - {draft.token})),
            "same_parties": math.log1p(len(set().union(*alike.values()) - alike[draft.event])),
            "other_way": math.log1p(len(set().union(*back.values()) if back else ())),
            **{f"in_quote:{manner}": 1.0 for (start, end), manner in quoted if start <= token.idx < end},
            "depth": float(sum(1 for _ in token.ancestors)),
            "subordinate": float(sum(1 for t in (token, *token.ancestors) if t.dep_ in SUBORDINATE)),
            f"part:{token.pos_}": 1.0,
            f"clause:{_clause(token)}": 1.0,
        }
        draft.features.update({f"company:{name}": value for name, value in facts.items()})


def _manner(quote: Quote, content: Span, doc: Doc) -> str:
    """`direct`, `indirect` or `mixed`; `written` for quoted words in which nobody says I or we, as of a press release."""
    own = FIRST_PERSON.search(text_of(doc), *content) is not None
    return "written" if quote.kind == "direct" and not own else quote.kind


def _clause(token: Token) -> str:
    """How the clause of a token hangs on the rest of its sentence."""
    return next((t.dep_ for t in (token, *token.ancestors) if t.dep_ in SUBORDINATE or t.dep_ == "ROOT"), "ROOT")
