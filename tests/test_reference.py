"""The reference of records and of the store is up to date, and the example is a valid record of its own text."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import jsonschema
import pytest

from readout.export.as_json import event_to_json

ROOT = Path(__file__).parents[1]


def _script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    return _script("generate")


def test_the_page_is_up_to_date(generate: ModuleType) -> None:
    made = "\n".join(generate.page()) + "\n"
    assert generate.PAGE.read_text(encoding="utf-8") == made, "run `python docs/generate.py`"


def test_the_page_of_the_store_is_up_to_date() -> None:
    page = _script("store_reference")
    made = "\n".join(page.page()) + "\n"
    assert page.PAGE.read_text(encoding="utf-8") == made, "run `python docs/store_reference.py`"


def test_the_example_fits_its_schema(generate: ModuleType) -> None:
    jsonschema.validate(event_to_json(generate.example()), generate.schema("event"))


def test_the_example_slices_back(generate: ModuleType) -> None:
    for evidence in generate.example().evidence:
        assert generate.TEXT[evidence.start : evidence.end] == evidence.exact


def test_the_rejection_fits_its_schema(generate: ModuleType) -> None:
    jsonschema.validate({"schema_version": 1, **generate.example_rejection()}, generate.schema("rejection"))


def test_the_page_of_offices_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("coverage_of_offices", ROOT / "docs" / "coverage.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.PAGE.read_text(encoding="utf-8") == module.page(), "run `python docs/coverage.py`"
