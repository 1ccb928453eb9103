"""Who said, thought or feared what, one phenomenon a sentence: `kind [speaker] <cue> {content} -> addressee`."""

from __future__ import annotations

import time

import pytest

from readout.evaluate.quotes import score_quotes
from readout.extract.parse import parse
from readout.extract.quotation_marks import find_quotations
from readout.extract.quotes import find_quotes, speaker_of
from readout.records import Quote, Span


def quotes(text: str) -> list[Quote]:
    return find_quotes(next(parse([text])))


def shown(text: str) -> list[str]:
    """Every attribution of a text, as a line that a reader can check."""

    def cut(spans: tuple[Span, ...]) -> str:
        return " | ".join(text[a:b] for a, b in spans)

    return [
        f"{q.kind} [{cut(q.speaker)}] <{cut(q.cue)}> {{{cut(q.content)}}}" + (f" -> {cut(q.addressee)}" if q.addressee else "")
        for q in quotes(text)
    ]


DIRECT = {
    # speaker behind the cue; two quotations around one attribution are one record
    "“We will not wait,” said Marta Ilves, the harbour minister, on Monday. “The port closes tonight.”": [
        "direct [Marta Ilves, the harbour minister] <said> {We will not wait, | The port closes tonight.}"
    ],
    # cue in the middle of a sentence
    '"If they come," Prado said, "we will talk."': ["direct [Prado] <said> {If they come, | we will talk.}"],
    # addressee; a question mark inside
    '"Did you see it?" Prado asked the clerk.': ["direct [Prado] <asked> {Did you see it?} -> the clerk"],
    # the next sentence introduces its own quotation
    "“The talks,” the envoy said, “went well.” He added: “But they are not over.”": [
        "direct [the envoy] <said> {The talks, | went well.}",
        "direct [He] <added> {But they are not over.}",
    ],
    # comma behind the mark
    "“The strike is over”, said Lind.": ["direct [Lind] <said> {The strike is over}"],
    # colon
    "Asked if he would stand, Brandt said: “Wait and see.”": [
        "indirect [] <Asked> {if he would stand}",
        "direct [Brandt] <said> {Wait and see.}",
    ],
    # a relative clause describes the speaker
    '"A deal is near," said a diplomat who left early.': ["direct [a diplomat who left early] <said> {A deal is near,}"],
    # a statement that speaks for itself, over two paragraphs
    'The ministry\'s statement reads: "The border is closed.\n\n"It will stay closed."': [
        "direct [The ministry's statement] <reads> {The border is closed. | It will stay closed.}"
    ],
    # single marks, possessives and elisions
    "'It's the dockers' choice,' said Bo Lind. 'We won't stop 'em.'": [
        "direct [Bo Lind] <said> {It's the dockers' choice, | We won't stop 'em.}"
    ],
    # a quotation inside a quotation, with its own speaker
    "She told us: ‘My father said, “Never sign”, and I never did.’": [
        "direct [She] <told> {My father said, “Never sign”, and I never did.} -> us",
        "direct [My father] <said> {Never sign}",
    ],
    # according to
    '"The road is open," according to the mayor.': ["direct [the mayor] <according to> {The road is open,}"],
    # standing free in a paragraph of its own
    "“We slept here,” one woman said.\n\n“There was no water at all.”": [
        "direct [one woman] <said> {We slept here,}",
        "direct [] <> {There was no water at all.}",
    ],
    # a fragment that is all there is of the content
    "Prado dismissed the report as “fiction”.": ["direct [Prado] <dismissed> {fiction}"],
    "Roth wrote on Facebook: “Done.”": ["direct [Roth] <wrote> {Done.}"],
    "Mission over!” is no quotation.": [],
    # a participle introduces the second quotation
    "“No,” said Lind, adding: “Never.”": ["direct [Lind] <said> {No,}", "direct [Lind] <adding> {Never.}"],
}

