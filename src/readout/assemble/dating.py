"""Dating of news: for each act the likeliest of its candidate dates, weighed by boosted trees."""

from __future__ import annotations

from functools import cache
from importlib import resources

from readout.assemble.date_candidates import CandidateDates
from readout.assemble.dates_in_text import DatesInText
from readout.assemble.draft import ChosenDate, Draft
from readout.model.trees import Trees, load_trees


@cache
def dating() -> Trees:
    """The trees that say how likely a candidate date is right."""
    return load_trees(resources.files("readout.assemble").joinpath("data/dating.json"))["dates"]


def date_news(drafts: list[Draft], dates: DatesInText) -> None:
    """Choose in place the date of each draft.

    Args:
        drafts: of one news report, in text order.
    """
    candidates = CandidateDates(dates)
    choices = [(draft, candidates.of(draft)) for draft in drafts]
    chances = iter(dating().chances([one.features for _, found in choices for one in found]))
    for draft, found in choices:
        weighed = [ChosenDate(one.value, one.mention, next(chances)) for one in found]
        draft.chosen = max(weighed, key=lambda one: one.chance)
