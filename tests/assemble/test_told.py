"""What the ledger reads beside the records: only where it is asked for, with parties and days, and no record among it."""

from readout import Document, code_documents
from readout.settings import Settings

TEXT = (
    "OSLO, March 4 - Norway promised on Monday to send Peru two ships. "
    "Its foreign ministry said on Tuesday that the minister would visit Lima on Friday."
)


def coded(**settings):
    document = Document("one", TEXT, date="2024-03-06", kind="news")
    (found,) = code_documents([document], Settings(**settings))
    return found


def test_nothing_is_told_unless_the_ledger_asks():
    plain, beside = coded(), coded(told=True)
    assert plain.told == () and beside.told
    assert plain.events == beside.events and plain.rejections == beside.rejections


def test_parties_and_days_of_what_is_told():
    promises = [e for e in coded(told=True).told if e.event == "AGREE"]
    assert [[p.code for p in e.actor] for e in promises] == [["NOR"], ["NOR"]]
    assert [TEXT[slice(*e.gist)] for e in promises] == ["to send Peru two ships", "the minister would visit Lima on Friday"]
    assert promises[1].date != "2024-03-08"  # the day on which it was said, not that of the visit


def test_every_span_holds_in_the_text():
    for event in coded(told=True).told:
        assert all(TEXT[e.start : e.end] == e.exact for e in event.evidence)
