"""Whom bare nouns, titles, pronouns and shared names mean, marked up in place: `[regime|SYR/GOV/]`; `[he|]` means nobody."""

from __future__ import annotations

from tests.resolve.marking import case, cases, found, wanted

PKK = "TUR/REB/Kurdistan Workers' Party"
BOKO_HARAM = "NGA/REB/Boko Haram"


# ---- what a bare noun means again ------------------------------------------------------------------------------------
@cases(
    case("terror group", "2016-08-08", f"Boko Haram freed ten girls. The [terror group|{BOKO_HARAM}] wants cash."),
    case("armed group", "2016-08-08", f"Boko Haram freed ten girls. The [armed group|{BOKO_HARAM}] wants cash."),
    case("fighters of a kind", "2016-08-08", f"Boko Haram freed ten girls. The [Islamist insurgents|{BOKO_HARAM}] want cash."),
    case(
        "not who fights them, by a relative clause",
        "2019-02-20",
        "Islamic State dug in. The Syrian Democratic Forces (SDF), which fought the [militants|IMG/REB/Islamic State], lost.",
    ),
    case(
        "the subject, where another does it to them",
        "2014-10-10",
        "Islamic State took a dam from the Peshmerga, who had fought the [extremists|IMG/REB/Islamic State] for a month.",
    ),
    case(
        "a coalition is no armed group",
        "2015-11-04",
        "The Saudi-led coalition bombed the Houthis. The [coalition|IGO//Saudi-led coalition in Yemen] regrets it.",
    ),
    case("an alliance", "2010-04-21", "NATO bombed a village. The [alliance|IGO//NATO] regrets it."),
    case("regime with its owner before", "2013-08-25", "The Assad regime denied it. The [regime|SYR/GOV/] bars inspectors."),
    case("regime without", "2013-08-25", "Envoys met. The [regime|] bars inspectors."),
    case(
        "a gloss after an abbreviation",
        "2016-05-05",
        f"Ankara calls the YPG an arm of the Kurdistan Workers' Party (PKK), a banned [terrorist group|{PKK}] with money.",
    ),
)
def test_a_bare_noun_means_again(marked: str, day: str) -> None:
    assert found(marked, day) == wanted(marked)


# ---- offices by the who's-who ----------------------------------------------------------------------------------------
@cases(
    case("leader of a state that one person leads", "1998-08-08", "The Iraqi [leader|IRQ/GOV/Saddam Hussein] refused."),
    case("leader where one of two offices leads", "2012-08-08", "The French [leader|FRA/GOV/François Hollande] refused."),
    case("leader where none leads alone", "2012-08-08", "The Polish [leader|POL/GOV/] refused."),
    case("leader of some in a state", "1998-08-08", "The Iraqi Shia [leader|IRQ/GOV/] refused."),
    case("leader of a group", "2012-08-08", "The Boko Haram [leader|NGA/REB/Abubakar Shekau] refused."),
    case("successor", "2016-09-24", "David Cameron spoke. His [successor|GBR/GOV/Theresa May] listened."),
    case("successor of a name", "2010-08-08", "Tony Blair's [successor|GBR/ELI/Gordon Brown] wrote a book."),
    case("predecessor", "2001-03-03", "George W. Bush spoke. His [predecessor|USA/ELI/Bill Clinton] listened."),
    case("a successor still to come", "2016-06-01", "David Cameron spoke. His [successor|GBR/UNK/] is not known."),
    case("ousted", "2011-03-01", "The [ousted president|EGY/ELI/Hosni Mubarak] stayed away from Cairo."),
    case("ousted, with its state", "2019-04-17", "The ousted Sudanese [president|SDN/ELI/Omar al-Bashir] sat in a cell."),
    case("elected", "2012-03-07", "The [president-elect|RUS/GOV/Vladimir Putin] thanked voters in Moscow."),
    case("head of a body", "2010-05-12", "The [head|IGO//Dominique Strauss-Kahn] of the IMF smiled."),
    case("not the spokesman of another house", "2010-05-12", "The White House [spokesman|USA/GOV/] smiled."),
    case("envoy at the UN", "2016-04-04", "The Russian [ambassador|RUS/GOV/Vitaly Churkin] warned the Security Council."),
    case("envoy elsewhere", "2016-04-04", "The Russian [ambassador|RUS/GOV/] was summoned in Warsaw."),
    case("a title of one place", "2015-10-01", "The [Chief Executive|HKG/GOV/Leung Chun-ying] spoke in Kowloon."),
    case("the same of a firm", "2015-10-01", "The [Chief Executive|HKG/BUS/] of Acme spoke in Kowloon."),
    case("with its region", "2012-09-19", "Scotland's [First Minister|GBR/GOV/Alex Salmond] set a date."),
)
def test_an_office_means(marked: str, day: str) -> None:
    assert found(marked, day) == wanted(marked)


