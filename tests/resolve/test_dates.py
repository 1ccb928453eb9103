"""Dates in sentences: where they stand, what they mean on the day of publication, and what is no date at all.

The date is marked `[words|value]`; of a spell, `[words|first..last]`; `?` is a time without a calendar date.
"""

from __future__ import annotations

import re

import pytest

from readout.resolve.dates import READERS, DateMention, find_dates
from readout.tables import rows

MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


def read_marks(sentence: str) -> tuple[str, list[tuple[str, str]]]:
    """The sentence without its marks, and the marks."""
    return MARK.sub(r"\1", sentence), MARK.findall(sentence)


def show(text: str, mention: DateMention) -> tuple[str, str]:
    """A mention as a mark."""
    value = (mention.value or "?") + (f"..{mention.end}" if mention.end else "")
    return text[slice(*mention.span)], value


def check(sentence: str, publication: str | None) -> None:
    text, marks = read_marks(sentence)
    assert [show(text, m) for m in find_dates(text, publication)] == marks


FULL_DATES = [
    "The envoys signed on [24 February 2022|2022-02-24].",
    "The envoys signed on [24th February 2022|2022-02-24].",
    "The envoys signed on the [24th of February, 2022|2022-02-24].",
    "On [February 24, 2022|2022-02-24], the envoys signed.",
    "On [Feb. 24, 2022|2022-02-24] the envoys signed.",
    "On [Feb 24 2022|2022-02-24] the envoys signed.",
    "The envoys signed on [24/02/2022|2022-02-24].",
    "The envoys signed on [24.02.2022|2022-02-24].",
    "The envoys signed on [04/02/2022|2022-02-04].",  # day first
    "The envoys signed on [02/24/2022|2022-02-24].",  # no month 24
    "The envoys signed on [2022-02-24|2022-02-24].",
    "The envoys signed on [2022/02/24|2022-02-24].",
    "The envoys signed on [24-Feb-2022|2022-02-24].",
    "Posted [2022-02-24|2022-02-24]T10:30 by the embassy.",
    "The raid of [Thursday, February 24, 2022|2022-02-24] failed.",
    "The raid of [Thursday, 24 February 2022|2022-02-24] failed.",
    "The treaty dates from [September 11, 1998|1998-09-11].",
    "It flew on [29 February 2020|2020-02-29].",
    "Rebels took the port in [May 2019|2019-05].",
    "Rebels took the port in [May, 2019|2019-05].",
    "Rebels took the port in [Sept. 2019|2019-09].",
    "Rebels took the port in [early March 2019|2019-03].",
    "Rebels took the port in [mid-March 2019|2019-03].",
    "Rebels seized the port in [2014|2014].",
    "Sanctions have been in place since [2011|2011].",
    "The [2015|2015] nuclear deal is dead.",
    "Iran's [2019|2019] raid killed six.",
    "The charter ([1945|1945]) says so.",
    "He fled in [early 2014|2014] and returned in [mid-2016|2016].",
    "Fighting raged in the mountains in [the spring of 2014|2014].",
    "Exports rose in [the first quarter of 2021|2021-01..2021-03].",
    "Exports rose in [Q3 2021|2021-07..2021-09].",
    "Exports rose in [the second half of 2021|2021-07..2021-12].",
]

SPELLS = [
    "The fleet trained on [June 29-30, 2022|2022-06-29..2022-06-30].",
    "The fleet trained on [29–30 June 2022|2022-06-29..2022-06-30].",
    "The fleet trained from [June 29 to July 3, 2022|2022-06-29..2022-07-03].",
    "The fleet trained [June 29-July 3, 2022|2022-06-29..2022-07-03].",
    "The fleet trained from [30 December 2021 to 2 January 2022|2021-12-30..2022-01-02].",
    "The fleet trained from [30 December to 2 January 2022|2021-12-30..2022-01-02].",
    "The fleet trained from [24 February 2022 to 3 March|2022-02-24..2022-03-03].",
    "The fleet trained between [3 and 5 May 2021|2021-05-03..2021-05-05].",
    "The fleet trained between [3 May 2021 and 5 June 2021|2021-05-03..2021-06-05].",
    "The fleet trained between [June and August 2014|2014-06..2014-08].",
    "He served from [2014 to 2016|2014..2016].",
    "He served between [2011 and 2014|2011..2014].",
    "The [2021-22|2021..2022] budget shrank.",
    "He met rebels on [24 February 2022|2022-02-24] and [3 March 2022|2022-03-03].",  # two days, no spell
]

