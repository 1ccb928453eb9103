"""A text cut into the pieces that are parsed on their own: paragraphs, list points, headline-like lines. Offsets stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

BREAK = re.compile(r"(?:[ \t]*\n)+[ \t]*")
MAX_PIECE = 20_000
SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s")


def pieces(text: str) -> Iterator[str]:
    """Yield consecutive pieces that together are the text: one line or paragraph each, with its trailing white space.

    A single line break inside a sentence (text wrapped at 80 columns) does not cut; a blank line, a list point and a line that
    ends a sentence do. A piece longer than MAX_PIECE characters is cut at a sentence end, so that one endless line cannot
    exhaust the parser.
    """
    begin = 0
    for match in BREAK.finditer(text):
        if _cuts(text, match):
            yield from _short(text[begin : match.end()])
            begin = match.end()
    if begin < len(text):
        yield from _short(text[begin:])


def _cuts(text: str, match: re.Match[str]) -> bool:
    if match.group().count("\n") > 1:
        return True
    before = text[: match.start()].rstrip()[-1:]
    after = text[match.end() : match.end() + 1]
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    wrapped = len(line) >= 60 and before not in '.!?:;”"' and (after.islower() or after.isdigit() or before == ",")
    return not wrapped


def _short(piece: str) -> Iterator[str]:
    while len(piece) > MAX_PIECE:
        ends = [m.end() for m in SENTENCE_END.finditer(piece, MAX_PIECE // 2, MAX_PIECE)]
        cut = ends[-1] if ends else piece.rfind(" ", MAX_PIECE // 2, MAX_PIECE) + 1 or MAX_PIECE
        yield piece[:cut]
        piece = piece[cut:]
    if piece:
        yield piece
