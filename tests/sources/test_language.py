"""English is let through, names and all; another language is told."""

import pytest

from readout.sources.language import language

from .conftest import RUSSIAN, TEXT


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "Putin met Modi.",
        "Ulan Bator: Khaltmaagiin Battulga hosts Xi",  # names only, hardly a word of English
        "12 March 2021",
        "",
        "“Nous ne céderons pas,” the minister told reporters in Brussels, before he left the talks.",
        "The envoy, Сергей Лавров, spoke with officials from Yerevan on Tuesday.",
    ],
)
def test_english(text):
    assert language(text) == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (RUSSIAN, "ru"),
        ("Встреча прошла.", "ru"),
        ("会谈已经结束。", "zh"),
        ("Le ministre a demandé aux deux gouvernements de reprendre les pourparlers avant l’hiver.", "fr"),
        ("El ministro pidió a los dos gobiernos que vuelvan a la mesa antes del invierno.", "es"),
        ("Bakan, iki hükümetten görüşmelere kıştan önce yeniden başlamalarını istedi.", "tr"),
        ("طلب الوزير من الحكومتين العودة إلى المحادثات قبل الشتاء", "ar"),
    ],
)
def test_another(text, code):
    assert language(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "Kenya thanked Uganda. Kenya thanked Uganda again on Friday.",
        "Museveni met Ruto in Kampala. Uganda and Kenya signed a pact.",
    ],
)
def test_short_english_full_of_names_is_english(text: str) -> None:
    assert language(text) == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Der Kanzler traf den Präsidenten von Kenia gestern in Paris.", "de"),
        ("Il presidente ha incontrato il ministro del Kenya ieri a Roma.", "it"),
    ],
)
def test_short_texts_in_other_languages_are_told(text: str, code: str) -> None:
    assert language(text) == code
