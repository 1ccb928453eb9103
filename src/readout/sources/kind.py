"""What kind of text a document is - news, readout, statement or transcript - where it does not say so itself."""

from __future__ import annotations

import re

from readout.knowledge.publishers import publisher as known_publisher

_HEAD = 400
_READOUT_TITLE = re.compile(r"\bread-?outs?\b", re.IGNORECASE)
_READOUT_HEAD = re.compile(r"\s*read-?out (?:of|from|on)\b", re.IGNORECASE)
_ENCOUNTER = re.compile(
    r"\b(?:sp(?:eak|eaks|oke|oken) (?:\w+ ){0,2}(?:with|to)|m(?:eet|eets|et) (?:\w+ ){0,2}(?:with|in|at)|"
    r"(?:phone |telephone |video )?(?:call|conversation|meeting|talks|bilateral) (?:\w+ ){0,2}(?:with|between|of)|"
    r"held (?:\w+ ){0,3}(?:call|talks|meeting|conversation)|(?:welcomed|hosted|received) (?:\w+ ){0,3}"
    r"(?:president|prime minister|chancellor|minister|king|secretary|ambassador))\b",
    re.IGNORECASE,
)
_STATEMENT = re.compile(
    r"\b(?:statements?|press releases?|communiqu[ée]s?|(?:joint )?declarations?|fact ?sheet|proclamation)\b",
    re.IGNORECASE,
)
_STATEMENT_HEAD = re.compile(
    r"\s*(?:press release|for immediate release|"
    r"(?:joint )?(?:statement|communiqu[ée]|declaration) (?:by|from|of|on))\b",
    re.IGNORECASE,
)
_TRANSCRIPT = re.compile(r"\b(?:transcript|full text of .*(?:speech|interview)|remarks|briefing by|gaggle)\b", re.IGNORECASE)
_SPEAKER = re.compile(r"^[ ]*([A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{1,40}(?=(?: ?\([^)\n]{1,40}\))?: *\S)|Q(?=:? +\S))", re.MULTILINE)


def guess_kind(text: str, title: str | None, publisher: str | None, issuer: str | None) -> str:
    """The kind of a document; `news` where nothing tells.

    Lines that begin with their speaker make a transcript whoever prints them. For a medium, only the head of the
    text can make it something else: its headlines speak *of* readouts and statements.
    """
    head, name = text[:_HEAD], title or ""
    if _is_dialogue(text):
        return "transcript"
    if _is_medium(publisher):
        return _by_head(head)
    public = issuer is not None or _is_public(publisher)
    return _by_title(name, public) or (_of_public_body(name, head) if public else _by_head(head))


def issuer_of(publisher: str | None) -> str | None:
    """The issuer of a text that names only its publisher: the publisher itself where it is a public body."""
    return publisher if _is_public(publisher) else None


def _is_dialogue(text: str) -> bool:
    """Whether lines begin with who speaks: with a question, or with a name that comes back (a form's labels do not)."""
    speakers = _SPEAKER.findall(text)
    return len(speakers) > 1 and ("Q" in speakers or len(set(speakers)) < len(speakers))


def _by_title(title: str, public: bool) -> str | None:
    if _READOUT_TITLE.search(title):
        return "readout"
    if _TRANSCRIPT.search(title) and (public or "transcript" in title.lower()):
        return "transcript"
    return "statement" if _STATEMENT.search(title) else None


def _by_head(head: str) -> str:
    if _READOUT_HEAD.match(head):
        return "readout"
    return "statement" if _STATEMENT_HEAD.match(head) else "news"


def _of_public_body(title: str, head: str) -> str:
    """A public body prints no news: what is no account of an encounter is its statement."""
    told = _by_head(head)
    if told != "news":
        return told
    return "readout" if _ENCOUNTER.search(title) or _ENCOUNTER.search(head) else "statement"


def _is_public(publisher: str | None) -> bool:
    found = known_publisher(publisher)
    return found is not None and found.is_public


def _is_medium(publisher: str | None) -> bool:
    found = known_publisher(publisher)
    return found is not None and not found.is_public
