"""The exit codes of commands beside 0 (done) and 2 (usage, from click); scripts rely on them."""

from __future__ import annotations

FAILED = 1  # nothing could be done
SOME_FAILED = 3  # some documents, lines or records; each is named, the others are done
NOT_FOUND = 4
MISMATCH = 5  # a record does not say what its text says
INTERRUPTED = 130  # as shells have it for Ctrl-C