# Wednesday 15 June 2022
MIDWEEK = [
    "Shells fell [today|2022-06-15].",
    "Shells fell [earlier today|2022-06-15].",
    "Shells fell [today evening|2022-06-15].",
    "Shells fell [this morning|2022-06-15].",
    "The chamber votes [tonight|2022-06-15].",
    "Shells fell [yesterday|2022-06-14].",
    "Shells fell [yesterday evening|2022-06-14].",
    "Shells fell [the day before yesterday|2022-06-13].",
    "Shells fell [last night|2022-06-14].",
    "Shells fell [overnight|2022-06-15].",
    "Shells fell at [dawn|2022-06-15].",
    "Shells fell at dawn on [Monday|2022-06-13].",
    "The court sits [tomorrow|2022-06-16].",
    "The court sits [the day after tomorrow|2022-06-17].",
    "Police raided the mosque on [Wednesday|2022-06-15].",
    "Police raided the mosque [Thursday|2022-06-09].",
    "Police raided the mosque on [Saturday night|2022-06-11].",
    "Police raided the mosque [early on Saturday|2022-06-11].",
    "Police raided the mosque [late on Sunday|2022-06-12].",
    "Police raided the mosque in the early hours of [Monday|2022-06-13].",
    "Police raided the mosque [last Thursday|2022-06-09].",
    "Police raided the mosque [last Wednesday|2022-06-08].",
    "Police raided the mosque on [Tuesday last week|2022-06-07].",
    "Police raided the mosque [last week on Tuesday|2022-06-07].",
    "[Monday|2022-06-13]'s raid failed.",
    "They will meet in Oslo on [Friday|2022-06-17].",
    "They are to meet in Oslo on [Friday|2022-06-17].",
    "On [Friday|2022-06-17], the two will meet in Oslo.",
    "The talks on [Friday|2022-06-17] will be held in Oslo.",
    "He would travel to Oslo, Paris and Rome on [Monday|2022-06-20].",
    "A vote is planned for [Monday|2022-06-20].",
    "A vote is scheduled for [Tuesday|2022-06-21].",
    "He flew in ahead of a vote on [Friday|2022-06-17].",
    "The ministers agreed to meet on [Monday|2022-06-20].",
    "Troops must leave by [Friday|2022-06-17].",
    "He told reporters he will not go, an aide said on [Monday|2022-06-13].",
    "Six men were killed by gunmen on [Monday|2022-06-13].",
    "Talks collapsed due to rain on [Tuesday|2022-06-14].",
    "He stood next to Biden on [Tuesday|2022-06-14].",
    "He will see the envoy who fled on [Monday|2022-06-13].",
    "[Next Monday|2022-06-20] the court sits.",
    "The court sits [this Friday|2022-06-17].",
    "The court sits on [Thursday next week|2022-06-23].",
    "Crowds gathered [over the weekend|2022-06-11..2022-06-12].",
    "Crowds gathered [last weekend|2022-06-11..2022-06-12].",
    "Crowds will gather [this weekend|2022-06-18..2022-06-19].",
    "Crowds gathered from [Monday to Thursday|2022-06-06..2022-06-09].",
    "Crowds will gather from [Friday to Sunday|2022-06-17..2022-06-19].",
    "Crowds gathered on [24 February|2022-02-24].",
    "Crowds gathered on [June 16|2022-06-16].",
    "Crowds gathered on [20 December|2021-12-20].",
    "Crowds gathered on [Thursday, February 24|2022-02-24].",
    "Crowds gathered on [Thursday (24 February)|2022-02-24].",
    "Crowds gathered on [Wednesday, 24 February|2021-02-24].",  # a Thursday in 2022
    "Crowds gathered on [1-3 May|2022-05-01..2022-05-03].",
    "Crowds gathered on [the 24th|2022-05-24].",
    "Crowds gathered on [10 June|2022-06-10], and on [the 12th|2022-06-12].",
    "Crowds gathered in [May|2022-05].",
    "Crowds gathered in [September|2021-09].",
    "Crowds gathered in [early March|2022-03].",
    "Crowds gathered [last May|2022-05].",
    "Crowds gathered in [May last year|2021-05].",
    "Crowds have gathered since [September|2021-09].",
    "The vote will be held in [November|2022-11].",
    "The vote will be held in [April|2023-04].",
    "Crowds gathered from [March to May|2022-03..2022-05].",
    "Crowds gathered from [August to October 2021|2021-08..2021-10].",
    "Crowds gathered in [October|2021-10] and in [March|2022-03].",
    "The truce ended [this week|2022-06].",
    "The truce ended [last week|2022-06].",
    "The truce ended [earlier this month|2022-06].",
    "The truce ended [late last month|2022-05].",
    "The truce ends [next month|2022-07].",
    "The truce ended [last year|2021].",
    "The truce ends [later this year|2022].",
    "The truce ends by [the end of the year|2022].",
    "The truce ended [two days ago|2022-06-13].",
    "The truce ended [nine days ago|2022-06-06].",
    "The truce ended [twenty-one days ago|2022-05-25].",
    "The truce ended [two hours ago|2022-06-15].",
    "The truce ended [a week ago|2022-06-08].",
    "The truce ended [a fortnight ago|2022-06].",
    "The truce ended [a week earlier|2022-06-08].",
    "The truce ended [exactly three weeks ago|2022-05-25].",
    "The truce ended [three weeks ago|2022-05].",
    "The truce ended [seven weeks ago|2022-04].",
    "The truce ended [two months ago|2022-04].",
    "The truce ended [four years ago|2018].",
    "The truce ended [a decade ago|2012].",
    "The truce ended [years ago|?].",
    "The army will leave in [three days|2022-06-18].",
    "The army leaves in [two weeks' time|2022-06].",
    "In [recent days|2022-06] the truce has frayed.",
    "In [recent months|?] the truce has frayed.",
    "In [the past 24 hours|2022-06-14..2022-06-15] six men died.",
    "The truce may end in [the coming days|?].",
    "They met ahead of the [two-year anniversary of|2020-06] the coup.",
    "They marked the [first anniversary of|2021-06] the coup.",
    "The war began [last winter|2021].",
    "The war began in [the spring|2022].",
    "The war began [last summer|2021].",
    "The war ended on [Christmas Day|2021-12-25].",
    "The war ended on [New Year’s Eve|2021-12-31].",
    "The war ended on [Good Friday 2019|2019-04-19].",
    "The [Easter Sunday|2022-04-17] bombings shook the capital.",
    "After [9/11|2001-09-11] the law changed.",
    "After the [September 11|2001-09-11] attacks the law changed.",
    "A march is set for [September 11|2022-09-11].",
    "On [2 May|2022-05-02] shells fell. [The next day|2022-05-03] the town burned.",
    "On [2 May|2022-05-02] shells fell. [Two days later|2022-05-04] the town burned.",
    "On [2 May|2022-05-02] shells fell. [The day before|2022-05-01], the mayor had fled.",
    "On [2 May|2022-05-02] shells fell. [Later that day|2022-05-02] the town burned.",
    "On [2 May|2022-05-02] shells fell. They spoke of the raid on Homs, Syria [the day prior|2022-05-01].",
    "[The next day|?] the town burned.",
    "[Hours after|?] the coup, the airport closed.",
    "[Two days after|?] the coup, the airport closed.",
    "In [the 1990s|?] the airport was closed.",
]

