"""Character-for-character clean-up: the length never changes, so every offset stays valid in the text as given.

| characters | become |
|---|---|
| no-break and other exotic spaces, tab, CR before LF | space |
| zero-width, bidi control, soft hyphen, byte order mark, tag characters | space |
| control characters | space |
| lone CR, vertical tab, form feed, next line, line and paragraph separator | line feed |
| lone surrogates | U+FFFD |

Everything else stays, curly quotes included: what kind of quotation mark it is tells whether it opens or closes.
An invisible character inside a word therefore splits it; to close the gap would move every offset after it.
"""

from __future__ import annotations

import re

Range = tuple[int, int]

_SPACES: tuple[Range, ...] = (
    (0x09, 0x09),
    (0xA0, 0xA0),
    (0x1680, 0x1680),
    (0x2000, 0x200A),
    (0x202F, 0x202F),
    (0x205F, 0x205F),
    (0x3000, 0x3000),
)
_INVISIBLE: tuple[Range, ...] = (
    (0xAD, 0xAD),
    (0x61C, 0x61C),
    (0x180E, 0x180E),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB),
    (0xE0001, 0xE0001),
    (0xE0020, 0xE007F),
)
_CONTROLS: tuple[Range, ...] = ((0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x84), (0x86, 0x9F))
_BREAKS: tuple[Range, ...] = ((0x0B, 0x0D), (0x85, 0x85), (0x2028, 0x2029))
_SURROGATES: tuple[Range, ...] = ((0xD800, 0xDFFF),)

_CR_OF_CRLF = re.compile(r"\r(?=\n)")


def _table() -> dict[int, str]:
    groups = (_SPACES, " "), (_INVISIBLE, " "), (_CONTROLS, " "), (_BREAKS, "\n"), (_SURROGATES, "\ufffd")
    return {code: becomes for ranges, becomes in groups for first, last in ranges for code in range(first, last + 1)}


_TABLE = _table()


def normalise(text: str) -> str:
    """`text` with every character that would trip the parser replaced by one that does not; same length.

    >>> normalise("Kyiv\\u00a0and\\r\\nWarsaw")
    'Kyiv and \\nWarsaw'
    """
    if "\r" in text:
        text = _CR_OF_CRLF.sub(" ", text)
    return text.translate(_TABLE)


def unify_line_ends(text: str) -> str:
    """CRLF and lone CR as LF. Changes the length: only for forms whose text differs from the file anyhow."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
