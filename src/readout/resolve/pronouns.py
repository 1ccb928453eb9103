"""Whom a pronoun means: `we`, `they`, `it`, `he`, `both`."""

from __future__ import annotations

from spacy.tokens import Token

from readout.extract.mention import Mention
from readout.extract.syntax import conjuncts
from readout.records import Participant
from readout.resolve.country import is_subject
from readout.resolve.doers import doer_of
from readout.resolve.groups import group, issuer_party, principals
from readout.resolve.parties import NOBODY, Parties, Resolution, distinct, echo
from readout.resolve.story import Story

I_FORMS = frozenset({"i", "my", "me"})
WE_FORMS = frozenset({"we", "our", "us"})
IT_FORMS = frozenset({"it", "its", "itself"})
HE_FORMS = frozenset({"he", "him", "his", "himself"})
SHE_FORMS = frozenset({"she", "her", "herself"})
ORDINALS = {"former": 0, "latter": 1}
TELLING = frozenset("say add tell explain argue insist claim note warn write continue recall stress admit concede".split())
HOMES = frozenset("home homeland house country village town farm land job family life".split())
MEANWHILE = frozenset({"as", "while", "when"})
DENYING = frozenset("deny reject dismiss refute".split())
CHARGING = frozenset("accuse blame charge suspect".split())
JUDGING = frozenset("thank praise congratulate criticise criticize condemn rebuke mock commend scold applaud laud".split())
FOR = frozenset("for on over".split())
NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4}


def of_pronoun(story: Story, mention: Mention) -> Resolution:
    """What a pronoun, or a number that stands alone, means in the light of what was told before."""
    word, token = mention.text.lower(), story.doc[mention.head]
    if word in I_FORMS | WE_FORMS:
        return _of_first_person(story, mention, word)
    if word in ORDINALS:
        pair = story.history.pair(token.sent.start)
        return Resolution(echo(pair[ORDINALS[word]], mention), "pronoun") if pair else NOBODY
    answering = _accused(story, token) or _thanked(story, token, word)
    if answering:
        return Resolution(echo(answering, mention), "pronoun")
    if mention.kind == "group":
        return Resolution(echo(group(story, NUMBERS.get(word), states=False), mention), "group")
    if mention.plural:
        found = _they(story, token)
    elif word in IT_FORMS:
        undergoes = word == "it" and token.dep_ in {"dobj", "pobj"}
        found = story.history.thing(token.sent.start, other=undergoes) or story.history.thing(token.sent.start)
    elif word in HE_FORMS | SHE_FORMS:
        sex = "m" if word in HE_FORMS else "f"
        owns = token.tag_ == "PRP$"
        doer = None if owns else doer_of(token)
        start = token.sent.start
        speaker = story.speaker(mention)
        found = story.history.single(mention, sex, start, doer=doer, aside=_is_aside(token), speaker=speaker)
        found = found or story.history.single(mention, sex, start, doer=doer, speaker=speaker)
    else:
        return NOBODY
    return Resolution(echo(found, mention), "pronoun")


def _of_first_person(story: Story, mention: Mention, word: str) -> Resolution:
    """Outside quotations: who meets, where they speak together; the speaker of a statement; the issuer of a readout."""
    token = story.doc[mention.head]
    if word == "we":
        explained = next((c for c in token.children if c.dep_ == "appos" and c.i > token.i), None)
        found = _ahead(story, explained) if explained is not None else ()
        if found:
            return Resolution(echo(found, mention), "document")
        met = principals(story)
        if len(met) > 1 and token.head.dep_ in {"ROOT", "conj"} and is_subject(token):
            return Resolution(echo(met, mention), "pronoun")
    speaker = _speaker(story)
    if word in I_FORMS and speaker is not None:
        return Resolution(echo((speaker,), mention), "pronoun")
    if story.issuer is not None and story.document.kind != "news":
        return Resolution(issuer_party(story, mention), "pronoun")
    return NOBODY


def _ahead(story: Story, token: Token) -> Parties:
    """Parties of a phrase that stands after the pronoun it explains (`We, the Government of X and the Y Front, ...`)."""
    members = [story.mentions.at(member) for member in conjuncts(token)]
    return distinct(p for m in members if m is not None and m.kind != "pronoun" for p in story.look_ahead(m))


def _they(story: Story, token: Token) -> Parties:
    """`they` as subject of a readout's sentence: its participants, unless the sentence before speaks of another group."""
    affected = _those_affected(story, token)
    if affected:
        return affected
    met = principals(story)
    if story.document.kind != "news" and len(met) > 1 and is_subject(token):
        return story.history.last_group_subject(token.sent.start) or met
    return story.history.plural(token.sent.start, doer_of(token))


def _those_affected(story: Story, token: Token) -> Parties:
    """`drove villagers from their homes`, `the people as they rebuild`: those named just before, whoever acts."""
    sentence = token.sent.start
    if token.tag_ == "PRP$" and token.head.lemma_.lower() in HOMES and token.head.dep_ == "pobj":
        return story.history.crowd_before(token.i, sentence)
    clause = token.head
    mark = next((c for c in clause.children if c.lower_ in MEANWHILE and c.i < token.i), None)
    if token.dep_ != "nsubj" or clause.dep_ != "advcl" or mark is None or mark.i <= sentence:
        return ()
    before = story.mentions.at(story.doc[mark.i - 1])
    if before is None or not before.plural or before.kind not in {"role", "people"} or is_subject(story.doc[before.head]):
        return ()
    return story.meaning(before).parties


def _accused(story: Story, token: Token) -> Parties:
    """`X accused Y of firing. It denied ...`: who was accused just before is who denies."""
    if token.dep_ != "nsubj" or token.head.lemma_.lower() not in DENYING:
        return ()
    begin = story.doc[token.sent.start - 1].sent.start if token.sent.start else 0
    charged = [m for m in story.history.met if m.mention.first >= begin and m.mention.kind != "pronoun"]
    found = [m for m in charged if (o := story.doc[m.mention.head]).dep_ == "dobj" and o.head.lemma_.lower() in CHARGING]
    return found[-1].parties if found else ()


def _thanked(story: Story, token: Token, word: str) -> Parties:
    """`X thanked Y for his support`: Y's own."""
    reason = token.head.head
    if token.tag_ != "PRP$" or word not in HE_FORMS | SHE_FORMS or reason.lower_ not in FOR or reason.dep_ != "prep":
        return ()
    verb = reason.head
    thanked = next((c for c in verb.children if c.dep_ == "dobj"), None) if verb.lemma_.lower() in JUDGING else None
    other = story.mentions.at(thanked) if thanked is not None else None
    parties = story.meaning(other).parties if other is not None and other.kind in {"person", "role"} else ()
    person = story.people.find(other.words, None) if other is not None and other.kind == "person" else None
    sex = "m" if word in HE_FORMS else "f"
    return parties if len(parties) == 1 and (person is None or person.sex in ("", sex)) else ()


def _speaker(story: Story) -> Participant | None:
    """Who says `I` in a statement: the one person of its title."""
    alone = story.document.kind in {"statement", "transcript"} and len(story.title) == 1
    return story.title[0] if alone else None


def _is_aside(token: Token) -> bool:
    """`, he said, ` or `, she added.`: whoever speaks was named before the words that it breaks into or follows."""
    before = token.nbor(-1) if token.i > token.sent.start else None
    told = token.dep_ == "nsubj" and token.head.i == token.i + 1 and token.head.lemma_.lower() in TELLING
    return told and before is not None and (before.text == "," or before.is_quote)