INDIRECT = {
    "The talks, Mr Okoye said, had failed.": ["indirect [Mr Okoye] <said> {The talks | had failed}"],
    "The talks had failed, Okoye said on Tuesday.": ["indirect [Okoye] <said> {The talks had failed}"],
    "Okoye accused the rebels of shelling the market.": ["indirect [Okoye] <accused> {shelling the market}"],
    "The general was accused by two officers of ordering the raid.": ["indirect [two officers] <accused> {ordering the raid}"],
    "The coast guard urged Spain to send a ship and vowed to keep searching.": [
        "indirect [The coast guard] <urged> {to send a ship} -> Spain",
        "indirect [The coast guard] <vowed> {to keep searching}",
    ],
    "The bishop called on the generals to free the students.": [
        "indirect [The bishop] <called> {to free the students} -> the generals"
    ],
    "She refused to name the donor.": ["indirect [She] <refused> {to name the donor}"],
    "Villagers fear that the dam will burst, and engineers believe it may.": [
        "indirect [Villagers] <fear> {the dam will burst}",
        "indirect [engineers] <believe> {it may}",
    ],
    "But Lind thinks the deal is dead, and hopes that Peru will walk away.": [
        "indirect [Lind] <thinks> {the deal is dead}",
        "indirect [Lind] <hopes> {Peru will walk away}",
    ],
    "The judge asked whether the accused had been warned.": [
        "indirect [The judge] <asked> {whether the accused had been warned}"
    ],
    "The road, according to the mayor of Lund, is open.": ["indirect [the mayor of Lund] <according to> {The road | is open}"],
    "The road is open, according to the mayor.": ["indirect [the mayor] <according to> {The road is open}"],
    "According to the mayor, the road is open.": ["indirect [the mayor] <According to> {the road is open}"],
    "In the words of the coach, the season was over.": ["indirect [the coach] <words> {the season was over}"],
    "It was reported that the convoy had turned back.": ["indirect [] <reported> {the convoy had turned back}"],
    "He is believed to have fled to Chile.": ["indirect [] <believed> {to have fled to Chile}"],
    "Ruiz noted that the army had pulled back and said that the road was safe.": [
        "indirect [Ruiz] <noted> {the army had pulled back}",
        "indirect [Ruiz] <said> {the road was safe}",
    ],
    "The report found that guards had slept. A guard found that his keys were gone.": [
        "indirect [The report] <found> {guards had slept}"
    ],
    "Finland considers the law a breach of the treaty.": ["indirect [Finland] <considers> {the law a breach of the treaty}"],
    "The union is convinced that the mine will close.": ["indirect [The union] <convinced> {the mine will close}"],
    "Lind was adamant that he had told nobody.": ["indirect [Lind] <adamant> {he had told nobody}"],
    "Ruling party officials denied paying the militia.": ["indirect [Ruling party officials] <denied> {paying the militia}"],
    "Senn insisted on a vote, called for calm and demanded an apology.": [
        "indirect [Senn] <insisted> {a vote}",
        "indirect [Senn] <called> {calm}",
        "indirect [Senn] <demanded> {an apology}",
    ],
    # headlines and labels
    "Talks to resume Monday, says minister": ["indirect [minister] <says> {Talks to resume Monday}"],
    "Ferry strike over, union says": ["indirect [union] <says> {Ferry strike over}"],
    "Minister: Talks will resume": ["direct [Minister] <> {Talks will resume}"],
    "Syria crisis: aid convoy turned back": [],
    "Source: harbour office": [],
}

MIXED = {
    "Prado said the plan was “a gift” and that she would vote against it.": [
        "mixed [Prado] <said> {the plan was “a gift” and that she would vote against it}"
    ],
    "Kanu accused Dario Melk of “selling out” the fishermen.": ["mixed [Kanu] <accused> {selling out” the fishermen}"],
    "Prado, he said, was “a coward”.": ["mixed [he] <said> {Prado | was “a coward}"],
    "Her brother had “never once” lied, Prado said.": ["mixed [Prado] <said> {Her brother had “never once” lied}"],
    "Okoye left early, adding that “no one” would return.": ["mixed [Okoye] <adding> {no one” would return}"],
}

NONE = {
    "He was known as the “Fox” of the delta.": [],
    "Her film “The Last Ferry” opened in Lund.": [],
    "“Nobody pays” has become a slogan.": [],
    "The dogs' bowls and the '90s posters were sold.": [],
    "The mine closed in June.": [],
}