# ---- persons ---------------------------------------------------------------------------------------------------------
@cases(
    case("described in the next sentence", "2015-05-05", "[Ana Ruiz|ESP/JRN/Ana Ruiz] was freed. The Spanish journalist wept."),
    case("the description", "2015-05-05", "Ana Ruiz was freed. The Spanish [journalist|ESP/JRN/Ana Ruiz] wept."),
    case("not of two", "2015-05-05", "Ana Ruiz met Lena Holm. The Spanish [journalist|ESP/JRN/] wept."),
    case("not of somebody known", "2015-05-05", "Barack Obama left. The Spanish [journalist|ESP/JRN/] wept."),
    case(
        "a title with a hyphen after the name",
        "2020-05-05",
        "Joe Biden met [Lena Berg|DNK/GOV/Lena Berg], Permanent Under-Secretary of State at the Danish foreign ministry.",
    ),
    case("an apostrophe", "2018-06-03", "[Peter O'Neill|PNG/GOV/Peter O'Neill] resigned."),
    case("a surname with an apostrophe", "2018-06-03", "[Mr O'Neill|PNG/GOV/Peter O'Neill] resigned."),
    case("a surname with its article", "2018-06-03", "[Al-Assad|SYR/GOV/Bashar al-Assad] was in Damascus."),
    case("a given name like an article", "2018-06-03", "[Al Gore|USA/ELI/Al Gore] was in Nairobi."),
    case("a given name like a state", "2018-06-03", "Police questioned [Jordan Fields|UNK/CVL/Jordan Fields]."),
    case("a state and a minister", "2018-06-03", "[Jordan|JOR/GOV/] Prime Minister Hani Mulki resigned."),
)
def test_a_person_is(marked: str, day: str) -> None:
    assert found(marked, day) == wanted(marked)


# ---- pronouns --------------------------------------------------------------------------------------------------------
@cases(
    case("an actor without a name", "2018-05-05", "A senator praised Emmanuel Macron in Paris. [He|FRA/LEG/] asked for more."),
    case("a spokesman, later", "2018-05-05", "A spokesman for Emmanuel Macron denied it. [He|FRA/GOV/] gave no reason."),
    case(
        "not a spokesman's own doing",
        "2018-05-05",
        "Emmanuel Macron fell ill. A spokesman said that [he|FRA/GOV/Emmanuel Macron] would rest.",
    ),
    case(
        "nor that of a man of his",
        "2018-05-05",
        "Emmanuel Macron fell ill. His doctor said that [he|FRA/GOV/Emmanuel Macron] would rest.",
    ),
    case("homes", "2016-05-05", "Gunmen drove villagers from [their|NGA/CVL/] homes in Borno, Nigeria."),
    case(
        "two of one state",
        "2010-05-12",
        "Nick Clegg joined David Cameron. [They|GBR/GOV/Nick Clegg;GBR/GOV/David Cameron] laughed.",
    ),
    case("as they", "2016-05-05", "The army of South Sudan shelled civilians as [they|SSD/CVL/] fled Malakal."),
)
def test_a_pronoun_means(marked: str, day: str) -> None:
    assert found(marked, day) == wanted(marked)


# ---- groups, backers and shared names --------------------------------------------------------------------------------
@cases(
    case(
        "a government and a group of one state",
        "2012-12-29",
        "The government of Colombia and the ELN signed. "
        "The two [parties|COL/GOV/;COL/REB/National Liberation Army of Colombia] embraced.",
    ),
    case("of the first named", "2012-12-29", "The [government|COL/GOV/] of Colombia and the ELN signed."),
    case("backed by one, in another", "2019-04-04", "Russian-backed [rebels|UKR/REB/] shelled a town in Ukraine."),
    case(
        "refugees are not of where talks are held",
        "2018-12-18",
        "Syria sent envoys. Syria wants more talks. They met in Geneva. The [refugees|SYR/REF/] wait.",
    ),
    case("a senate of the state told of", "2012-04-04", "Chile's leader lost. The [Senate|CHL/LEG/] in Santiago voted."),
    case("the senate of the table", "2012-04-04", "Barack Obama lost. The [Senate|USA/LEG/United States Senate] voted."),
    case("an opposition party", "2018-04-04", "Police raided the opposition [Chadema|TZA/OPP/Chadema] in Tanzania."),
    case("a people in the street", "2013-04-04", "The [Bolivians|BOL/CVL/] gathered in the square."),
    case("a people dealt with", "2013-04-04", "Talks with the [Iranians|IRN/GOV/] failed."),
    case("a capital that acts speaks for no namesake", "1992-01-25", "Washington recognised [Georgia|GEO/GOV/] and Moldova."),
)
def test_a_group_or_shared_name_means(marked: str, day: str) -> None:
    assert found(marked, day) == wanted(marked)
