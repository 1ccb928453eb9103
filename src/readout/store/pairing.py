"""Two documents of a store as accounts to compare: by their ids, or chosen out of an episode."""

from __future__ import annotations

from readout.errors import DataError
from readout.link.pairing import Pairing, pairing
from readout.link.report import Report
from readout.records import Coded
from readout.store.view import View


def stored_account(view: View, document: str) -> Coded:
    """What a document yielded.

    Raises:
        DataError: none of this id holds; the message names the fix.
    """
    found = view.coded(document)
    if found is None:
        raise DataError(f"no document {document} in {view.path}; `readout search` shows ids, readout add stores documents")
    return found


def stored_pair(view: View, episode: str) -> tuple[Coded, Coded, Pairing]:
    """The two accounts of an episode to set side by side, and why these.

    Args:
        episode: its id, or the first characters of it.

    Raises:
        DataError: there is no such episode, or only one source tells of it; the message names the fix.
    """
    held = view.episode(episode)
    if held is None:
        raise DataError(_unknown(view, episode))
    told, found = held
    try:
        chosen = pairing([Report(one.event, one.document, one.family) for one in found])
    except DataError as alone:
        raise DataError(f"episode {told['id']}: {alone}") from None
    return stored_account(view, chosen.a), stored_account(view, chosen.b), chosen


def _unknown(view: View, episode: str) -> str:
    """Why no episode goes by this; whoever gave the id of a record gets that of its episode."""
    records = view.records(episode)
    if len(records) == 1:
        return f"{episode} is a record, of episode {records[0].event.episode}; give that"
    return f"{episode} is or begins the id of no one episode in {view.path}; readout episodes --store {view.path} lists them"
