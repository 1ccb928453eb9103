"""Small files of actors, made up for the tests: nobody in them exists but those whom our own tables know."""

from __future__ import annotations

DICTIONARY = """\
# invented actors
<!-- a comment
OVER_LINES [USAGOV] -->
<CREATED 2024>
VLADIMIR_PUTIN_  ; known to the tables
+PUTIN_
+V._V._PUTIN
\t[RUSGOV 991231-080507]
\t[RUSGOV >20120507]
\t[RUSELI]
ZARKOVIAN_FRONT_ {ZARK_FRONT, ZFR} [SRBREB <100101] [SRBOPP]
RURITANIA_ [ROM]
OLD_NAME_FOR_NOBODY [---]
OTHER_NOBODY [###]
WORLD_CHESS_UNION [IGOUNOEDU]
JANE_Q_DOE [USAGOVXYZ]
"""

BROKEN_DICTIONARY = """\
GOOD_PERSON [NORGOV]
UNCLOSED [RUSGOV
WITHOUT_CODE_
NO_SUCH_STATE [QQQGOV]
NO_SUCH_DAY [RUSGOV 991331-080507]
  [RUSGOV]
!NOWHERE!_CLERK [~GOV]
NO_SUCH_ROLE [~QQQ]
"""

AGENTS = """\
!WIZARD! = WIZARD, WIZARDS, COURT_MAGE
!WIZARD!_OF_THE_STATE  [~GOV]
CHESS!PERSON! [~SOC]
GRANDMASTER {GRANDMASTERS} [~ELI]
EFFENDI [GOV~]
RABBLE {} [~CVL]
!PERSON! = MAN, WOMAN
"""

TABLE = """\
Label;Synonyms;Country;Role;Position;From;To;Wikidata
Narendra Modi;NaMo|Modiji;in;GOV;Prime Minister;2014-05-26;;Q1058
"Test; Ada";Testperson;NOR;OPP;Leader of the Opposition;2020-01-01;2021-01-01;
Haven Works;;us;BUS;;;;
"""

BROKEN_TABLE = """\
name,code,sector,start,end,qid
Ada Test,XX,GOV,,,
Ada Test,NOR,GOOD,,,
Ada Test,NOR,GOV,2020,2019,
Ada Test,NOR,GOV,2020-13,,
Ada Test,NOR,GOV,,,1058
,NOR,GOV,,,
Ada Test,NOR,GOV,,,,more
Ben Test,NOR,GOV,,,
"""

ENTITIES = """\
{"id": "a", "schema": "Person", "properties": {"name": ["Bo Beispiel"], "alias": ["B. Beispiel"], "country": ["de"], \
"position": ["Deputy Minister of Justice"], "wikidataId": ["Q12345678"], "topics": ["role.pep"]}}
{"id": "b", "schema": "Company", "properties": {"name": ["Beispiel Holding"], "country": ["de"], \
"incorporationDate": ["2001-05"], "dissolutionDate": ["2009"]}}
{"id": "c", "schema": "Vessel", "properties": {"name": ["MV Beispiel"]}}
{"id": "d", "schema": "PublicBody", "properties": {"name": ["Haven Police"], "jurisdiction": ["no"]}}
{"id": "e", "schema": "Organization", "properties": {"name": ["Haven Brigade"], "country": ["xk"], \
"topics": ["crime.terror"]}}
"""