@pytest.mark.parametrize(("text", "expected"), [*DIRECT.items(), *INDIRECT.items(), *MIXED.items(), *NONE.items()])
def test_an_attribution(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


def test_turns_of_a_transcript() -> None:
    text = "Q: Will you resign?\nMINISTER: No. The matter is closed.\nQ: Why?"
    assert shown(text) == [
        "direct [Q] <> {Will you resign?}",
        "direct [MINISTER] <> {No. The matter is closed.}",
        "direct [Q] <> {Why?}",
    ]


def test_a_release_that_is_never_closed_ends_before_the_narrator() -> None:
    text = (
        "The release from the ministry reads, “The ministers spoke by phone.\n\nThey agreed to meet in Lund.\n\n"
        "Residents told this paper that the port stayed shut."
    )
    assert [text[a:b] for a, b in find_quotations(text)[0].spans] == [
        "The ministers spoke by phone.",
        "They agreed to meet in Lund.",
    ]


def test_a_credit_line_does_not_end_a_release_that_is_never_closed() -> None:
    text = (
        "The release from the ministry reads, “The ministers spoke by phone.\n\nSource: PR desk\n\n"
        "They agreed to meet in Lund.\n\nResidents told this paper that the port stayed shut."
    )
    assert [text[a:b] for a, b in find_quotations(text)[0].spans] == [
        "The ministers spoke by phone.",
        "They agreed to meet in Lund.",
    ]


def test_a_speech_that_is_never_closed_ends_with_its_first_person() -> None:
    text = "Lind said: “We began in June.\n\nWe had no tents of our own.\n\nLind died in August."
    assert [text[a:b] for a, b in quotes(text)[0].content] == ["We began in June.", "We had no tents of our own."]


def test_a_mark_that_opens_twice_ends_what_was_open() -> None:
    text = "“I began. “You end,” he said."
    assert [(text[a:b], q.closed) for q in find_quotations(text) for a, b in q.spans] == [
        ("I began.", False),
        ("You end,", True),
    ]


def test_nested_quotations_know_what_is_around_them() -> None:
    found = find_quotations("“He said ‘no’ and left,” Lind said.")
    assert [q.parent for q in found] == [-1, 0]


def test_a_free_standing_quotation_takes_its_neighbours_speaker() -> None:
    text = "“We slept here,” one woman said.\n\n“There was no water at all.”"
    found = quotes(text)
    assert found[1].speaker == ()
    assert [text[a:b] for a, b in speaker_of(found, 1)] == ["one woman"]


def test_texts_of_marks_only_are_harmless() -> None:
    for text in ("", "“", '"""', "‘’“”«»", "“\n\n“\n\n”", ": “", "said", "according to", "“,” said"):
        quotes(text)


def test_time_grows_with_length_only() -> None:
    text = 'He said “a, ‘b’ and "c", she added. ' * 300
    begin = time.perf_counter()
    find_quotations(text * 10)
    assert time.perf_counter() - begin < 2


def test_a_deep_tree_does_not_overflow() -> None:
    assert len(quotes("He said that " * 900 + "it rained.")) > 100


def test_spans_lie_in_the_text_and_in_order() -> None:
    text = " ".join(DIRECT)
    found = quotes(text)
    firsts = [min((*q.speaker, *q.cue, *q.content)) for q in found]
    assert firsts == sorted(firsts)
    assert all(0 <= a < b <= len(text) for q in found for a, b in (*q.speaker, *q.cue, *q.content, *q.addressee))


def test_scores_ignore_punctuation_at_the_ends() -> None:
    gold = [{"id": "1", "text": "“No,” he said.", "quotes": [{"speaker": [[6, 8]], "cue": [[9, 13]], "content": [[1, 4]]}]}]
    system = [{"id": "1", "quotes": [{"speaker": [[6, 8]], "cue": [], "content": [[1, 3]]}]}]
    scores = score_quotes(gold, system)
    assert (scores["source"]["f1"], scores["cue"]["f1"], scores["content"]["f1"]) == (100, 0, 100)
