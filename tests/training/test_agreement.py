"""Two annotators side by side: what counts as one act, and what is printed of it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from agreement import LEVELS, main, matched, same_parties
from sentences import Act, read_sentences

HEAD = "## region: Oceania   style: wire\n"
SENTENCE = "s: Fiji accused Samoa of theft and Tonga met Niue in Apia.\n"
ACCUSED = "e: ACCUSE allege | asserted | 112 | accused | Fiji | Samoa\n"
MET = "e: CONSULT | asserted | 040 | met | Tonga | Niue\n"


def acts(tmp_path: Path, *lines: str) -> list[Act]:
    path = tmp_path / "one.txt"
    path.write_text(HEAD + SENTENCE + "".join(lines), encoding="utf-8")
    (sentence,) = read_sentences(path)
    return sentence.acts


@pytest.mark.parametrize(
    ("other", "same"),
    [
        pytest.param("Tonga | Niue", True, id="same places"),
        pytest.param("Tonga ; Niue | -", True, id="mutual, both as actors"),
        pytest.param("Tonga in Apia | -", None, id="no such words"),
        pytest.param("Niue | Tonga", False, id="the wrong way round"),
        pytest.param("Tonga | Samoa", False, id="another recipient"),
    ],
)
def test_parties(tmp_path: Path, other: str, same: bool | None) -> None:
    (one,) = acts(tmp_path, MET)
    line = f"e: CONSULT | asserted | 040 | met | {other}\n"
    if same is None:
        with pytest.raises(ValueError, match=r"one\.txt:3: .* does not stand in the sentence"):
            acts(tmp_path, line)
        return
    (two,) = acts(tmp_path, line)
    assert same_parties(one, two) is same_parties(two, one) is same


def test_an_act_is_matched_once(tmp_path: Path) -> None:
    first, second = acts(tmp_path, ACCUSED, ACCUSED, MET), acts(tmp_path, MET, ACCUSED)
    pairs = matched(first, second, LEVELS["trigger, type, parties"])
    assert [(a.type, b.type) for a, b in pairs] == [("ACCUSE", "ACCUSE"), ("CONSULT", "CONSULT")]


def test_what_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    ours, theirs = tmp_path / "a.txt", tmp_path / "b.txt"
    ours.write_text(HEAD + SENTENCE + ACCUSED + MET + "s: Only ours.\n", encoding="utf-8")
    theirs.write_text(HEAD + SENTENCE + ACCUSED.replace("ACCUSE allege", "REJECT"), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["agreement.py", str(ours), "--second", str(theirs)])
    main()
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "1 sentences, acts 2 1"
    assert "trigger: F1 66.7" in printed and "trigger, type: F1 0.0" in printed
    assert "type equal on 1 acts with one trigger: 0.0 %" in printed
    assert "most often apart: ACCUSE/REJECT 1" in printed