NEW_YEAR = [  # Monday 3 January 2022
    "A bomb went off on [30 December|2021-12-30].",
    "A bomb went off on [Friday|2021-12-31].",
    "A bomb went off [last week|2021-12].",
    "A bomb went off [last month|2021-12].",
    "A bomb went off in [December|2021-12].",
    "A bomb went off on [New Year's Day|2022-01-01].",
    "A bomb went off [two weeks ago|2021-12].",
    "A bomb went off [over the weekend|2022-01-01..2022-01-02].",
    "The court will rule on [28 February|2022-02-28].",
    "The court ruled on [29 February|2020-02-29].",
]

UNDATED = [
    "Shells fell on [Monday|?], and [the next day|?] the town burned.",
    "Shells fell [today|?], in [May|?] and on [24 February|?].",
    "Shells fell on [24 February 2022|2022-02-24] and in [2014|2014]; [the next day|2022-02-25] was calm.",
    "Shells fell from [Monday to Friday|?] [two days ago|?].",
    "Shells fell [over the weekend|?] and [last year|?].",
    "They marked the [first anniversary of|?] the coup.",
]

NO_DATES = [
    "Theresa May met the king; May said that the deal may hold.",
    "They spoke to May about trade.",
    "Protesters will march; the march is long.",
    "They March on the palace.",
    "They sat in the sun, and Sun Yat-sen sat too.",
    "The boy, aged 65, was no boy on the first day of the war.",
    "The 10-year-old girl and her 65 years old aunt fled.",
    "The firm paid $2014 and €2015, or 2016%.",
    "Call +1 555-2014-3300 or 020 7946 2022.",
    "Version 3.2022 beats 2.0.1, and Spain beat Italy 2-1.",
    "A group of 2014 soldiers stood in 2000 villages.",
    "The 24th president praised the 5th Fleet on the 12th floor.",
    "The Good Friday Agreement and Black Friday are names.",
    "The Sunday Times quoted Russia Today.",
    "The October Revolution and Black September are names.",
    "An F-16 and a Su-24 crashed after the fall of Kabul.",
    "He missed the first quarter of the match.",
    "The Arab Spring brought nothing.",
    "Open 24/7, it closes at 10:30.",
    "On 45 May 20221 nobody met 31/02/2022 or 2022-13-45.",
]


