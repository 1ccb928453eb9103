"""Copies and rewrites of one text are one family; what only sounds alike is not."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from readout.link.families import BANDS, ROWS, bands, families, family_of, fingerprint, resemblance, share
from readout.link.origin import credits, origin
from readout.records import Document

AGENCY = (
    "LISBON (Reuters) - Fishing crews blocked the harbour of Port Aster with forty trawlers on Tuesday in protest at a ban on "
    "cod. The minister for the sea, Ana Duarte, offered the crews talks but refused to lift the ban before the stocks had "
    "recovered. Skippers said that they would stay until the ministry paid for lost catches. Ferries to the islands were "
    "cancelled and two tankers waited outside the breakwater. The port authority put the losses at three million euros a day."
)
REWRITE = (
    "Forty trawlers are blocking the harbour of Port Aster in protest at a ban on cod, and ferries to the islands were "
    "cancelled. "
    "Duarte offered the crews talks but refused to lift the ban before the stocks had recovered. The port authority put the "
    "losses at three million euros a day, Reuters reported."
)
OTHER = (
    "Norland's parliament voted on Tuesday to leave the customs union of the northern states. The prime minister said farmers "
    "would be paid for higher duties. Opposition parties want the question put to the voters in spring, and the central bank "
    "warned of a weaker crown."
)


def document(name: str, text: str, date: str = "2024-05-14", **given: str) -> Document:
    return Document(name, text, date, **{"publisher": name.title(), **given})


def test_a_rewrite_is_of_the_family_of_the_agency_text():
    found = family_of(document("courier", REWRITE), [document("wire", AGENCY), document("herald", OTHER)])
    assert [kin.document for kin in found] == ["wire"]
    assert 0.5 <= found[0].share < 1


def test_a_copy_with_another_lead_shares_bands_with_the_original():
    copy = "From our own correspondent. " + AGENCY
    assert set(bands(fingerprint(copy))) & set(bands(fingerprint(AGENCY)))
    assert family_of(document("copy", copy), [document("wire", AGENCY)])[0].share > 0.9


def test_texts_on_one_matter_in_other_words_are_no_family():
    own = (
        "Cod fishers shut Port Aster on Tuesday. Our reporter counted about forty boats; a deckhand spoke of unpaid mortgages."
    )
    assert not family_of(document("own", own), [document("wire", AGENCY)])


def test_one_publisher_uses_its_own_phrases_again_without_copying():
    first = AGENCY.replace("Port Aster", "Vila Nova").replace("Tuesday", "Friday")
    template = first[: len(first) // 2] + OTHER
    one, other = document("a", AGENCY, publisher="The Ministry"), document("b", template, publisher="The Ministry")
    assert share(one.text, other.text) > 0.3
    assert not family_of(other, [one])
    assert family_of(document("c", AGENCY + " Corrected.", publisher="The Ministry"), [one])


def test_two_issuers_stand_for_their_own_words():
    one, other = document("a", AGENCY, issuer="Ministry A"), document("b", AGENCY, issuer="Ministry B")
    assert not family_of(one, [other])


def test_background_repeated_after_months_makes_no_family():
    late = document("late", REWRITE, date="2024-11-01")
    assert family_of(replace(late, date="2024-05-15"), [document("wire", AGENCY)])
    assert not family_of(late, [document("wire", AGENCY)])


def test_a_family_is_named_after_its_earliest_text_in_any_order():
    held = [
        document("b", AGENCY, "2024-05-15"),
        document("a", REWRITE, "2024-05-15"),
        document("w", AGENCY),
        document("z", OTHER),
    ]
    expected = {"w": "w", "a": "w", "b": "w", "z": "z"}
    assert families(held) == families(held[::-1]) == expected


# ---- fingerprints ----------------------------------------------------------------------------------------------------
def test_a_fingerprint_is_kept_in_stores_and_so_never_changes():
    assert fingerprint("Forty trawlers block the harbour of Port Aster")[:3] == (1136184023, 559747364, 125885664)


def test_the_shape_of_a_fingerprint():
    made = fingerprint(AGENCY)
    assert len(made) == BANDS * ROWS and len(set(bands(made))) == BANDS
    assert all(0 <= number < 2**32 for number in made)
    assert fingerprint("the and of") == () and bands(()) == ()


WORDS = st.lists(
    st.sampled_from([f"word{chr(97 + i)}{chr(97 + j)}" for i in range(12) for j in range(12)]), min_size=30, max_size=80
)


@given(WORDS, WORDS)
def test_resemblance_estimates_the_share_of_common_sequences(one, other):
    from readout.link.families import shingles

    first, second = " ".join(one), " ".join([*one[:20], *other])
    a, b = shingles(first), shingles(second)
    assert abs(resemblance(fingerprint(first), fingerprint(second)) - len(a & b) / len(a | b)) < 0.25
    assert resemblance(fingerprint(first), fingerprint(first)) == 1.0


# ---- origin ----------------------------------------------------------------------------------------------------------
def test_the_credited_agency_is_closest_to_the_origin():
    held = [document("courier", REWRITE, publisher="Lisbon Courier"), document("copy", AGENCY, publisher="The Herald")]
    found = origin(held)
    assert (found.publisher, found.why) == ("Reuters", "credited in the text of copy and 1 more")


def test_the_agency_s_own_document_is_named_where_it_is_there():
    held = [document("courier", REWRITE), document("wire", AGENCY, "2024-05-15", publisher="Reuters")]
    assert origin(held).document == "wire"


def test_the_issuer_itself_comes_first():
    held = [
        document("courier", OTHER, "2024-05-13"),
        document("own", OTHER, "2024-05-14", publisher="The White House", issuer="White House"),
    ]
    assert (origin(held).document, origin(held).why) == ("own", "issuer itself")


def test_without_credit_the_earliest_then_the_longest():
    assert origin([document("b", OTHER, "2024-05-15"), document("a", OTHER, "2024-05-14")]).why == "earliest"
    longest = origin([document("b", OTHER), document("a", OTHER[:90])])
    assert (longest.document, longest.why) == ("b", "longest of its day")
    assert origin([document("a", OTHER)]).why == "only one"


def test_credits_are_known_publishers_and_not_one_s_own():
    text = (
        "Source: PIB. According to the news agency Interfax, it was late. The minister told AFP that it rained. (Nobody) knows."
    )
    assert credits(document("a", text)) == ("Press Information Bureau", "Interfax", "Agence France-Presse")
    assert credits(document("a", text, publisher="AFP")) == ("Press Information Bureau", "Interfax")
