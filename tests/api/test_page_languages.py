"""The pages in every language: what they say, what stays German, and how one stays in a language."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from atlas.texts import catalogue, languages

FOR_PEOPLE = {"accept": "text/html"}
PAGES = (
    "/gebiete", "/gebiete?region=east&status=former", "/staedte", "/projekte", "/bueros", "/daten", "/daten/quellen",
    "/gebiete/bautzen-gesundbrunnen", "/staedte/14625020", "/bueros/rosswein-qm", "/api?f=html",
    "/api/collections?f=html", "/api/collections/areas?f=html", "/api/conformance?f=html",
    "/api/collections/regions/items?f=html", "/api/collections/regions/items/east?f=html",
    "/api/describe/areas/bautzen-gesundbrunnen?f=html", "/api/describe/view?f=html", "/gibt-es-nicht", "/statistik",
    "/vergleich?a=bautzen-gesundbrunnen&b=leipzig-leipziger-osten", "/einbetten",
)  # fmt: skip
FOREIGN = [code for code in languages() if code != "de"]
# Where a page of the atlas is linked; files and answers for programs have no language.
IS_PAGE = re.compile(r"/(?:gebiete|staedte|projekte|bueros|daten)?(?:/[^?#]*)?(?:\?[^#]*)?(?:#.*)?")
GERMAN_PART = re.compile(r'<(span|li|p)[^>]* lang="de"[^>]*>.*?</\1>', re.DOTALL)
# Words that only the German interface has; each of them is said somewhere on these pages.
GERMAN_WORDS = re.compile(
    r"\b(?:Förderperiode|Zuständig|Belege|Stand|Grenze|Gebiete|Städte|Büros|Seiten|Sammlung|keine Angabe|Umriss|"
    r"Öffnungszeiten|Träger|Adresse|Telefon|bekannt|Karte|Worten|oder)\b"
)


def asked(path: str, language: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}lang={language}"


def text_of(client: TestClient, path: str) -> str:
    return client.get(path, headers=FOR_PEOPLE).text


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", FOREIGN)
def test_a_page_names_its_language_and_those_beside_it(client: TestClient, path: str, language: str) -> None:
    answer = client.get(asked(path, language), headers=FOR_PEOPLE)
    lang = catalogue(language).lang
    assert f'<html lang="{lang}">' in answer.text
    assert answer.headers["content-language"] == lang
    names = re.findall(r'<li><a href="[^"]*" lang="([^"]+)" hreflang="\1"(?: aria-current="true")?>', answer.text)
    assert sorted(names) == sorted(catalogue(code).lang for code in languages())


def test_an_address_that_begins_like_another_host_leads_to_none(client: TestClient) -> None:
    page = client.get("http://testserver//fremd.example/seite", headers=FOR_PEOPLE)
    assert page.status_code == 404
    assert re.findall(r'(?:href|src|action)="//[^"]*"', page.text) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_without_a_language_is_german_whatever_the_browser_prefers(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={**FOR_PEOPLE, "accept-language": "en"})
    assert '<html lang="de">' in answer.text
    assert answer.headers["content-language"] == "de"
    assert "accept-language" not in answer.headers["vary"].lower()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", FOREIGN)
def test_every_link_to_a_page_keeps_the_language(client: TestClient, path: str, language: str) -> None:
    text = text_of(client, asked(path, language))
    switch = re.compile(r'<nav class="languages".*?</nav>', re.DOTALL)
    links = re.findall(r'<a [^>]*?href="([^"#][^"]*)"', switch.sub("", text))
    pages = [link.replace("&amp;", "&") for link in links if IS_PAGE.fullmatch(link.replace("&amp;", "&"))]
    assert pages
    assert [link for link in pages if parse_qs(urlsplit(link).query).get("lang") != [language]] == []


@pytest.mark.parametrize("path", [path for path in PAGES if path != "/daten/quellen"])
def test_an_english_page_has_no_german_word_that_is_not_marked(client: TestClient, path: str) -> None:
    text = text_of(client, asked(path, "en"))
    body = re.sub(r"<(script|style|code)\b.*?</\1>", " ", text[text.index("<body") :], flags=re.DOTALL)
    plain = re.sub(r"<[^>]+>", " ", GERMAN_PART.sub(" ", body).replace("Die Karte in Worten", ""))
    assert GERMAN_WORDS.findall(plain) == []


def test_a_list_in_english_keeps_filters_and_language(client: TestClient) -> None:
    text = text_of(client, "/projekte?theme=other&q=a&lang=en")
    assert "Theme: Other" in text and "contains “a”" in text
    assert '<input type="hidden" name="lang" value="en">' in text
    other = re.search(r'<a href="([^"]+)" lang="de-simple"', text)
    assert other and parse_qs(urlsplit(other[1].replace("&amp;", "&")).query) == {
        "theme": ["other"],
        "q": ["a"],
        "lang": ["ls"],
    }


def test_pages_name_their_translations_to_crawlers(client: TestClient) -> None:
    text = text_of(client, "/gebiete/bautzen-gesundbrunnen?lang=en")
    assert '<link rel="canonical" href="http://testserver/gebiete/bautzen-gesundbrunnen?lang=en">' in text
    assert 'hreflang="de-simple" href="http://testserver/gebiete/bautzen-gesundbrunnen?lang=ls"' in text
    assert 'hreflang="x-default" href="http://testserver/gebiete/bautzen-gesundbrunnen"' in text


def test_leichte_sprache_puts_each_sentence_on_a_line(client: TestClient) -> None:
    text = text_of(client, "/gebiete/bautzen-gesundbrunnen?lang=ls")
    assert '<span class="line">Das Gebiet ist in Bautzen.</span> <span class="line">Der Kreis heißt:' in text


def test_upper_sorbian_names_are_marked_wherever_they_stand(client: TestClient) -> None:
    name = '<span lang="hsb"[^>]*>Budyšin</span>'
    assert re.search(name, text_of(client, "/staedte"))
    for language, sentence in (
        ("de", "Auf Obersorbisch heißt die Stadt"),
        ("ls", "Auf Sorbisch heißt sie"),
        ("en", "In Upper Sorbian the town is called"),
    ):
        for path in ("/staedte/14625020", "/api/describe/view?f=html"):
            text = text_of(client, asked(path, language))
            assert re.search(f"{sentence} {name}", text)
            assert not re.search(r"(?<!>)Budyšin", re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL))


def test_an_unknown_language_is_german_on_a_page_and_refused_by_the_api(client: TestClient) -> None:
    assert '<html lang="de">' in text_of(client, "/gebiete?lang=xx")
    refused = client.get("/api?lang=xx", headers={"accept": "application/json"})
    assert (refused.status_code, refused.json()["parameter"]) == (400, "lang")
    assert refused.json()["known"] == list(languages())


def test_a_mistake_is_told_in_the_language_of_the_page(client: TestClient) -> None:
    english = text_of(client, "/gebiete?status=x&lang=en")
    assert "Invalid value" in english and "The value &#39;x&#39; does not fit &#39;status&#39;" in english
    plain = text_of(client, "/gebiete?status=x&lang=ls")
    assert "Das passt nicht" in plain and '<span lang="de">Der Wert „x“ passt nicht' in plain
