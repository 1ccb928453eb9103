"""What the options that pick records of a store mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from readout.store.filters import Filter


def asked_for(
    *,
    words: str = "",
    anywhere: bool = False,
    actor: str | None = None,
    recipient: str | None = None,
    party: str | None = None,
    between: tuple[str, str] | None = None,
    types: tuple[str, ...] = (),
    since: str | None = None,
    until: str | None = None,
    min_confidence: float | None = None,
    as_of: str | None = None,
) -> Filter:
    """The filter that the options mean.

    Raises:
        click.UsageError: one of them cannot be meant; the message says what may stand there.
    """
    from readout.errors import DataError
    from readout.store.filters import Filter, match_expression, wanted

    try:
        if words:
            match_expression(words)
        actor_, recipient_, party_ = (wanted(one) if one else None for one in (actor, recipient, party))
        pair = (wanted(between[0]), wanted(between[1])) if between else None
        upper = tuple(name.upper() for name in types)
        return Filter(words, anywhere, actor_, recipient_, party_, pair, upper, since, until, min_confidence, as_of)
    except DataError as wrong:
        raise click.UsageError(str(wrong)) from None
