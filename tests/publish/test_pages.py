"""A page as a file: the same words, other addresses, and nothing that only a server can do."""

import pytest

from api.publish.pages import Dress, rewritten
from api.publish.places import Places, page_file

BASE, PUBLIC = "https://quartiersatlas.example", "https://atlas.example.org/sachsen"
FILE = "gebiete/x/index.html"
DRESS = Dress("default-src 'self'", '<p class="notice">Hier nicht.</p>')


def page(body: str, public: str | None = PUBLIC) -> str:
    places = Places(BASE, public)
    for address in ("/gebiete", "/gebiete/x", "/gebiete/x?lang=en"):
        places.add(address, page_file(address))
    return rewritten(body, FILE, places, DRESS)


def test_a_page_without_addresses_is_copied_letter_by_letter() -> None:
    text = '<p title="a &amp; b">x&nbsp;&lt;y&#228;<br/><wbr><svg viewBox="0 0 1 1"><path d="M0"/></svg></P>'
    assert page(text) == text.replace("</P>", "</p>")


def test_links_lead_to_files() -> None:
    assert page('<a href="/gebiete/x?lang=en" lang="en">x</a>') == '<a href="../../en/gebiete/x/" lang="en">x</a>'
    assert page('<a href="https://example.org/?a=b&amp;c">x</a>') == '<a href="https://example.org/?a=b&amp;c">x</a>'


def test_the_way_to_the_folder_stands_in_the_page_for_its_scripts() -> None:
    assert page('<html lang="de">', public=None) == '<html lang="de" data-root="../../">'
    assert page('<html lang="de">') == '<html lang="de" data-root="../../" data-public>'


def test_the_rule_what_may_be_loaded_comes_along() -> None:
    head = page("<head>")
    assert head == '<head>\n  <meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'


@pytest.mark.parametrize(
    ("written", "found"),
    [
        # Words stay, the hint for those who hear the page goes with the link.
        ('<th><a href="/gebiete?sortby=name">A<i class="visually-hidden"> (sortieren)</i></a></th>', "<th>A</th>"),
        ('<p><a class="button" href="/api?f=html">Fragen</a></p>', "<p></p>"),
        ('<nav><ul><li><a href="/suche">Suche</a></li>\n<li>x</li></ul></nav>', "<nav><ul><li>x</li></ul></nav>"),
        ('<link rel="alternate" href="/neues.atom">', ""),
        ('<section data-served><p>x</p><section>y</section></section><p>z</p>', "<p>z</p>"),
    ],
)  # fmt: skip
def test_what_leads_nowhere_is_not_offered(written: str, found: str) -> None:
    assert page(written) == found


def test_a_form_gives_way_to_a_sentence() -> None:
    assert page('<form action="/gebiete"><input name="q"><p>x</p></form><p>y</p>') == f"{DRESS.notice}<p>y</p>"


def test_who_the_page_is_for_the_world_needs_a_public_address() -> None:
    canonical = '<link rel="canonical" href="{}">'
    english = '<link rel="alternate" hreflang="en" href="{}">'
    written = canonical.format(f"{BASE}/gebiete/x") + english.format(f"{BASE}/gebiete/x?lang=en")
    assert page(written) == canonical.format(f"{PUBLIC}/gebiete/x/") + english.format(f"{PUBLIC}/en/gebiete/x/")
    assert page(written, public=None) == ""


def test_linked_data_name_files() -> None:
    linked = '<script type="application/ld+json">{{"@id":"{}#gebiet","url":"https://example.org/"}}</script>'
    written = linked.format(f"{BASE}/gebiete/x")
    assert page(written) == linked.format(f"{PUBLIC}/gebiete/x/")
    assert page(written, public=None) == linked.format("./")
