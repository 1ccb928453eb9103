"""What the words around a date say about it: what governs it, whether it lies ahead, whether it is a date at all."""

from __future__ import annotations

from readout.resolve.date_words import MONTHS, WEEKDAYS, Match, Token, words_of

LOOK_BACK = 14
LOOK_AHEAD = 10
BOUNDARIES = frozenset('.;:!?()"“”—…')
ENDS_OF = frozenset(words_of("end start beginning middle morning evening night week"))
SAID = frozenset(words_of("said says told announced added reported wrote tweeted warned stated declared confirmed"))
FUTURE = frozenset(words_of("will shall would ll upcoming forthcoming next due must tomorrow"))
DEADLINE = frozenset({"by", "until", "till"})
CUES_WITH = {
    "ahead": {"of"},
    "planned": {"for", "on"},
    "scheduled": {"for", "on", "to", "in", "at"},
    "slated": {"for", "on", "to"},
    "coming": set(MONTHS) | set(WEEKDAYS) | {"week", "month", "year", "days", "weeks", "months"},
}
BE = frozenset({"is", "are", "was", "were", "be", "been"})
BEFORE_TO = BE | frozenset(
    words_of("due set plans plan planned planning expected scheduled going intends intend slated about agreed ready hope")
)
SUBORDINATE = frozenset(words_of("who whom whose which when since because although"))
RELATIONS = {
    "since": "since",
    "before": "before",
    "by": "before",
    "after": "after",
    "following": "after",
    "until": "until",
    "till": "until",
    "from": "from",
    "starting": "from",
    "beginning": "from",
    "prior to": "before",
    "ahead of": "before",
    "up to": "until",
    "as of": "from",
}
SKIPPED = frozenset(words_of("the on about around early late mid - at least last this a in"))
CALENDAR = frozenset({"MON", "WD", "MONTH", "WEEKDAY"})
COUNTED = frozenset(words_of("million billion trillion percent % per thousand hundred km kg mm cm"))
NOT_DAYS = frozenset(words_of("black red bloody good holy super palm ash cyber shrove maundy giving girl"))
TITLES = frozenset(words_of("Times Telegraph Mirror Express Mail People Herald Mosque Agreement Accord Accords Club Group"))
ENTITIES = frozenset(words_of("Island Islands Revolution Movement Brigade Brigades Agreement Accord Accords Group Party"))
AFTER_A_DAY = frozenset(words_of("and or in at to when after with for by but as that while until from the he she it they"))
PEOPLE = frozenset(words_of("people men women children personnel police soldiers troops civilians fighters"))
NOT_PLURALS = frozenset(words_of("was is has as its his this us"))
AGES = frozenset({"old", "age"})


def relation(tokens: list[Token], at: int) -> str:
    """`since`, `before`, `after`, `until` or `from` where such a word governs the date that begins at token `at`."""
    back = at - 1
    while max(0, at - 6) <= back:
        pair = f"{_text(tokens, back - 1)} {tokens[back].text}".lower()
        if pair in RELATIONS or tokens[back].lower in RELATIONS:
            return RELATIONS.get(pair) or RELATIONS[tokens[back].lower]
        if tokens[back].lower == "of" and _text(tokens, back - 1).lower() in ENDS_OF:
            back -= 1
        elif tokens[back].lower not in SKIPPED:
            return ""
        back -= 1
    return ""


def leans_to_future(tokens: list[Token], start: int, end: int) -> bool:
    """Whether the clause puts the date of tokens `[start, end)` after publication: `will meet on Monday`."""
    if start and tokens[start - 1].lower in {"since", "after"}:
        return False
    return _cue_before(tokens, start) or _cue_after(tokens, start, end)


def _cue_before(tokens: list[Token], start: int) -> bool:
    for at in range(start - 1, max(-1, start - 1 - LOOK_BACK), -1):
        word = tokens[at].lower
        if word in SAID or word in SUBORDINATE or _is_boundary(tokens, at):
            return False
        if word in DEADLINE and all(token.lower in SKIPPED for token in tokens[at + 1 : start]):
            return True
        if _is_cue(tokens, at):
            return True
    return False


