"""HTML built from elements, so that escaping cannot be forgotten: a plain string is escaped wherever it is put in."""

from __future__ import annotations

import html
import json

from readout.export.phrases import printable

# Inside <script> nothing is unescaped by the parser; these are the characters that could end it or open another.
_IN_SCRIPT = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}

VOID = ("meta", "input", "br")


class Html(str):
    """Markup that is safe as it is."""

    __slots__ = ()


def tag(name: str, *children: str, **attributes: str | None) -> Html:
    """Make an element; `class_` and `data_ev` are the attributes `class` and `data-ev`, None leaves one out."""
    given = {key.strip("_").replace("_", "-"): value for key, value in attributes.items() if value is not None}
    opening = "".join(f' {key}="{escaped(value)}"' for key, value in given.items())
    return Html(f"<{name}{opening}>" if name in VOID else f"<{name}{opening}>{joined(*children)}</{name}>")


def joined(*children: str) -> Html:
    """Put markup and text side by side."""
    return Html("".join(escaped(child) for child in children))


def escaped(text: str) -> Html:
    """Escape `text`, unless it is markup already."""
    return text if isinstance(text, Html) else Html(html.escape(printable(text)))


def json_block(value: object, **attributes: str) -> Html:
    """Embed `value` as JSON that a script may read and that no parser takes for markup."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False).translate(_IN_SCRIPT)
    safe = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return tag("script", Html(safe), type="application/json", **attributes)
