"""Leichte Sprache by its rules (DIN SPEC 33429, Netzwerk Leichte Sprache): in the catalogue and in whole sentences."""

import re

import pytest
from catalogues import STAND_IN, messages
from quality_world import BAUTZEN, World, an_area
from worlds import a_snapshot

from atlas.describe import area_standing, where_sentence
from atlas.nearby import where
from atlas.snapshot import Snapshot
from atlas.texts import say

MOST_WORDS = 12
LONGEST_WORD = 12
SENTENCE_END = re.compile(r"[.?!:]+(?=\s|$)|\n")
WORD = re.compile(r"[^\W_]+(?:[·-][^\W_]+)*")
FORBIDDEN_SIGNS = re.compile(r"[,;()/&%*§–—…]")
PASSIVE = r"wird|werden|wirst|wurden?|worden"
SUBCLAUSE = r"dass|weil|obwohl|während|sodass|damit|falls|sofern|indem|nachdem|bevor|welche[rsnm]?|deren|dessen|wenn"
GENITIVE = r"des|eines|wegen|trotz|bezüglich|mittels|gemäß|seitens|aufgrund|hinsichtlich"
CONJUNCTIVE = r"könnten?|würden?|hätten?|wären?|sollten?|müssten?|dürften?"
SHORTENED = r"z|bzw|usw|ca|inkl|evtl|ggf|nr|str|tel|bspw|vgl|max|min|plz|qm|eu|km|ha"
COUNTED = r"zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf"
FORBIDDEN_WORDS = {
    "passive": re.compile(rf"\b(?:{PASSIVE})\b", re.IGNORECASE),
    "subclause": re.compile(rf"\b(?:{SUBCLAUSE})\b", re.IGNORECASE),
    "genitive": re.compile(rf"\b(?:{GENITIVE})\b", re.IGNORECASE),
    "conjunctive": re.compile(rf"\b(?:{CONJUNCTIVE})\b", re.IGNORECASE),
    "abbreviation": re.compile(rf"\b(?:{SHORTENED})\b", re.IGNORECASE),
    "number in letters": re.compile(rf"\b(?:{COUNTED})\b", re.IGNORECASE),
}
# ESF is the name people meet; it is among the words explained.
KNOWN_CAPITALS = {"ESF"}
# The licences prescribe these words; the names of files and of the tag are no sentences.
EXEMPT = re.compile(r"credit-.*|language-lang")


def sentences(text: str) -> list[str]:
    return [part.strip() for part in SENTENCE_END.split(text) if part.strip()]


def faults(text: str) -> list[str]:
    """What the rules of Leichte Sprache forbid in a text; empty where it keeps them."""
    found = [f"sign {sign}" for sign in FORBIDDEN_SIGNS.findall(text)]
    found += [f"{name}: {word}" for name, rule in FORBIDDEN_WORDS.items() for word in rule.findall(text)]
    found += [
        f"{len(WORD.findall(one))} words: {one}" for one in sentences(text) if len(WORD.findall(one)) > MOST_WORDS
    ]
    return found + [fault for word in WORD.findall(text) for fault in _word_faults(word)]


def _word_faults(word: str) -> list[str]:
    parts = re.split("[·-]", word)
    long = [f"long word without a middle dot: {part}" for part in parts if len(part) > LONGEST_WORD]
    capitals = [f"abbreviation: {part}" for part in parts if re.fullmatch(r"[A-ZÄÖÜ]{2,}", part)]
    return long + [fault for fault in capitals if fault.split(": ")[1] not in KNOWN_CAPITALS]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Die Grenze, die wir kennen.", "sign ,"),
        ("Das Büro (am Markt) ist offen.", "sign ("),
        ("Das Geld wird verteilt.", "passive"),
        ("Wir wissen dass es so ist.", "subclause"),
        ("Der Name des Gebiets.", "genitive"),
        ("Sie könnten anrufen.", "conjunctive"),
        ("Rufen Sie z.B. an.", "abbreviation"),
        ("Das Büro vom QM.", "abbreviation"),
        ("Die DB fährt hier.", "abbreviation: DB"),
        ("Es gibt zwei Regionen.", "number in letters"),
        ("Das Quartiersmanagement hilft.", "long word without a middle dot: Quartiersmanagement"),
        ("Ein Wort und ein Wort und ein Wort und ein Wort und ein Wort.", "14 words"),
        ("Ein\nWort 2–3", "sign –"),
    ],
)
def test_each_rule_can_be_broken(text: str, rule: str) -> None:
    assert any(fault.startswith(rule) for fault in faults(text)), faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ein Förder·gebiet ist ein Teil von einer Stadt. Dort gibt es Geld für Projekte.",
        "Es gibt 2 Förder·zeiten: 2014 bis 2020 und 2021 bis 2027.",
        "ESF ist eine Abkürzung.",
    ],
)
def test_what_keeps_the_rules_is_left_alone(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize("key", [key for key in messages("ls") if not EXEMPT.fullmatch(key)])
def test_every_message_keeps_the_rules(key: str) -> None:
    assert [fault for text in messages("ls")[key].texts for fault in faults(text)] == []


def test_the_hard_words_of_the_interface_are_explained() -> None:
    explained = " ".join(
        text for key in messages("ls") if key.startswith("glossary-") for text in messages("ls")[key].texts
    )
    for word in ("Förder·gebiet", "Projekt", "Quartiers·management", "Träger", "ESF", "Förder·zeit", "Region", "Beleg"):
        assert word in explained


def test_the_abbreviation_that_is_left_is_explained_first() -> None:
    assert "ESF ist eine Abkürzung. Sie bedeutet" in say("glossary-esf-means", "ls")


def test_what_is_said_of_every_area_keeps_the_rules(snapshot: Snapshot) -> None:
    for fields in snapshot.collection("areas").fields:
        plain = {**fields, "city_name": STAND_IN, "programme": fields["programme"] and "ESF"}
        assert faults(area_standing(plain, "ls")) == [], fields["id"]


@pytest.mark.parametrize(("lon", "lat"), [(14.446267, 51.190993), (14.43, 51.19), (12.94126, 50.83798)])
def test_where_one_is_has_only_short_sentences(snapshot: Snapshot, lon: float, lat: float) -> None:
    sentence = where_sentence(snapshot, where(snapshot, lon, lat), "ls")
    assert max(len(WORD.findall(one)) for one in sentences(sentence)) <= MOST_WORDS + 2  # names are of several words


def test_areas_without_boundary_are_told_in_short_sentences() -> None:
    world = World().drop("areas").drop("areas").add("areas", an_area("eins", BAUTZEN))
    made = a_snapshot(world)
    assert where_sentence(made, where(made, 14.446267, 51.190993), "ls") == (
        "Die Karte zeigt kein Förder·gebiet. In dieser Stadt gibt es ein Förder·gebiet ohne Grenze. "
        "Es heißt: Eins. Die Grenze kennen wir nicht."
    )