def _is_cue(tokens: list[Token], at: int) -> bool:
    word, after = tokens[at].lower, _text(tokens, at + 1).lower()
    before = _text(tokens, at - 1).lower()
    if word == "to":
        return before in BEFORE_TO and (before != "due" or _text(tokens, at - 2).lower() in BE)
    if word in CUES_WITH:
        return after in CUES_WITH[word]
    if word in {"will", "would", "next", "due"}:
        return after not in {"to", "because", "-"}
    return word in FUTURE or tokens[at].text == "may"


def _is_boundary(tokens: list[Token], at: int) -> bool:
    """The end of a clause; a comma between two names is only a list."""
    word = tokens[at].text
    if word == ",":
        return not (0 < at < len(tokens) - 1 and tokens[at - 1].text[0].isupper() and tokens[at + 1].text[0].isupper())
    return word in BOUNDARIES


def _cue_after(tokens: list[Token], start: int, end: int) -> bool:
    """A modal right after the date, or later in a clause that the date opens (`On Monday, the two will ...`)."""
    if end < len(tokens) and tokens[end].lower in {"will", "shall"}:
        return True
    opens = start == 0 or any(_is_boundary(tokens, at) for at in range(max(0, start - 2), start)) or start == 1
    if not opens:
        return False
    begin = end + 1 if end < len(tokens) and tokens[end].text == "," else end
    for at in range(begin, min(len(tokens), begin + LOOK_AHEAD)):
        word = tokens[at].lower
        if word in SAID or _is_boundary(tokens, at):
            return False
        if word in {"will", "shall"} or (word == "to" and tokens[at - 1].lower in {"is", "are"}):
            return True
    return False


def is_date(tokens: list[Token], match: Match) -> bool:
    """Whether the words around a match leave it a date: no part of a number, a name, an age or a sum of money."""
    if not _stands_alone(tokens, match):
        return False
    guards = {"calendar": _is_calendar, "year": _is_year, "weekday": _is_weekday, "ordinal_day": _is_ordinal_day}
    guards |= {"duration": _is_duration, "holiday": _is_holiday, "easter": _is_holiday, "named": _is_named}
    guards |= {"anchored": _is_anchored, "recurring": _is_recurring, "season": _is_season, "ahead": _is_duration}
    guards |= {"quarter": _is_quarter, "shift": _is_shift}
    guard = guards.get(match.pattern.reader)
    return guard is None or guard(tokens, match)


