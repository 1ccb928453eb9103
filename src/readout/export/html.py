"""Format `html`: one self-contained page; each text with its evidence, beside it the records, each lighting up its own.

CSS and script are in the page, named by hash in its Content-Security-Policy; nothing is ever fetched. How it looks and
moves is in templates/, how a document becomes elements in articles.py.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from importlib.resources import files
from string import Template
from typing import IO

from readout.export.articles import article, legend
from readout.records import Coded


class Page:
    """The head, one article a document, the script: written one document at a time."""

    binary = False

    def open(self, stream: IO[str]) -> None:
        """Write the head of the page."""
        self._stream = stream
        self._documents = 0
        style, script = template("page.css"), template("page.js")
        parts = {"policy": policy(style, script), "style": style, "legend": legend()}
        stream.write(Template(template("head.html")).substitute(parts))

    def write(self, coded: Coded) -> None:
        """Write the article of one document."""
        self._documents += 1
        self._stream.write(article(coded, f"d{self._documents}") + "\n")

    def close(self) -> None:
        """Write the script and end the page."""
        self._stream.write(Template(template("foot.html")).substitute(script=template("page.js")))


def policy(style: str, script: str) -> str:
    """Forbid everything but the page's own style and script, each named by its hash."""
    return f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"


def _hash(source: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(source.encode()).digest()).decode()


def template(name: str) -> str:
    """A file of templates/ as text."""
    return (files("readout.export") / "templates" / name).read_text(encoding="utf-8")