@pytest.mark.parametrize("sentence", FULL_DATES + SPELLS)
def test_written_out(sentence: str) -> None:
    check(sentence, "2022-03-10")


@pytest.mark.parametrize("sentence", MIDWEEK)
def test_midweek(sentence: str) -> None:
    check(sentence, "2022-06-15")


@pytest.mark.parametrize("sentence", NEW_YEAR)
def test_after_new_year(sentence: str) -> None:
    check(sentence, "2022-01-03")


@pytest.mark.parametrize("sentence", UNDATED)
def test_without_publication_date(sentence: str) -> None:
    check(sentence, None)


@pytest.mark.parametrize("sentence", NO_DATES)
def test_no_date(sentence: str) -> None:
    assert find_dates(sentence, "2022-06-15") == []


@pytest.mark.parametrize(
    ("publication", "sentence"),
    [
        ("2014-06-15", "The envoy called on [Sunday|2014-06-15]."),
        ("2014-06-15", "The envoy called [this Monday|2014-06-16]."),
        ("2014-06-14", "The envoy called [last weekend|2014-06-07..2014-06-08]."),
        ("2000-03-01", "The envoy called [yesterday|2000-02-29]."),
        ("1999-03-01", "The envoy called [yesterday|1999-02-28]."),
        ("1997-11-26", "The envoy called from [20 to 22 November|1997-11-20..1997-11-22]."),
        ("2024-01-31", "The envoy called [last month|2023-12]."),
        ("2024-03-31", "The envoy called [a month ago|2024-02]."),
        ("2024-05-14", "The envoy saw the families of the [October 7|2023-10-07] attacks."),
        ("2021-03-14", "The envoy saw the ruins of the [October 7|2020-10-07] attacks."),  # before the name was made
        ("2001-09-13", "The envoy called on [September 11|2001-09-11]."),
        ("0001-01-01", "The envoy called [yesterday|?]."),
        ("9999-12-31", "The envoy calls [tomorrow|?]."),
    ],
)
def test_on_other_days(publication: str, sentence: str) -> None:
    check(sentence, publication)


def test_every_row_of_the_table_has_a_reader() -> None:
    table = list(rows("readout.knowledge", "data/dates.tsv"))
    assert {row["reader"] for row in table} == set(READERS)
    patterns = [row["pattern"] for row in table]
    assert len(patterns) == len(set(patterns))


def test_publication_must_be_a_date() -> None:
    with pytest.raises(ValueError, match="soon"):
        find_dates("They met on Monday.", "soon")