def _text(tokens: list[Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""


def _glued(tokens: list[Token], at: int) -> bool:
    """Whether token `at` follows its neighbour without a space."""
    return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start


def _in_calendar(tokens: list[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and not CALENDAR.isdisjoint(tokens[at].keys)


def _stands_alone(tokens: list[Token], match: Match) -> bool:
    """Neither end is glued to more of the same number or word (`F-16`, `$2014`, `2014%`, `10-year-old`)."""
    first, last = match.start, match.end - 1
    number_first = not tokens[first].text[0].isalpha() or "NUM" in tokens[first].keys
    if number_first and _glued(tokens, first) and tokens[first - 1].text not in {"(", '"', "“", "[", "'", "—", "‘"}:
        dash = tokens[first - 1].lower == "-"
        if not dash or (_glued(tokens, first - 1) and not _dates_before(tokens, first - 2)):
            return False
    if not _glued(tokens, match.end):
        return True
    follows = tokens[match.end].lower
    if follows in {"%", "°", "/", "+", "_"}:
        return False
    number_last = not tokens[last].text[0].isalpha() or match.pattern.reader in {"duration", "ago"}
    hyphenated = number_last and follows == "-" and _glued(tokens, match.end + 1)
    return not hyphenated or _dates_after(tokens, match.end + 1)


def _dates_before(tokens: list[Token], at: int) -> bool:
    return _in_calendar(tokens, at) or _text(tokens, at).lower() in {"mid", "early", "late", "pre", "post", "non"}


def _dates_after(tokens: list[Token], at: int) -> bool:
    return _in_calendar(tokens, at) or (_text(tokens, at).isdigit() and _in_calendar(tokens, at + 1))


def _is_calendar(tokens: list[Token], match: Match) -> bool:
    after = _text(tokens, match.end)
    if match.pattern.argument == "bare":
        before = _text(tokens, match.start - 1)
        named = before.lower() in NOT_DAYS or (before[:1].isupper() and not _opens_sentence(tokens, match.start - 1))
        return tokens[match.start].text[0].isupper() and not named and not after[:1].isupper()
    names = [name for name, _ in match.values]
    if names == ["MONTH"] or names == ["AMONTH"]:
        return tokens[match.end - 1].text[0].isupper() or not _in_calendar(tokens, match.end - 1)
    return not (after.lower() in COUNTED and names[-1] == "DAY")


def _opens_sentence(tokens: list[Token], at: int) -> bool:
    return at <= 0 or tokens[at - 1].text in BOUNDARIES


def _is_year(tokens: list[Token], match: Match) -> bool:
    """A year, not a count: `in 2014` but not `of 2014 men`, `in 2000 villages`."""
    before, after = _text(tokens, match.start - 1).lower(), _text(tokens, match.end)
    if match.pattern.argument == "attributive":
        return after[:1].isalpha() and after not in PEOPLE
    plural = after.islower() and (after.endswith("s") or after in PEOPLE) and after not in NOT_PLURALS
    if after.lower() in COUNTED or after in {"$", "€", "£"}:
        return False
    round_number = tokens[match.end - 1].text.endswith("00")
    return not plural or (before in {"in", "since", "until", "during", "("} and not round_number)


def _is_weekday(tokens: list[Token], match: Match) -> bool:
    before, after = _text(tokens, match.start - 1), _text(tokens, match.end)
    return not (before[:1].isupper() and before.lower() in NOT_DAYS) and after not in TITLES


def _is_ordinal_day(tokens: list[Token], match: Match) -> bool:
    """`on the 24th` stands for a day where no noun follows (`the 24th president`)."""
    if match.pattern.argument or match.all("WD"):
        return True
    after = _text(tokens, match.end)
    return not after[:1].isalnum() or after in AFTER_A_DAY


def _is_duration(tokens: list[Token], match: Match) -> bool:
    after = [_text(tokens, at).lower() for at in range(match.end, match.end + 3)]
    return after[0] not in AGES and not (after[0] in {"-", "of"} and after[1] in AGES)


def _is_holiday(tokens: list[Token], match: Match) -> bool:
    after = _text(tokens, match.end)
    return tokens[match.start].text[0].isupper() and after not in TITLES and after not in ENTITIES


def _is_named(tokens: list[Token], match: Match) -> bool:
    return _text(tokens, match.end).lower() != "of" and _text(tokens, match.start - 1).lower() != "chapter"


def _is_anchored(tokens: list[Token], match: Match) -> bool:
    """`the day before` counts from a day already named only where no event follows it (`the day before the vote`)."""
    if not match.pattern.argument.endswith(":end"):
        return True
    after = _text(tokens, match.end)
    return not after[:1].isalnum() or after.lower() in {"and", "but", "in", "at", "when", "by", "said", "on"}


def _is_recurring(tokens: list[Token], match: Match) -> bool:
    """Lower case, or a weekday: `daily`, not the `Daily Mail`."""
    last = match.end - 1
    return tokens[last].text.islower() or "WEEKDAYS" in tokens[last].keys or match.end - match.start > 1


def _is_season(tokens: list[Token], match: Match) -> bool:
    at = next(i for i in range(match.start, match.end) if "SEASON" in tokens[i].keys)
    if match.all("YEAR"):
        return True
    return tokens[at].text.islower() and _text(tokens, match.end).lower() not in {"of", "in"}


def _is_quarter(tokens: list[Token], match: Match) -> bool:
    """Of a year, not `the first quarter of the match`."""
    return _text(tokens, match.end).lower() != "of"


def _is_shift(tokens: list[Token], match: Match) -> bool:
    """`today`, not `Russia Today`."""
    named = tokens[match.start].text[0].isupper() and _text(tokens, match.start - 1)[:1].isupper()
    return match.end - match.start > 1 or not named
