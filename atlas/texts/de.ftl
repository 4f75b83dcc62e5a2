### German: every word that the map and its sentences show or speak.
### Another language is one more file beside this one, named by its code, with the same messages and variables, in any
### order. Nothing else is edited: the switch, the API and the tests find it here, and tests/test_texts.py says what lacks.

language-name = Deutsch
language-lang = de
language-label = Sprache
language-changed = Der Atlas ist jetzt auf Deutsch.

app-name = Quartiersatlas Sachsen
claim = Nachhaltige soziale Stadtentwicklung
description = Karte der sächsischen Fördergebiete „Nachhaltige soziale Stadtentwicklung“ (ESF): Gebiete, Projekte, Büros vor Ort und wer zuständig ist.
title-of = { $what } – Quartiersatlas Sachsen
about = rund { $what }
loading = Der Atlas wird geladen …
loading-item = Belege werden geladen …
listing = { $others } und { $last }
span-both = { $start } bis { $end }
span-from = seit { $start }
span-until = bis { $end }
distance-m = { $n } m
distance-km = { $n } km

## The page around the map

skip-label = Sprungmarken
skip-search = Zur Suche
skip-list = Zur Liste
skip-words = Zur Karte in Worten
skip-map = Zur Karte
skip-footer = Zur Fußzeile
noscript-lead = Die Karte braucht JavaScript. Alle Angaben gibt es auch als einfache Seiten:
noscript-areas = Alle Fördergebiete
noscript-cities = Alle Programmstädte
noscript-projects = Alle Projekte
noscript-offices = Alle Büros vor Ort
noscript-data = Daten und Quellen
footer-cofunded = Kofinanziert von der Europäischen Union
footer-emblem = Flagge der Europäischen Union
footer-links = Weitere Seiten
footer-data = Daten
footer-embed = Einbetten
footer-areas = Gebiete
footer-cities = Städte
footer-projects = Projekte
footer-offices = Büros
footer-accessibility = Barrierefreiheit
footer-privacy = Datenschutz
footer-imprint = Impressum
footer-attribution-label = Kartengrundlage und Daten
credit-borders = © GeoBasis-DE / BKG 2016 (Daten verändert)
credit-stops = Haltestellen: DB InfraGO, CC BY 4.0; Bahnhöfe: Deutsche Bahn, CC BY 4.0; © OpenStreetMap-Mitwirkende, ODbL
credit-quarters = Ortsteile Leipzig: Stadt Leipzig, Amt für Statistik und Wahlen, Datenlizenz Deutschland
credit-places = Orte: GeoNames, CC BY 4.0
credit-rivers = Flüsse: GSHHG, LGPL

## Words of the data

count-areas = { $n ->
    [one] { $n } Gebiet
   *[other] { $n } Gebiete
}
count-projects = { $n ->
    [one] { $n } Projekt
   *[other] { $n } Projekte
}
count-offices = { $n ->
    [one] { $n } Büro
   *[other] { $n } Büros
}
kinds-area = Fördergebiet
kinds-project = Projekt
kinds-office = Büro
kinds-city = Stadt
kinds-place = Ort
kinds-group = Mehrere Einträge
region-east = Region Ost
region-west = Region West
period-2014-2020 = 2014–2020
period-2021-2027 = 2021–2027
period-of = Förderperiode { $periods }
programme-esf = ESF und ESF Plus
programme-other = Andere Programme
other-programme = kein ESF-Gebiet
status-approved = bewilligt
status-applied = beantragt
status-former = abgelaufen
status-unknown = unklar
office-status-open = geöffnet
office-status-closed = geschlossen
office-status-unverified = ungeprüft
project-status-approved = bewilligt
project-status-applied = beantragt
project-status-planned = geplant
project-status-none = nicht angegeben
participation-approved = bewilligt
participation-applied = beantragt
participation-concept_only = nur Konzept
participation-unclear = unklar
quality-official = amtlich
quality-quarter = aus amtlichen Ortsteilen
quality-schematic = schematisch, nicht amtlich
quality-municipality = ganze Gemeinde
quality-none = ohne Grenze
quality-short-official = amtlich
quality-short-quarter = aus Ortsteilen
quality-short-schematic = schematisch
quality-short-municipality = ganze Gemeinde
quality-short-none = ohne Grenze
quality-why-official = Die Grenze stammt aus einer Datei der Gemeinde.
quality-why-quarter = Gezeichnet sind ganze amtliche Ortsteile. Die genaue Grenze kann davon abweichen.
quality-why-schematic = Eine amtliche Grenze liegt nicht als Datei vor. Die Fläche ist aus bekannten Orten im Gebiet angenähert.
quality-why-municipality = Gezeichnet ist die ganze Gemeinde, weil kein kleinerer Umriss bekannt ist.
quality-why-none = Ein Umriss ist nicht bekannt. Das Zeichen steht deshalb am Ort, nicht im Gebiet.
evidence-described = Straßen oder Grenzen sind in einer Quelle beschrieben.
evidence-named = Die Quellen nennen nur die Quartiere.
evidence-assumed = Die Lage ist angenommen und kann um einige Hundert Meter abweichen.
partial = Gezeichnet ist nur der belegte Teil.
precision-address = an der Adresse
precision-street = auf die Straße genau
precision-area = auf das Gebiet genau
precision-city = auf den Ort genau
theme-children_youth_education = Kinder- und Jugendbildung
theme-civic_lifelong_learning = Bürgerbildung, lebenslanges Lernen
theme-social_inclusion_employment = Soziale Eingliederung, Arbeit
theme-local_economy = Wirtschaft im Quartier
theme-accompanying = Quartiersmanagement, Begleitung
theme-other = Sonstiges
direction-n = nördlich
direction-ne = nordöstlich
direction-e = östlich
direction-se = südöstlich
direction-s = südlich
direction-sw = südwestlich
direction-w = westlich
direction-nw = nordwestlich

## Sentences about a position

way = { $distance } { $direction }
boundary-official = amtliche Grenze
boundary-quarter = Grenze aus amtlichen Ortsteilen
boundary-schematic = Grenze schematisch, nicht amtlich
boundary-municipality = ganze Gemeinde
boundary-none = Grenze nicht bekannt
standing-status-approved = bewilligt
standing-status-applied = beantragt
standing-status-former = abgelaufen
standing-status-unknown = Stand unklar
years = { $start }-{ $end }
standing-period = Förderperiode { $period }
standing-periods = Förderperiode { $first } und { $last }
standing-programme = Programm { $programme }
standing = { $city }, { $status }; { $boundary }
standing-timed = { $city }, { $time }, { $status }; { $boundary }
where-inside = Sie sind im Gebiet { $name } ({ $standing }).
where-also = Hier liegt auch: { $names }.
where-other = { $name } ({ $time })
where-nearest = Das nächste Gebiet ist { $name } ({ $standing }), { $way }.
where-none = Kein Gebiet ist gezeichnet.
where-unbounded = { $n ->
    [one] In dieser Stadt gibt es ein Gebiet, dessen Grenze nicht bekannt ist: { $names }.
   *[other] In dieser Stadt gibt es Gebiete, deren Grenze nicht bekannt ist: { $names }.
}

## Names of things on the map, as they are spoken

spoken-area = Gebiet { $name }, { $city }, { $quality }, { $region }, { $status }
spoken-area-other = Gebiet { $name }, { $city }, { $quality }, { $region }, { $status }, Programm { $programme }
spoken-project = Projekt { $name }, { $city }
spoken-office = Büro { $name }, { $city }
spoken-weak = { $what }, Lage { $precision }
spoken-cluster = { $what } in { $cities }
spoken-cluster-area = { $what } in { $city }, Gebiet { $area }
spoken-cluster-kreis = { $what } im { $kreis }
spoken-cluster-more = { $what } in { $cities } und weiteren Orten
spoken-place = Gesuchter Ort: { $label }

## The map

map-label = Karte der Fördergebiete in Sachsen
map-hint = Pfeiltasten verschieben die Karte, Plus und Minus ändern den Maßstab. Mit der Tabulatortaste erreichen Sie die Gebiete, Projekte und Büros, mit der Eingabetaste öffnen Sie sie.
map-controls = Karte bewegen
map-zoom-in = Karte vergrößern
map-zoom-out = Karte verkleinern
map-home = Ganz Sachsen zeigen
map-pan-north = Karte nach Norden bewegen
map-pan-south = Karte nach Süden bewegen
map-pan-west = Karte nach Westen bewegen
map-pan-east = Karte nach Osten bewegen
map-scale = Maßstab: Balken entspricht { $length }
legend-title = Zeichenerklärung
legend-region = Region (Rand und Füllung)
legend-quality = Herkunft der Grenze (Rand)
legend-status = Status (Füllung)
legend-status-approved = bewilligt: gefüllt
legend-status-applied = beantragt oder unklar: gestreift
legend-status-former = abgelaufen: ohne Füllung
legend-other = anderes Programm als ESF: gepunktet
legend-points = Punkte
legend-project = Projekt, Lage genau
legend-project-weak = Projekt, Lage nur auf Gebiet oder Ort genau
legend-office = Büro vor Ort
legend-no-geometry = Gebiet ohne bekannte Grenze
legend-cluster = mehrere Einträge; die Zahl nennt die Projekte (sonst Büros oder Gebiete); Zusatzzeichen: dort auch Gebiete ohne Grenze oder Büros
live-shown = Auswahl: { $areas }, { $projects }, { $offices }.
live-view = Im Kartenausschnitt: { $areas }, { $projects }, { $offices }.
live-opened = { $what } geöffnet.
live-closed = Einzelheiten geschlossen.

## Search, filters, list

search-label = Gebiet, Projekt, Büro, Stadt oder Ort suchen
search-placeholder = Gebiet, Straße, Postleitzahl …
search-clear = Suche leeren
search-results = Suchergebnisse
search-records = Im Atlas
search-places = Orte und Straßen
search-none = Nichts gefunden zu „{ $q }“. Versuchen Sie einen Ort oder eine Postleitzahl.
search-found = { $n ->
    [one] { $n } Vorschlag. Mit den Pfeiltasten auswählen.
   *[other] { $n } Vorschläge. Mit den Pfeiltasten auswählen.
}
filters-title = Auswahl eingrenzen
filters-active = { $n } Filter gesetzt
filters-period = Förderperiode
filters-region = Region
filters-theme = Thema der Projekte
filters-city_ags = Stadt
filters-programme = Programm
filters-status = Status des Gebiets
filters-all = Alle
filters-option = { $label } ({ $n })
filters-reset = Alles zurücksetzen
filters-count-hint = Zahl in Klammern: Gebiete, Projekte und Büros zusammen.
list-title = Liste zur Karte
list-shows = Die Liste zeigt
list-kinds-areas = Gebiete
list-kinds-projects = Projekte
list-kinds-offices = Büros
list-in-view = nur im Kartenausschnitt
list-empty = Mit dieser Auswahl gibt es nichts zu zeigen.
list-empty-in-view = Im Kartenausschnitt liegt nichts. Zeigen Sie einen größeren Ausschnitt oder schalten Sie „nur im Kartenausschnitt“ aus.
list-no-time = Zeitraum nicht angegeben
filters-kreis = Kreis
filters-manager_id = Zuständig
filters-carrier = Träger
filters-cost_min = Kosten ab (Euro)
filters-cost_max = Kosten bis (Euro)
filters-year = Jahr der Projekte
filters-datetime = Stand am
filters-group-time = Zeit
filters-group-place = Ort
filters-group-funding = Förderung
filters-unknown-hint = Träger, Kosten und Jahr stehen bei den Projekten: Gebiete erscheinen, wenn dort ein solches Projekt liegt. Was unbekannt ist, wird dann nicht gezeigt.
filters-set = Gesetzte Filter
filters-naming = { $label }: { $value }
filters-remove = entfernen
link-dropped = Der Atlas kennt nicht alles aus diesem Link. Weggelassen ist: { $what }.
link-part = { $label } „{ $value }“
link-merged = { $old } gehört heute zu { $city }.
link-list = Liste
link-by = Gliederung
link-measure = Maß
link-lang = Sprache
link-where = Ort
link-at = Stelle
link-view = Kartenausschnitt
live-removed = Filter entfernt: { $what }.
live-reset = Alle Filter zurückgesetzt.
list-download = Diese Liste herunterladen:
list-download-json = GeoJSON
list-download-csv = CSV
list-download-more = Weitere Formate
list-whole = Immer ganz Sachsen: Filter und Kartenausschnitt gelten hier nicht.
list-untimed = { $n ->
    [one] { $n } Eintrag ohne bekannte Zeit ist nicht dabei.
   *[other] { $n } Einträge ohne bekannte Zeit sind nicht dabei.
}
list-charge = Zuständig: { $name }
list-charge-unknown = Wer an diesem Tag zuständig war, ist nicht für alle Städte bekannt.

## The figures

list-kinds-stats = Zahlen
list-kinds-words = In Worten
twin-live = Die Karte in Worten ist neu.
twin-page = Diese Worte als eigene Seite
stats-by = Gegliedert nach
stats-by-theme = Thema
stats-by-kreis = Kreis
stats-by-period = Förderperiode
stats-by-year = Jahr
stats-by-region = Region
stats-by-city = Stadt
stats-by-status = Status des Gebiets
stats-measure = Was zählt
stats-caption = { $measure } nach { $by }
stats-total = Zusammen: { $what }
stats-known = bekannt bei { $known } von { $n } Projekten
stats-unknown = nicht bekannt
stats-rest = Ohne Angabe ({ $by }): { $what }.
stats-several = Was zu mehreren Zeilen gehört, zählt in jeder; die Zeilen dürfen nicht zusammengezählt werden.
stats-download = Diese Zahlen als CSV
stats-page = Alle Zahlen auf einer Seite
stats-live = { $caption }. Zusammen: { $total }.
stats-legend = Klassen der Kreise auf der Karte
stats-class-zero = keine
stats-class-all = über 0
stats-class-below = unter { $below }
stats-class-between = { $from } bis unter { $below }
stats-class-from = ab { $from }

## The panel

panel-close = Einzelheiten schließen
panel-to-map = In der Karte zeigen
panel-page = Eigene Seite zum Ausdrucken und Weitergeben
files-title = Herunterladen:
files-sheet = Steckbrief (PDF)
files-area = Gebiet (GeoJSON)
files-city = Stadt (GeoJSON)
files-projects = Projekte (CSV)
panel-failed = Einzelheiten und Belege konnten nicht geladen werden. Hier steht, was die Karte schon weiß.
panel-unknown = Dieser Eintrag ist im Atlas nicht (mehr) vorhanden. Der Rest der Karte stimmt.
panel-revision = Stand der Daten: Fassung { $n }
panel-revision-gathered = Stand der Daten: Fassung { $n }, zusammengetragen { $when }
panel-language = Namen und Texte aus den Quellen sind auf Deutsch.
as-of = Stand { $when }

summary-what = { $name } ist ein Gebiet des Programms „{ $programme }“.
summary-period = Förderperiode { $periods }.
summary-status-approved = Das Gebiet ist bewilligt.
summary-status-applied = Das Gebiet ist beantragt.
summary-status-former = Die Förderung ist abgelaufen.
summary-status-unknown = Ob das Gebiet bewilligt ist, ist unklar.
summary-manager = Zuständig ist { $name }.
summary-manager-on = Zuständig am { $day }: { $name }.
area-in-city = In { $city }, { $kreis }, { $region }.
area-from-centre = Die Mitte des Gebiets liegt rund { $distance } { $direction } der Ortsmitte von { $city }.
area-at-centre = Das Gebiet liegt in der Ortsmitte von { $city }.
area-quarters = Dazu gehören: { $names }.
area-unofficial-name = Der Name ist eine Beschreibung; ein amtlicher Name wurde nicht gefunden.
area-periods = Förderperiode
area-programme = Programm
area-inhabitants = Einwohner:innen
area-hectares = Größe
area-hectares-of = { $n } Hektar
area-drawn = keine Angabe; die gezeichnete Fläche misst { $n } Hektar
area-concept = Konzept
area-decision = Ratsbeschluss
area-money = Geld
area-money-total = Summe
area-basis-grant = Zuwendung
area-basis-grant_eu_and_state = Zuwendung von EU und Land
area-basis-framework = Rahmenbescheid
area-basis-cost = Gesamtkosten
area-figure-grant = Zuwendung
area-figure-cost = Kosten
area-figure-own_share = Eigenanteil
area-figure-requested = beantragt
area-figure-expected = erwartet
area-figure-max = Höchstbetrag
area-figure-unclear = unklar
area-figures-note = Einzelne Angaben aus den Quellen. Sie überschneiden sich und dürfen nicht zusammengezählt werden.
area-shared-with = gemeinsam mit { $names }
area-boundary = Wie sicher ist die Grenze?
area-drawn-size = Gezeichnete Fläche: { $n } Hektar (keine amtliche Angabe).
area-offices = Büros vor Ort
area-no-offices = Für dieses Gebiet ist kein Büro bekannt.
area-projects = Projekte
area-no-projects = Für dieses Gebiet ist kein Projekt bekannt.
area-no-projects-filtered = { $projects } durch die Filter ausgeblendet.
area-related = Früher und später
area-predecessor = Vorgänger:
area-successor = Nachfolger:

city-areas = Fördergebiete
city-no-areas = In dieser Stadt ist kein Gebiet verzeichnet.
city-offices = Büros vor Ort
city-other-projects = Projekte ohne Gebietsangabe
city-participation = Teilnahme am Programm
city-website = Website der Stadt
city-hsb = obersorbisch

project-carrier = Träger
project-beneficiary = Begünstigte
project-period = Förderperiode
project-time = Zeitraum
project-theme = Thema
project-theme-assigned = von uns zugeordnet
project-area = Gebiet
project-area-assumed = Zuordnung angenommen
project-no-area = kein Gebiet angegeben
project-address = Adresse
project-carrier-seat = Sitz des Trägers, nicht Ort des Projekts
project-position = Lage auf der Karte
project-money = Geld
project-cost = Förderfähige Gesamtkosten
project-eu = EU-Anteil
project-grant = Zuwendung
project-grant-hint = EU und Land zusammen
project-rate = Fördersatz
project-rate-eu = EU
project-rate-eu_and_state = EU und Land
project-computed = berechnet
project-no-money = Beträge sind nicht angegeben.
project-fund = Fonds
project-record = Nummer in der Vorhabenliste

office-carrier = Träger
office-client = Auftraggeber
office-address = Adresse
office-no-address = Adresse nicht bekannt
office-phone = Telefon
office-email = E-Mail
office-website = Website
office-hours = Öffnungszeiten
office-no-hours = nicht bekannt
office-hours-undated = Stand unbekannt
office-areas = Gebiete
office-other-programme = arbeitet unter einem anderen Programm: { $programme }
office-since = Seit
office-until = Bis
office-funded = Förderung bis
office-position = Lage auf der Karte
office-unverified = Ungeprüft: Die Angaben stammen aus älteren Quellen. Bitte vor einem Besuch anrufen oder nachfragen.
office-unverified-since = Ungeprüft: Die Angaben stammen aus älteren Quellen (letzter Beleg { $when }). Bitte vor einem Besuch anrufen oder nachfragen.
office-closed = Dieses Büro ist geschlossen.

manager-title = Zuständig
manager-assumed = Die Zuordnung der Städte zu den Regionen ist nach Landkreisen angenommen und noch nicht bestätigt.
manager-as-of = Kontaktdaten mit Stand { $when }; bitte bei Bedarf prüfen.
manager-unknown = Wer zuständig ist, ist nicht bekannt.
manager-title-on = Zuständig am { $day }
manager-unknown-on = Wer an diesem Tag zuständig war, ist nicht bekannt.
manager-today = Heute zuständig
manager-waiting = Wer an diesem Tag zuständig war, ist noch nicht geladen.
manager-since = Zuständig seit { $when }.
manager-substitute = Vertreten durch { $name }.

sources-section = Belege und Stand
sources-title = Belege ({ $n })
sources-document = vorgelegtes Dokument
sources-external = öffnet eine fremde Website
conflicts-says = Quellen widersprechen sich: { $field }
conflicts-settled = Umgang damit:
conflict-budget_total_eur = Gesamtbetrag
conflict-cost_total_eur = Kosten
conflict-number_of_projects = Zahl der Projekte
conflict-inhabitants = Einwohnerzahl
conflict-since = Beginn
conflict-status = Status
conflict-name = Name
conflict-start = Beginn
conflict-boundary_description = Grenze
conflict-periods = Förderperiode
conflict-council_decision = Ratsbeschluss
conflict-hectares = Größe
conflict-street = Straße
conflict-council_decision_date = Datum des Ratsbeschlusses
conflict-sub_quarters = Quartiere
conflict-fund = Fonds
conflict-title = Titel
conflict-eu_amount_eur = EU-Anteil
conflict-phone = Telefon
conflict-project_list = Projektliste
conflict-target_age_kulturinsel = Zielalter

place-title = Ort auf der Karte
place-clicked = Angeklickter Ort
place-asking = Es wird nachgesehen …
place-outside = Diese Stelle liegt nicht in Sachsen. Der Atlas kennt nur Sachsen.
place-areas = Gebiet
place-nearest = Nächstes Gebiet
place-offices = Büros
place-around = Alles in der Nähe, mit Entfernung
place-near-offices = Nächste Büros
place-projects = Projekte
place-city = Programmstadt
place-more = und { $projects } mehr im Gebiet
group-title = { $what } an einer Stelle
group-hint = Diese Einträge haben auf der Karte dieselbe Stelle.
group-empty = Mit den gesetzten Filtern ist hier nichts zu sehen.

## Money, themes, years and surroundings of an area or a city (later)

profile-ref = Beleg { $n }
profile-refs-some = Ziffern führen zum Beleg der einzelnen Angabe. Wo keine steht, nennen die Daten nur die Belege des ganzen Eintrags.
profile-refs-none = Die Daten nennen zu diesen Angaben nur die Belege des ganzen Eintrags, nicht den der einzelnen.
profile-no-day = ohne Stichtag
profile-costs = Kosten der Projekte
profile-eu = davon von der EU
profile-share = EU-Anteil
profile-share-basis = von den Kosten; beides { $known }
profile-known = { $n ->
    [one] bekannt von { $known } von { $n } Projekt
   *[other] bekannt von { $known } von { $n } Projekten
}
profile-head = Je Einwohner:in
profile-head-budget = Summe für das Gebiet, geteilt durch { $n } Einwohner:innen
profile-head-projects = Kosten aller Projekte im Atlas, geteilt durch { $n } Einwohner:innen
profile-city-sums = Summen über alle Projekte der Stadt, deren Beträge bekannt sind. Angaben der Quellen zu ganzen Gebieten sind nicht enthalten; sie überschneiden sich.
profile-themes = Themen
profile-themes-caption = Projekte nach Thema
profile-measure = Projekte und Kosten
profile-time = Projekte im Lauf der Zeit
profile-time-caption = Laufende Projekte nach Jahr
profile-time-hint = Ein Projekt zählt in jedem Jahr, in dem es lief; ist nur Anfang oder Ende bekannt, in diesem Jahr.
profile-year = Jahr
profile-undated = { $all ->
    [one] Ohne bekannte Zeit: { $n } von { $all } Projekt.
   *[other] Ohne bekannte Zeit: { $n } von { $all } Projekten.
}
profile-neighbours = Nachbarn
profile-beside-near = { $distance } { $direction }
profile-beside-touch = grenzt { $direction } an
profile-beside-same = mit demselben Umriss gezeichnet
profile-beside-within = umfasst das ganze Gebiet
profile-beside-contains = liegt ganz in diesem Gebiet
profile-beside-overlap = hat { $share } der gezeichneten Fläche gemeinsam
profile-weak = Der Umriss ist schematisch, deshalb sind die Abstände nur ungefähr richtig.
profile-alone = Im Umkreis von { $distance } ist kein anderes Gebiet gezeichnet.
profile-no-boundary = Die Grenze ist nicht bekannt, deshalb auch nicht, was daran grenzt.
profile-undrawn = Ohne bekannte Grenze in derselben Stadt
profile-same-city = Weitere Gebiete in derselben Stadt
profile-drawn-from = Grundlage der Zeichnung:

## The projects of a stock, beside the map's own (later)

stock-title = Weitere Projekte
stock-lead = Zum Atlas gehören { $n ->
    [one] { $n } weiteres Projekt. Die Karte zeigt es als kleines Zeichen. Liste und Zahlen hier zählen es nicht mit.
   *[other] { $n } weitere Projekte. Die Karte zeigt sie als kleine Zeichen. Liste und Zahlen hier zählen sie nicht mit.
}
stock-files = Zum Atlas gehören { $n ->
    [one] { $n } weiteres Projekt, das diese Karte nicht zeichnet.
   *[other] { $n } weitere Projekte, die diese Karte nicht zeichnet.
}
stock-all = Alle Projekte als Liste
stock-figures = Zahlen aller Projekte
stock-list = Alle Projekte in diesem Kartenausschnitt als Liste
stock-list-all = { $n ->
    [one] Das eine Projekt in diesem Kartenausschnitt als Liste
   *[other] Alle { $n } Projekte in diesem Kartenausschnitt als Liste
}
stock-list-without = Diese Liste kennt nicht alle Filter der Karte; hier gelten nicht: { $filters }.
stock-none = In diesem Kartenausschnitt liegt kein Projekt.
stock-slow = Weitere Projekte werden geladen …
stock-failed = Ein Teil der weiteren Projekte konnte nicht geladen werden und fehlt auf der Karte.
stock-counted = Alle Projekte im Kartenausschnitt, die weiteren mitgezählt: { $n }.
stock-uncounted = Weitere Projekte sind nicht mitgezählt.
stock-sheet = Zum Atlas gehören { $n ->
    [one] { $n } weiteres Projekt. Dieses Blatt zeigt es nicht und zählt es nicht mit.
   *[other] { $n } weitere Projekte. Dieses Blatt zeigt sie nicht und zählt sie nicht mit.
}
stock-here-all = Alle { $n } Projekte an dieser Stelle als Liste
stock-legend = Weitere Projekte (kleine Zeichen)
stock-legend-several = mehrere Projekte; die Zahl nennt, wie viele. Von Weitem ohne Zahl: je größer, desto mehr

## Two areas side by side

compare-kind = Vergleich
compare-title = { $a } und { $b }
compare-with = Vergleichen mit
compare-choose = Gebiet wählen
compare-go = Vergleichen
compare-end = Vergleich beenden
compare-subject = Angabe
compare-counts = { $same } Angaben sind gleich, { $different } verschieden; bei { $unknown } ist nur ein Gebiet bekannt.
compare-apart = Die Mitte von B liegt { $distance } { $direction } der Mitte von A.
compare-same = gleich
compare-different = verschieden
compare-unknown = nur bei einem bekannt
compare-absent = nicht bekannt
compare-drawn = Gezeichnete Fläche
compare-letter = { $letter }: { $name }
compare-missing = Das zweite Gebiet dieses Vergleichs gibt es im Atlas nicht (mehr). Hier steht das erste.
link-compare = Vergleich

## Imprint, privacy, accessibility: the pages that the law asks for (Python only)

# In this section a line is a paragraph, in lists an entry.
legal-nav = Über diese Website
imprint-title = Impressum
imprint-description = Wer den Quartiersatlas Sachsen betreibt, wie Sie ihn erreichen und unter welchen Lizenzen er steht.
imprint-operator-title = Wer diese Installation betreibt
imprint-about-title = Was der Atlas ist
imprint-about =
    Der Quartiersatlas Sachsen zeigt die Gebiete des Programms „Nachhaltige soziale Stadtentwicklung“ (ESF 2014–2020, ESF Plus 2021–2027), ihre Projekte und Büros und wer zuständig ist.
    Er ist keine amtliche Auskunft. Jede Angabe nennt ihre Quelle, Unbekanntes fehlt, und ungenaue Grenzen sind als ungenau gezeichnet.
imprint-errors-title = Etwas stimmt nicht?
imprint-errors = Bitte schreiben Sie der oben genannten Stelle, welche Angabe falsch ist und, wenn Sie können, woher Sie es wissen. Eine geänderte Angabe nennt danach ihre neue Quelle.
imprint-licence-title = Lizenzen und Herkunft
imprint-licence =
    Programm: EUPL-1.2. Daten als Ganzes: ODbL 1.0, weil ein Teil der Lagen aus Daten von OpenStreetMap kommt. Unsere Fakten und Zusammenfassungen allein: CC BY 4.0.
    Diese Angaben gehören zu den Daten und zur Karte:
imprint-font = Schrift: Atkinson Hyperlegible Next, © Braille Institute, SIL Open Font License 1.1
operator-missing = Wer diese Installation betreibt, ist hier noch nicht angegeben. Sie ist deshalb so noch nicht für die Öffentlichkeit bestimmt.
operator-incomplete = Es fehlen noch Angaben zu dieser Installation.
operator-name = Name
operator-representative = Vertreten durch
operator-address = Anschrift
operator-email = E-Mail
operator-phone = Telefon
operator-register = Register und Steuernummern
operator-privacy = Fragen zum Datenschutz

privacy-title = Datenschutz
privacy-description = Keine Cookies, keine Zählung, keine fremden Server: was beim Besuch des Quartiersatlas Sachsen geschieht.
privacy-short-title = Das Wichtigste
privacy-short =
    Die öffentlichen Seiten setzen keine Cookies, zählen keine Besuche und keine Suchwörter, bilden keine Profile und laden von sich aus nichts von fremden Servern. Schriften, Karte und Programm kommen von diesem Server.
    Um die Karte zu lesen, brauchen Sie kein Konto.
privacy-operator-title = Verantwortlich
privacy-request-title = Beim Abruf einer Seite
privacy-request =
    Ihr Browser sendet wie bei jeder Website Ihre IP-Adresse, die gewünschte Adresse und Angaben zum Browser. Der Server braucht sie, um zu antworten.
    Das Programm des Atlas notiert je Abruf den Zeitpunkt, eine Nummer des Abrufs (zufällig, oder die ein Server davor vergibt), die Art von Abruf und Seite, ob die Antwort gelang, wie lange sie dauerte, wie groß sie war und welchen Stand des Atlas sie zeigte, bei einer Störung auch die Stelle im Programm. Es notiert nicht, wer fragt und wonach: keine IP-Adresse, kein Suchwort, keinen Namen und nichts über den Browser.
privacy-logs = Was der Webserver oder das Rechenzentrum davor speichert:
privacy-logs-missing = Was ein Webserver oder Rechenzentrum vor dem Atlas speichert, ist hier noch nicht angegeben.
privacy-address-title = Die Adresse der Karte
privacy-address = Auswahl, Filter und Ausschnitt stehen in der Adresszeile, damit Sie eine Ansicht weitergeben können. Wer den Link bekommt, sieht dieselbe Ansicht, auch einen gesuchten Ort oder Ihren Standort, wenn er gerade gezeigt wird.
privacy-search-title = Suche
privacy-search = Was Sie in die Suche schreiben, geht an diesen Server, der Vorschläge zurückgibt. Er speichert und zählt es nicht.
privacy-position-title = Ihr Standort
privacy-position =
    Den Standort fragt die Karte nur ab, wenn Sie „Wo bin ich?“ wählen und Ihr Browser es mit Ihrer Zustimmung erlaubt. Aus der IP-Adresse wird nie ein Ort bestimmt.
    Ein Standort außerhalb Sachsens verlässt Ihr Gerät nicht. Ein Standort in Sachsen wird auf etwa zehn Meter gerundet, an diesen Server gesendet, der das Gebiet nennt, und dort nicht gespeichert. Er steht danach in der Adresszeile, bis Sie die Einzelheiten schließen.
    Die Seite „In der Nähe“ fragt nach dem Standort nur auf Knopfdruck und rundet ihn auf etwa hundert Meter. Adressen, die Sie dort für viele Orte einfügen oder hochladen, beantwortet dieser Server und vergisst sie; in einem Protokoll stehen sie nicht.
privacy-storage-title = Speicher Ihres Browsers
privacy-storage = Die Karte legt nur dann etwas im Browser ab, wenn Sie es einstellen: Schalten Sie die Tastenkürzel ab, merkt sich Ihr Browser das („atlas-single-keys-off“), bis Sie sie wieder einschalten oder die Websitedaten löschen. Der Wert wird nicht gesendet.
privacy-staff-title = Anmeldung für die Mitarbeit
privacy-staff =
    Nur wer den Atlas pflegt und sich unter „Mitarbeit“ anmeldet, bekommt ein Cookie („atlas_session“). Es hält die Anmeldung und endet mit dem Abmelden, nach 30 Minuten ohne Tätigkeit oder nach 12 Stunden, wenn der Betreiber nichts anderes einstellt. Nach einer Änderung kommt für eine Minute ein zweites dazu („atlas_written“): die Nummer des neuen Stands, damit man die eigene Änderung gleich sieht. Andere Cookies gibt es nicht.
    Zu einem Konto gehören Name, Rolle und ein Prüfwert des Passworts. Jede Änderung am Atlas wird dauerhaft mit Konto, Zeit und Begründung vermerkt; das sehen nur Angemeldete. Fehlgeschlagene Anmeldungen zählt der Server unter einem Prüfwert von Name und IP-Adresse, der nach zwei Stunden nicht mehr gilt.
privacy-people-title = Personen im Atlas
privacy-people = Der Atlas nennt die zuständigen Projektmanagerinnen und Projektmanager der Servicestelle mit ihren dienstlichen Kontaktdaten und die dienstlichen Kontaktdaten von Büros. Sie stammen aus veröffentlichten Quellen, die bei der Angabe stehen.
privacy-links-title = Fremde Websites
privacy-links = Links zu Quellen und Trägern öffnen fremde Websites erst, wenn Sie ihnen folgen. Diese erfahren dann den Namen dieses Servers, nicht aber, was Sie hier angesehen haben. Ist die Karte in einer anderen Website eingebettet, gilt für diese deren eigene Datenschutzerklärung.
privacy-basis-title = Rechtsgrundlagen
privacy-basis =
    Abruf, Suche und Auskünfte: Artikel 6 Absatz 1 Buchstabe e DSGVO mit § 3 SächsDSDG, wenn eine öffentliche Stelle in Sachsen den Atlas betreibt, sonst Artikel 6 Absatz 1 Buchstabe f DSGVO (Interesse daran, die Karte sicher auszuliefern).
    Standort: Ihre Einwilligung nach Artikel 6 Absatz 1 Buchstabe a DSGVO. Sie können sie jederzeit im Browser widerrufen.
    Ablegen der Einstellung im Browser: § 25 Absatz 2 Nummer 2 TDDDG, weil Sie es ausdrücklich wünschen.
privacy-rights-title = Ihre Rechte
privacy-rights =
    Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung der Verarbeitung, Datenübertragbarkeit und Widerspruch (Artikel 15 bis 21 DSGVO). Wenden Sie sich an die oben genannte Stelle.
    Sie können sich bei einer Aufsichtsbehörde beschweren (Artikel 77 DSGVO), in Sachsen bei der Sächsischen Datenschutz- und Transparenzbeauftragten.

accessibility-title = Barrierefreiheit
accessibility-description = Erklärung zur Barrierefreiheit des Quartiersatlas Sachsen, aus datierten Prüfergebnissen erzeugt.
accessibility-lead =
    Diese Erklärung gilt für den Quartiersatlas Sachsen unter { $address }.
    Maßstab sind das Sächsische Inklusionsgesetz (SächsInklusG), das Barrierefreie-Websites-Gesetz (BfWebG) und die Barrierefreie-Websites-Verordnung (BfWebVO) des Freistaates Sachsen mit der BITV 2.0 und der Norm EN 301 549 V3.2.1. Geprüft wird nach WCAG 2.2, Stufen A und AA. Ob das BfWebG verpflichtet, hängt davon ab, ob eine öffentliche Stelle nach § 1 BfWebG diese Installation betreibt; die Erklärung folgt seiner Form in jedem Fall.
accessibility-status-title = Stand der Vereinbarkeit
accessibility-status = Der Atlas ist mit diesen Anforderungen teilweise vereinbar: Nicht alle Anforderungen sind geprüft, und einiges fehlt noch. Beides steht unten.
accessibility-count-passed = { $n ->
    [one] { $n } Kriterium: geprüft, kein Fehler gefunden
   *[other] { $n } Kriterien: geprüft, kein Fehler gefunden
}
accessibility-count-failed = { $n ->
    [one] { $n } Kriterium: Fehler gefunden
   *[other] { $n } Kriterien: Fehler gefunden
}
accessibility-count-untested = { $n ->
    [one] { $n } Kriterium: nicht geprüft
   *[other] { $n } Kriterien: nicht geprüft
}
accessibility-count-absent = { $n ->
    [one] { $n } Kriterium: nicht anwendbar
   *[other] { $n } Kriterien: nicht anwendbar
}
accessibility-failing-title = Gefundene Fehler
accessibility-failing-none = Beim letzten Prüflauf ist keine Prüfung gescheitert.
accessibility-failing = Diese Prüfungen sind beim letzten Prüflauf gescheitert:
accessibility-gaps-title = Was fehlt oder nicht geprüft ist
accessibility-gaps =
    Geprüft wird automatisch in einem Browser (Chromium). Das findet nicht jede Barriere. Eine unabhängige Stelle hat den Atlas nicht geprüft, ebenso wenig wurde er in Firefox und Safari geprüft.
    Mit Bildschirmlesern, Braillezeile, Sprachsteuerung und Bildschirmlupe ist nicht an echten Geräten geprüft.
    Menschen mit Behinderungen haben den Atlas noch nicht geprüft. Die Leichte Sprache haben Prüferinnen und Prüfer aus der Zielgruppe noch nicht gelesen; Regeln wie kurze Sätze prüft ein Programm.
    Ein Video in Deutscher Gebärdensprache fehlt.
    Namen und Texte aus den Quellen, etwa Projekttitel, gibt es nur auf Deutsch und nicht in Leichter Sprache.
    Fremde Websites und Dokumente, auf die der Atlas verweist, hat er nicht geprüft.
accessibility-use-title = So benutzen Sie den Atlas
accessibility-use =
    Alles geht mit der Tastatur: Sprungmarken am Anfang der Seite führen zu Suche, Karte, Liste und Fußzeile, die Taste „?“ zeigt alle Tasten.
    Was die Karte zeigt, steht auch in der Liste daneben und auf Seiten, die ohne JavaScript lesbar sind. Die Sprache wechseln Sie oben: Deutsch, Leichte Sprache, Englisch.
accessibility-results-title = Ergebnisse nach Kriterium
accessibility-results-lead = „Kein Fehler gefunden“ heißt: Alle zugehörigen Prüfungen sind beim letzten Mal gelungen; der Tag steht bei jeder Prüfung. Das beweist nicht, dass es keine Barriere gibt.
accessibility-principle-1 = Wahrnehmbar
accessibility-principle-2 = Bedienbar
accessibility-principle-3 = Verständlich
accessibility-principle-4 = Robust
accessibility-criterion = Kriterium
accessibility-result = Ergebnis
accessibility-evidence = Prüfungen
accessibility-level = Stufe { $level }
accessibility-clause = EN 301 549: { $clause }
accessibility-state-passed = kein Fehler gefunden
accessibility-state-failed = Fehler gefunden
accessibility-state-untested = nicht geprüft
accessibility-state-absent = nicht anwendbar
accessibility-proof-failed = gescheitert
accessibility-proofs = { $n ->
    [one] { $n } Prüfung
   *[other] { $n } Prüfungen
}
accessibility-absent-media = Es gibt weder Ton noch Video.
accessibility-absent-personal = Es gibt keine Felder für Angaben über Sie.
accessibility-absent-timing = Es gibt keine Zeitvorgaben.
accessibility-absent-motion = Nichts wird durch Bewegen des Geräts ausgelöst.
accessibility-absent-transaction = Es gibt keine Verträge, Zahlungen oder mehrstufigen Formulare.
accessibility-absent-login = Um die Karte und die Seiten zu lesen, ist keine Anmeldung nötig.
accessibility-date-title = Wann und wie diese Erklärung entstand
accessibility-date = Diese Erklärung wurde am { $date } erstellt, auf Grundlage einer Selbstbewertung: { $tests } automatische Prüfungen mit { $cases } Fällen, die letzten vom selben Tag, in { $browser }, mit den Daten vom { $facts }. Jeder Prüflauf erzeugt sie neu.
accessibility-feedback-title = Barriere melden
accessibility-feedback = Sie sind auf eine Barriere gestoßen oder brauchen eine Angabe in anderer Form? Bitte schreiben Sie oder rufen Sie an:
accessibility-enforcement-title = Durchsetzungsverfahren
accessibility-enforcement = Betreibt eine öffentliche Stelle des Freistaates Sachsen diese Installation und antwortet sie Ihnen nicht innerhalb eines Monats oder nicht zufriedenstellend, können Sie sich kostenlos an die Durchsetzungsstelle bei der Sächsischen Staatskanzlei wenden:
accessibility-simple = Erklärung in Leichter Sprache

## Words explained

glossary-title = Wörter erklärt
glossary-close = Erklärungen schließen
glossary-area = Fördergebiet
glossary-area-means = Ein Teil einer Stadt, in dem die Europäische Union und der Freistaat Sachsen Projekte bezahlen.
glossary-project = Projekt
glossary-project-means = Ein Angebot für die Menschen im Gebiet, zum Beispiel Beratung, Lernen oder Hilfe bei der Arbeitssuche. In Listen der Förderung heißt es Vorhaben.
glossary-office = Quartiersmanagement
glossary-office-means = Menschen, die sich um ein Gebiet kümmern. Ihr Büro (QM-Büro) ist Anlaufstelle für alle, die dort wohnen.
glossary-carrier = Träger
glossary-carrier-means = Der Verein, die Firma oder die Stadt, die ein Projekt oder ein Büro betreibt.
glossary-esf = ESF und ESF Plus
glossary-esf-means = Der Europäische Sozialfonds: Geld der Europäischen Union für Arbeit, Bildung und Zusammenleben.
glossary-period = Förderperiode
glossary-period-means = Die Jahre, für die das Geld verplant ist: 2014 bis 2020 oder 2021 bis 2027.
glossary-region = Region
glossary-region-means = Sachsen ist für die Betreuung in zwei Regionen geteilt, Ost und West. Jede hat eine zuständige Person.
glossary-schematic = schematisch
glossary-schematic-means = Die Grenze ist nur ungefähr gezeichnet. Eine amtliche Grenze liegt nicht als Datei vor.
glossary-source = Beleg
glossary-source-means = Die Stelle, an der eine Angabe nachzulesen ist, zum Beispiel die Website einer Stadt.

## When something goes wrong

errors-title = Das hat nicht geklappt
errors-load = Der Atlas konnte nicht geladen werden.
errors-retry = Noch einmal versuchen
errors-unreachable = Der Server ist gerade nicht erreichbar. Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal.
errors-unreadable = Die Antwort des Servers war nicht lesbar. Bitte versuchen Sie es später noch einmal.
errors-unexpected = Es ist ein unerwarteter Fehler aufgetreten. Bitte laden Sie die Seite neu.
errors-status = Der Server hat mit dem Fehler { $status } geantwortet. Bitte versuchen Sie es später noch einmal.
errors-language = Diese Sprache konnte nicht geladen werden. Bitte versuchen Sie es später noch einmal.
errors-basemap = Ein Teil der Hintergrundkarte konnte nicht geladen werden. Gebiete und Angaben sind vollständig.
network-lost = Keine Verbindung. Karte, Liste und Filter zeigen weiter, was schon geladen ist.
network-back = Die Verbindung ist wieder da.

## The map in words (Python only)

words-title = { $name } in Worten
words-title-view = Der Kartenausschnitt in Worten
words-head-about = Das Gebiet
words-head-size = Größe
words-head-place = Lage
words-head-neighbours = Nachbarn
words-head-areas = Gebiete
words-head-offices = Büros vor Ort
words-head-projects = Projekte
words-head-money = Geld
words-head-time = Zeit
words-head-participation = Teilnahme am Programm
words-head-responsible = Zuständig
words-head-overview = Überblick
words-comma = { ", " }
words-and = { " und " }
words-quoted = „{ $title }“
words-euro = { $n } Euro
words-month = { $n ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
}
words-month-of = { $month } { $year }
words-day = { $day }. { $month } { $year }
words-brief = { $time }, { $status }
words-brief-city = { $city }, { $brief }
words-in-n = im Norden
words-in-ne = im Nordosten
words-in-e = im Osten
words-in-se = im Südosten
words-in-s = im Süden
words-in-sw = im Südwesten
words-in-w = im Westen
words-in-nw = im Nordwesten
words-in-c = in der Mitte
words-part-n = oben im Norden
words-part-ne = oben rechts im Nordosten
words-part-e = rechts im Osten
words-part-se = unten rechts im Südosten
words-part-s = unten im Süden
words-part-sw = unten links im Südwesten
words-part-w = links im Westen
words-part-nw = oben links im Nordwesten
words-part-c = in der Mitte
words-edge-n = Es liegt am nördlichen Rand der Stadt.
words-edge-ne = Es liegt am nordöstlichen Rand der Stadt.
words-edge-e = Es liegt am östlichen Rand der Stadt.
words-edge-se = Es liegt am südöstlichen Rand der Stadt.
words-edge-s = Es liegt am südlichen Rand der Stadt.
words-edge-sw = Es liegt am südwestlichen Rand der Stadt.
words-edge-w = Es liegt am westlichen Rand der Stadt.
words-edge-nw = Es liegt am nordwestlichen Rand der Stadt.
words-confidence-medium = Die Fakten zu diesem Gebiet sind nur teilweise gesichert.
words-confidence-low = Die Fakten zu diesem Gebiet sind wenig gesichert.
words-hectares = Das Gebiet ist { $n } Hektar groß.
words-drawn = Die gezeichnete Fläche misst { $n } Hektar.
words-extent = Sie reicht rund { $width } von West nach Ost und { $height } von Nord nach Süd.
words-weak = Der Umriss ist schematisch, deshalb sind gemessene Größen und Abstände nur ungefähr richtig.
words-people = Einwohnerzahl: { $n }.
words-people-as-of = Die Einwohnerzahl hat den Stand { $when }.
words-the-area = Das Gebiet
words-in-city = Es liegt in { $city }.
words-city = { $name }: { $place }.
words-hsb = Auf Obersorbisch heißt die Stadt { $name }.
words-in-saxony = { $name } liegt { $where } von Sachsen.
words-from = { $name } liegt rund { $way } der Ortsmitte von { $city }.
words-border-reached = Das Gebiet reicht bis an eine Grenze, dahinter beginnt: { $names }.
words-border-city = Die Stadt grenzt an: { $names }.
words-border = Eine Grenze ist nah: { $name } beginnt rund { $way }.
words-relation-same = { $name } ({ $brief }) ist mit demselben Umriss gezeichnet.
words-relation-within = Das ganze Gebiet liegt auch in { $name } ({ $brief }).
words-relation-contains = { $name } ({ $brief }) liegt ganz in diesem Gebiet.
words-relation-overlap = { $share } Prozent der gezeichneten Fläche liegen auch in { $name } ({ $brief }).
words-relation-touch = { $name } ({ $brief }) grenzt { $direction } an.
words-relation-near = { $name } ({ $brief }) liegt { $way }.
words-alone = Im Umkreis von { $distance } ist kein anderes Gebiet gezeichnet.
words-undrawn = Ohne bekannte Grenze in derselben Stadt: { $names }.
words-same-city = Weitere Gebiete in derselben Stadt: { $names }.
words-kin-predecessors = Vorgänger: { $names }.
words-kin-successors = Nachfolger: { $names }.
words-office = { $name }: { $status }, Lage { $precision }.
words-own-point = { $name } hat einen eigenen Punkt ({ $precision }), rund { $way } der Gebietsmitte.
words-projects = { $n ->
    [one] Zum Gebiet gehört { $n } Projekt.
   *[other] Zum Gebiet gehören { $n } Projekte.
}
words-theme = Thema { $theme }: { $projects }.
words-projects-weak = { $n ->
    [one] { $n } Projekt hat keinen eigenen Punkt in der Karte: { $names }.
   *[other] { $n } Projekte haben keinen eigenen Punkt in der Karte: { $names }.
}
words-projects-of = { $n ->
    [one] { $n } Projekt im Gebiet { $area }: { $names }.
   *[other] { $n } Projekte im Gebiet { $area }: { $names }.
}
words-projects-free = { $n ->
    [one] { $n } Projekt ohne Gebietsangabe: { $names }.
   *[other] { $n } Projekte ohne Gebietsangabe: { $names }.
}
words-budget = Geld für das Gebiet nach Angabe der Quelle: { $amount } ({ $basis }).
words-per-head = Das sind rund { $amount } je Einwohner:in.
words-figure = { $what }: { $amount } ({ $kind }).
words-costs = Die Gesamtkosten sind von { $known } von { $n } Projekten bekannt, zusammen { $amount }.
words-decision = Ratsbeschluss: { $when }.
words-transition = Ein Übergangskonzept 2022 bis 2024 aus dem ESF Plus ist belegt.
words-project-time = Eine Zeit ist von { $known } von { $n } Projekten bekannt: { $span }.
words-organisation = { $name } arbeitet für: { $organisation }.
words-counts = Der Atlas verzeichnet hier { $counts }.
words-city-area = { $name } ({ $brief }): { $place }.
words-at-centre = in der Ortsmitte
words-from-centre = rund { $way } der Ortsmitte
words-participation = Förderperiode { $period }: { $status }.
words-view-extent = Der Ausschnitt reicht rund { $width } von West nach Ost und { $height } von Nord nach Süd.
words-view-middle = Von der Ortsmitte von { $city } aus liegt seine Mitte rund { $way }.
words-view-empty = Im Ausschnitt liegt nichts, was zur Auswahl gehört.
words-view-counts = { $n ->
    [one] Er zeigt { $counts } in { $n } Stadt.
   *[other] Er zeigt { $counts } in { $n } Städten.
}
words-view-empty-cities = { $n ->
    [one] Auf der Karte steht auch der Name einer Stadt ohne Einträge der Auswahl: { $names }.
   *[other] Auf der Karte stehen auch die Namen von Städten ohne Einträge der Auswahl: { $names }.
}
words-view-order = Die Städte folgen zeilenweise von Nord nach Süd, in jeder Zeile von West nach Ost.
words-view-city = { $city }, { $where }
words-view-here = Von { $city } zeigt die Karte { $counts }.
words-view-area = Das Gebiet { $name } ({ $brief }) liegt { $where }.
words-view-area-part = Das Gebiet { $name } ({ $brief }) liegt zum Teil im Ausschnitt, { $where }.
words-view-undrawn = Das Gebiet { $name } ({ $brief }) hat keine bekannte Grenze, sein Zeichen steht { $where }.
words-view-office = Das Büro { $name } ({ $status }, Lage { $precision }) liegt { $where }.
words-view-projects = { $n ->
    [one] { $n } Projekt im Gebiet { $area } liegt { $where }: { $names }.
   *[other] { $n } Projekte im Gebiet { $area } liegen { $where }: { $names }.
}
words-view-projects-free = { $n ->
    [one] { $n } Projekt ohne Gebietsangabe liegt { $where }: { $names }.
   *[other] { $n } Projekte ohne Gebietsangabe liegen { $where }: { $names }.
}
words-view-weak = { $n ->
    [one] Keinen eigenen Punkt hat { $n } Projekt, es steht an seinem Gebiet oder Ort.
   *[other] Keinen eigenen Punkt haben { $n } Projekte, sie stehen an ihrem Gebiet oder Ort.
}

## The pages (Python only)

count-cities = { $n ->
    [one] { $n } Stadt
   *[other] { $n } Städte
}
count-regions = { $n ->
    [one] { $n } Region
   *[other] { $n } Regionen
}
page-entries = { $n ->
    [one] { $n } Eintrag
   *[other] { $n } Einträge
}
page-region-lead = { $n ->
    [one] { $n } Stadt. Die Region folgt aus den heutigen Zuständigkeiten.
   *[other] { $n } Städte. Die Region folgt aus den heutigen Zuständigkeiten.
}
page-sources-lead = { $n ->
    [one] Worauf die Angaben des Atlas beruhen: { $n } Quelle, Herausgeber: { $publishers }.
   *[other] Worauf die Angaben des Atlas beruhen: { $n } Quellen von { $publishers } Herausgebern.
}
page-and-more = { $n ->
    [one] und { $n } weiterer.
   *[other] und { $n } weitere.
}
page-skip = Zum Inhalt springen
page-menu = Menü
page-nav = Hauptnavigation
page-crumbs = Sie sind hier
page-map = Karte
page-saxony = Sachsen
page-revision = Stand der Daten: Fassung { $n } vom { $day }. Die Fakten sind bis { $until } zusammengetragen.
page-licences = Lizenzen, Formate und Schnittstelle
page-sources = Alle Quellen
page-words = Die Karte in Worten
page-number = { $n }
page-euro = { $n } €
page-percent = { $n } %
page-or = oder
page-compare = Gebiete vergleichen
page-compare-lead = Zwei Fördergebiete nebeneinander: Lage, Größe, Förderung, Projekte und Themen. Wählen Sie beide aus.
page-compare-with = Mit einem anderen Gebiet vergleichen
page-compare-first = Gebiet A
page-compare-second = Gebiet B
page-compare-lost = Dieses Gebiet gibt es im Atlas nicht (mehr): { $what }.
page-compare-twice = Bitte wählen Sie zwei verschiedene Gebiete.
page-none = keine Angabe
page-status = Stand
page-boundary = Grenze
page-kind = Art
page-place = Ort
page-cost = Kosten
page-amount = Betrag
page-amounts = Beträge
page-position = Lage { $precision }.
page-plural-areas = Gebiete
page-plural-cities = Städte
page-plural-projects = Projekte
page-plural-offices = Büros
page-plural-regions = Regionen
page-all-areas = Alle Gebiete
page-all-cities = Alle Programmstädte
page-all-projects = Alle Projekte
page-all-offices = Alle Büros vor Ort
page-all-regions = Die Regionen
page-lead-areas = Fördergebiete der nachhaltigen sozialen Stadtentwicklung in Sachsen und Gebiete anderer Programme.
page-lead-cities = Städte und Gemeinden mit mindestens einem Gebiet, und wer für sie zuständig ist.
page-lead-projects = Geförderte, beantragte und geplante Vorhaben in den Gebieten.
page-lead-offices = Quartiersmanagement, Stadtteilbüros und andere Anlaufstellen, mit dem Stand ihrer Angaben.
page-lead-regions = Die beiden Regionen der Servicestelle folgen aus den heutigen Zuständigkeiten.
page-chosen = { $what } in Auswahl
page-narrow = Eingrenzen
page-search-words = Wörter
page-found = { $what }.
page-found-part = { $what }, hier { $first } bis { $last }.
page-asked = Auswahl: { $what }.
page-asked-text = enthält „{ $q }“
page-asked-time = Zeit { $span }
page-asked-box = im Rechteck { $box }
page-asked-condition = Filter: { $condition }
page-show-all = Alle zeigen
page-empty = Mit dieser Auswahl gibt es nichts zu zeigen. Nehmen Sie eine Bedingung weg.
page-empty-map = Auf der Karte nach einem Ort suchen
page-paging = Weitere Seiten
page-back = Zurück
page-next = Weiter
page-sort = danach sortieren
stats-page-lead = Gebiete, Projekte und Büros nach Thema, Ort und Zeit, und was die Projekte kosten. Viele Beträge sind nicht bekannt: Jede Summe sagt, von wie vielen Projekten sie weiß.
stats-page-sum = Zusammen
stats-page-map = Karte: { $what }. Die Zahlen stehen in der Tabelle.
stats-page-million = { $n } Mio. €
page-more-data = Mehr zu Daten und Lizenzen
page-list = Liste
page-filter-id = Kennung
page-filter-ags = Gemeindeschlüssel
page-filter-city_ags = Gemeindeschlüssel
page-filter-name = Name
page-filter-city = Stadt
page-filter-kreis = Kreis
page-filter-region = Region
page-filter-manager_id = Zuständig
page-filter-period = Förderperiode
page-filter-status = Stand
page-filter-programme = Programm
page-filter-theme = Thema
page-filter-geometry_quality = Grenze
page-filter-record_id = Nummer in der Vorhabenliste
page-filter-area = Gebiet
page-filter-fund = Fonds
page-filter-carrier = Träger
page-filter-beneficiary = Begünstigte
page-filter-precision = Lage
page-filter-cost_min = Kosten ab
page-filter-cost_max = Kosten bis
page-filter-year = Jahr
page-filter-kind = Art
page-kicker-other = Gebiet eines anderen Programms
page-kicker-region = Region der Servicestelle
page-projects-in-area = Projekte im Gebiet { $name }
page-projects-in-city = Projekte in { $name }
page-projects-every = Alle { $n } Projekte
page-figures-of-area = Beträge zum Gebiet { $name }, jeder mit seinem Beleg
page-what-for = Wofür
page-shared-with = gemeinsam mit
page-conflicts = Quellen widersprechen sich
page-conflict-other = Angaben
page-evidence = Belege
page-no-evidence = Für diesen Eintrag ist kein Beleg verzeichnet.
page-seen-copy = gespeicherte Kopie
page-seen-package = Datenpaket
page-manager-of = Zuständig für { $city }
page-manager-since = Zuständig seit
page-manager-assumed = Zuordnung nach Kreis angenommen, noch nicht bestätigt.
page-hours-former = Frühere Öffnungszeiten
page-no-street = Straße nicht bekannt
page-office-until = Belegt ist es bis { $when }.
page-office-time = Bestand
page-other-programme = arbeitet im Quartier unter einem anderen Programm
page-the-office = Das Büro
page-the-project = Das Projekt
page-last-evidence = Letzter Beleg: { $when }.
page-office-no-area = Dieses Büro ist keinem einzelnen Gebiet zugeordnet.
page-city-no-offices = In dieser Stadt ist kein Büro bekannt.
page-city-no-projects = In dieser Stadt ist kein Projekt bekannt.
page-no-participation = Eine Teilnahme am ESF-Programm ist nicht belegt.
page-ags = Gemeindeschlüssel
page-former = Früher eigenständig
page-no-status = Stand nicht angegeben
page-title-addition = Zusatz zum Titel
page-theme-recorded = nach dem Fördergegenstand
page-funding-object = Fördergegenstand
page-guideline = Richtlinie
page-contractor = Auftragnehmer
page-intervention = Interventionskategorie
page-objective = Spezifisches Ziel
page-carrier-seat = Adresse des Trägers
page-project-place = Ort des Projekts
page-no-address = Eine Adresse ist nicht angegeben.
page-city-description = { $name } ({ $kreis }) im Quartiersatlas Sachsen: { $counts }, Zuständigkeit und Belege.
page-project-description = Projekt in { $where }: Zeitraum, Träger, Beträge, Ort und Belege.
page-office-description = { $kind } in { $address }; { $status }. Träger, Kontakt, Zeiten und Belege.
page-region-description = { $name }: wer zuständig ist und welche Städte dazugehören.
page-drawing-unbounded = Umriss von { $city }. Die Grenze des Gebiets { $name } ist nicht bekannt. Sein Zeichen steht am Ort.
page-drawing-area = Umriss von { $city } mit dem Gebiet { $name }.
page-drawing-dashed = Gestrichelter Rand: schematisch, nicht amtlich.
page-drawing-with = Umriss von { $city } mit { $what }.
page-drawing-bare = Umriss von { $city }. Die Grenzen der Gebiete sind nicht bekannt.
page-drawing-project = Umriss von { $city } mit der Lage des Projekts, { $precision }.
page-drawing-office = Umriss von { $city } mit der Lage des Büros, { $precision }.
page-drawing-state = { $city } in Sachsen, mit den beiden Regionen Ost und West.
page-collection = Sammlung
page-collections = Sammlungen
page-collections-lead = Die Sammlungen der Schnittstelle mit Ausdehnung, Filtern und Formaten.
page-all-collections = Alle Sammlungen mit Filtern und Schema
page-queryables = Filter
page-schema = Felder
page-api = Schnittstelle
page-api-lead = Alles, was der Atlas zeigt, gibt es auch als Daten: nach OGC API – Features, ohne Anmeldung.
page-questions = Fragen an den Atlas
page-question-where = In welchem Gebiet liegt ein Ort, und wer ist zuständig?
page-question-nearby = Was liegt in der Nähe, nach Entfernung?
page-question-search = Einträge und Orte in einer Liste
page-question-places = Orte, Postleitzahlen, Straßen, Haltestellen
page-question-stats = Zahlen nach Stadt, Kreis, Region, Förderperiode oder Thema
page-for-programs = Beschreibung für Programme
page-conformance = Erfüllte Standards
page-conformance-lead = Diese Konformitätsklassen von OGC API – Features erfüllt die Schnittstelle.
page-supports = Belegt:
precision-why-address = Der Punkt liegt an der Hausnummer.
precision-why-street = Der Punkt liegt an der Straße. Wo die Hausnummer ist, ist nicht bekannt.
precision-why-area = Der Punkt steht für das Gebiet, den Ortsteil oder die Postleitzahl, nicht für ein Haus.
precision-why-city = Der Punkt steht nur für den Ort.
data-lead = Alles, was der Atlas zeigt, dürfen Sie mitnehmen und weiterverwenden. Hier steht, welche Datei wofür gut ist.
data-for = Was möchten Sie tun?
data-for-table = Tabelle für Excel
data-for-table-lead = Eine Zeile je Eintrag, mit deutschen Zahlen und Daten. Zum Sortieren, Filtern und Rechnen.
data-for-map = Karte für QGIS
data-for-map-lead = Grenzen und Punkte zum Laden in ein Kartenprogramm. Unsichere Grenzen sind gestrichelt.
data-for-globe = Orte auf dem Globus
data-for-globe-lead = Zum Ansehen in Google Earth und in Karten-Apps.
data-for-contacts = Adressbuch
data-for-contacts-lead = Die Büros und die Zuständigen als Kontakte für Telefon und E-Mail-Programm.
data-for-dates = Kalender
data-for-dates-lead = Beginn und Ende der Projekte, Gebiete und Büros, wo sie bekannt sind.
data-for-numbers = Rohdaten zum Rechnen
data-for-numbers-lead = Einfache Tabellen für Statistikprogramme, mit Punkt als Dezimalzeichen.
data-for-list = Liste der Vorhaben
data-for-list-lead = Mit den Angaben, die die Europäische Union verlangt, und mit einer Prüfung, was fehlt.
data-list-xlsx-art49 = Excel nach Artikel 49
data-list-csv-kohesio = Tabelle für Kohesio
data-for-print = Steckbriefe zum Drucken
data-for-print-lead = Ein Blatt mit Karte, Büros und Projekten (PDF) gibt es auf der Seite jedes Gebiets und jeder Stadt.
data-for-page = Karte auf der eigenen Seite
data-for-page-lead = Die Karte eines Gebiets oder einer Stadt auf Ihrer Internetseite zeigen.
data-for-news = Auf dem Laufenden bleiben
data-for-news-lead = Neue und geänderte Einträge im Feed-Leser lesen. Jedes Gebiet und jede Stadt hat einen eigenen Feed.
data-for-tiles = Alle Ebenen in einer Datei
data-for-tiles-lead = Kacheln für eigene Kartenseiten, die ohne Kartenserver auskommen (PMTiles).
data-for-tiles-file = Alle Ebenen
data-for-program = Mit einem Programm abfragen
data-for-program-lead = Für alle, die Daten automatisch holen: nach Ort, Zeit und Thema, ohne Anmeldung.
data-cite = So nennen Sie die Quelle
data-cite-lead = Bitte nennen Sie bei jeder Weitergabe die Herkunft. Diesen Satz können Sie kopieren:
credit-sentence = Quartiersatlas Sachsen, Stand { $day } (Fassung { $n }), { $address }, Lizenz: { $licence }; { $credits }.
data-fresh = Wie aktuell ist das?
data-modified = Zuletzt geändert
data-check = Was der Liste der Vorhaben fehlt
data-check-lead = Art. 49 Abs. 3 der Verordnung (EU) 2021/1060 sagt, was die Liste enthalten muss. { $n } von { $all } Vorhaben sagen alles. Die Liste ist vom { $day }.
data-check-more = Excel-Liste mit einem Blatt „Selbstprüfung“: was jedem Vorhaben fehlt
data-check-rules = Jede Regel mit der Zahl der Vorhaben
data-check-rule = Regel
data-check-law = Vorschrift
data-check-missing = Fehlt bei
data-check-hints = Zu prüfen bei
data-unknown = Was wir nicht wissen
data-unknown-boundaries = Bei { $n } von { $all } Gebieten haben wir keine amtliche Grenze.
data-unknown-drawn = { $n } von { $all } Gebieten sind nur schematisch gezeichnet. Sie zeigen, wo ein Gebiet etwa liegt.
data-unknown-bare = Bei { $n } von { $all } Gebieten kennen wir gar keine Grenze. Sie stehen bei ihrer Stadt.
data-unknown-offices = Bei { $n } von { $all } Büros ist nicht geprüft, ob die Angaben noch stimmen.
data-unknown-charge = Bei { $n } von { $all } Städten ist die Zuständigkeit angenommen und nicht bestätigt.
data-unknown-costs = Bei { $n } von { $all } Projekten kennen wir die Gesamtkosten nicht.
data-unknown-towns = Eine amtliche Liste aller Programmstädte haben wir nicht gefunden. Es können Städte fehlen.
data-correct = Sie haben einen Fehler gefunden?
data-correct-lead = Bitte schreiben Sie, welcher Eintrag es ist, was richtig ist und woran man das sieht. Nach der Prüfung steht es im Atlas, mit Ihrem Beleg.
data-correct-imprint = Wer diesen Atlas betreibt und wie Sie ihn erreichen, steht hier:
data-whole = Jede Datei enthält alle Einträge und sagt selbst, von wann sie ist und unter welcher Lizenz sie steht.
data-door-openapi = Beschreibung der Schnittstelle mit Beispielen (OpenAPI)
data-door-catalog = Katalog für Datenportale (DCAT-AP.de)
data-door-tiles = Kacheln für eigene Karten (MVT, TileJSON, Stil für MapLibre)
data-door-oembed = Karte zu einer Adresse (oEmbed)
conforming-title = Geprüft nach Standards
conforming-lead = Automatische Prüfungen mit ihrem Tag. Was nicht besteht, steht auch hier.
conforming-standard = Standard
conforming-result = Ergebnis
conforming-passed = { $n } Prüfungen bestanden
conforming-failed = { $n ->
    [one] 1 Prüfung nicht bestanden
   *[other] { $n } Prüfungen nicht bestanden
}
conforming-day = Geprüft am
conforming-now = jetzt
conforming-data-name = Daten des Atlas
conforming-data = Adressen, Beträge, Zeiten, Lagen und Belege passen zueinander.
conforming-data-found = { $errors } Fehler, { $warnings } Hinweise
conforming-access = Menschen mit Behinderungen können den Atlas benutzen.
conforming-ogc-features = Kartenprogramme lesen und filtern den Atlas ohne Zusatz.
conforming-ogc-cite = Die öffentliche Prüfung des OGC findet keinen Fehler.
conforming-clients = Echte Programme lesen den Atlas wie jeden anderen Dienst.
conforming-dcat-ap-de = Datenportale übernehmen die Beschreibung der Daten.
conforming-schema-org = Suchmaschinen verstehen, was auf den Seiten steht.
conforming-article-49 = Die Liste der Vorhaben hat, was die Europäische Union verlangt.
conforming-openapi = Programme erfahren, was sie fragen können, mit Beispielen.
conforming-problem = Fehler sind auf Deutsch und Englisch erklärt.
conforming-tiles = Eigene Karten laden die Gebiete in Kacheln.
conforming-atom = Feed-Leser zeigen, was neu ist.
conforming-oembed = Aus einer eingefügten Adresse wird eine Karte.
conforming-sitemaps = Suchmaschinen finden jede Seite.
data-description = Daten des Quartiersatlas Sachsen zum Mitnehmen: welche Datei wofür, wie man die Quelle nennt, wie aktuell sie sind.
data-holdings = Alle Dateien
data-evidence = Jede Angabe nennt ihren Beleg.
data-entries = Einträge
data-take = Mitnehmen
data-queries = Abfragen
data-queries-lead = Die Schnittstelle folgt OGC API – Features. QGIS liest sie als „WFS / OGC API – Features“ unter dieser Adresse:
data-revision = Jede Antwort nennt ihre Fassung und trägt eine Kennung. Wer sie mitschickt, bekommt nur Neues.
data-quality = Wie sicher sind Grenzen und Punkte?
data-quality-lead = Amtliche Grenzen der Fördergebiete liegen bisher nicht als Daten vor. Jedes Gebiet sagt deshalb, woher sein Umriss kommt, jeder Punkt, wie genau er ist. Zeigen Sie schwache Angaben bitte nicht, als wären sie stark.
data-licences = Lizenzen und Herkunft
data-licences-lead = Ein Teil der Lagen kommt aus Daten von OpenStreetMap. Darum steht der Datensatz als Ganzes unter dieser Lizenz. Bitte nennen Sie die Herkunft:
data-files = Dateien der Kartengrundlage
data-file = Datei
data-content = Inhalt
data-objects = Objekte
data-licence = Lizenz
data-file-state = Umriss von Sachsen
data-file-kreise = Kreise und Kreisfreie Städte
data-file-municipalities = Gemeinden (Stand 2016 mit den Zusammenschlüssen seither)
data-file-towns = Ortsnamen
data-file-rivers = Flüsse
data-file-neighbours = Nachbarländer
catalogue-areas = Fördergebiete der nachhaltigen sozialen Stadtentwicklung in Sachsen
catalogue-cities = Programmstädte in Sachsen mit ihrer Zuständigkeit
catalogue-offices = Quartiersbüros und andere Anlaufstellen in Sachsen
catalogue-projects = Geförderte Vorhaben in sächsischen Quartieren
catalogue-regions = Regionen Ost und West der Servicestelle
catalogue-operations = Liste der Vorhaben nach Artikel 49 der Verordnung (EU) 2021/1060
catalogue-operations-lead = Die geförderten Vorhaben mit Begünstigten, Zweck, Zeit, Gesamtkosten, Fonds und Ort, in der Form der Verordnung und in der von Kohesio.
news-feed = Neues im Quartiersatlas Sachsen
news-feed-of = Neues im Quartiersatlas Sachsen: { $name }
news-feed-lead = Was im Atlas neu ist, geändert oder gelöscht wurde.
news-follow = Neues abonnieren (Feed)
news-title = { $what }: { $name }
news-kind-assignments = Zuständigkeit
news-assignment = Wer für die Stadt zuständig ist, hat sich geändert oder ändert sich bald.
news-created = Neu im Atlas.
news-deleted = Gelöscht: Den Eintrag gibt es nicht mehr.
news-changed = Geändert: { $what }.
news-many = { $n } Einträge auf einmal
news-many-created = Neu: { $what }.
news-many-changed = Geändert: { $what }.
news-many-deleted = Gelöscht: { $what }.
news-about-name = Name
news-about-contact = Kontakt
news-about-address = Adresse
news-about-hours = Öffnungszeiten
news-about-status = Stand und Programm
news-about-time = Laufzeit
news-about-money = Beträge
news-about-place = Lage oder Grenze
news-about-carrier = Träger
news-about-sources = Belege
news-about-other = weitere Angaben
count-assignments = { $n ->
    [one] 1 Zuständigkeit
   *[other] { $n } Zuständigkeiten
}
problem-status = Fehler { $n }
problem-near = Meinten Sie vielleicht …?
problem-known = Vorhanden
problem-known-for = Möglich für „{ $name }“
problem-search = Gebiete suchen
problem-search-for = Gebiet, Ortsteil oder Stadt
problem-search-button = Suchen
problem-onward = Von hier aus weiter
problem-to-map = Karte mit Suche nach Gebiet, Straße oder Postleitzahl
files-form = Diese Fassung des Atlas besteht aus fertigen Dateien und kann hier nichts für Sie heraussuchen. Suchen, filtern und vergleichen können Sie auf der Karte:
problem-to-login = Anmelden
problem-title-atlas-error = Fehler
problem-says-atlas-error = Hier ist etwas schiefgegangen. Bitte versuchen Sie es später noch einmal.
problem-title-invalid-query = Anfrage nicht verständlich
problem-says-invalid-query = In der Adresse steht etwas, das der Atlas nicht versteht.
problem-title-unknown-parameter = Unbekannter Parameter
problem-says-unknown-parameter = In der Adresse steht ein Name, den es hier nicht gibt.
problem-title-invalid-parameter = Ungültiger Wert
problem-says-invalid-parameter = In der Adresse steht ein Wert, der nicht passt.
problem-title-outside-saxony = Nicht in Sachsen
problem-says-outside-saxony = Der Atlas kennt nur Orte in Sachsen.
problem-title-access-error = Kein Zugang
problem-says-access-error = Hier geht es nur für Angemeldete weiter.
problem-title-not-found = Nicht gefunden
problem-says-not-found = Diese Adresse gibt es hier nicht.
problem-title-unknown-collection = Unbekannte Sammlung
problem-says-unknown-collection = Eine Sammlung mit diesem Namen gibt es nicht.
problem-title-unknown-record = Unbekannter Eintrag
problem-says-unknown-record = Diesen Eintrag gibt es im Atlas nicht oder nicht mehr.
problem-title-place-not-found = Ort nicht gefunden
problem-says-place-not-found = Diesen Ort kennt der Atlas nicht.

## The position of the device

locate-button = Wo bin ich? Standort des Geräts verwenden
locate-here = Ihr Standort
locate-asking = Der Standort wird gesucht …
locate-refused = Der Standort ist nicht freigegeben. Sie können ihn in den Einstellungen des Browsers erlauben oder einen Ort in die Suche eingeben.
locate-unavailable = Das Gerät kann seinen Standort nicht bestimmen. Geben Sie bitte einen Ort in die Suche ein.
locate-timeout = Das Gerät hat seinen Standort nicht rechtzeitig gefunden. Versuchen Sie es noch einmal oder geben Sie einen Ort in die Suche ein.
locate-outside = Ihr Standort liegt nicht in Sachsen. Die Karte zeigt nur Sachsen.

## Print, link and keys, below the map

acts-label = Diese Ansicht
acts-print = Drucken
acts-copy = Link kopieren
acts-copied = Der Link ist kopiert.
acts-by-hand = Der Link ist markiert. Bitte kopieren Sie ihn selbst.
acts-link = Link zu dieser Ansicht
acts-keys = Tasten
foreign-show = Hintergrund: { $name }
foreign-title = { $name } laden?
foreign-ask = Ihr Browser holt dann Kartenbilder von { $host }. Dieser fremde Server erfährt Ihre IP-Adresse und welchen Ausschnitt Sie ansehen.
foreign-yes = Laden
foreign-no = Nicht laden
foreign-remember = Auf diesem Gerät merken
foreign-failed = Von { $host } kommen keine Kartenbilder. Sie sehen wieder die eigene Karte.
acts-embed = Einbetten
print-selected = Ausgewählt
print-list = Gebiete im Kartenausschnitt
print-date = Gedruckt am { $date }
keys-close = Hilfe zu den Tasten schließen
keys-arrows = Pfeiltasten
keys-arrows-means = Karte verschieben
keys-signs-means = Karte vergrößern und verkleinern
keys-tab = Tabulator
keys-tab-means = zum nächsten Gebiet, Projekt oder Büro
keys-enter = Eingabe
keys-enter-means = öffnen
keys-escape-means = schließen
keys-search-means = zur Suche
keys-help-means = diese Hilfe öffnen
keys-where = Pfeiltasten, Plus und Minus gelten, sobald die Karte den Fokus hat.
keys-single = Tasten für Suche und Hilfe verwenden

## The embedded map

embed-title = Fördergebiete in Sachsen
embed-full = Im Quartiersatlas öffnen
embed-new-tab = , öffnet ein neues Fenster
embed-licence = Daten unter ODbL 1.0
embed-list = Als Liste: { $what }
embed-none = nichts zu dieser Auswahl
embed-page = Seite mit allen Angaben
embed-wheel = Strg oder ⌘ gedrückt halten und das Rad drehen: So ändern Sie den Maßstab der Karte.
embed-touch = Mit zwei Fingern bewegen und vergrößern Sie die Karte.

## Words of the embedded map that the server says (Python only)

embed-noscript = Die Karte braucht JavaScript. Hier sind die Gebiete als Liste.

## The page that builds embedded maps (Python only)

builder-title = Karte einbetten
builder-lead = Zeigen Sie ein Gebiet, eine Stadt oder eine Auswahl auf Ihrer eigenen Website: kostenlos, ohne Anmeldung, ohne fremde Server.
builder-form = Karte auswählen
builder-area = Ein Gebiet
builder-language = Sprache der Karte
builder-layout = Liste
builder-layout-both = neben der Karte, wo Platz ist
builder-layout-map = eingeklappt unter der Karte
builder-colours = Farben
builder-colours-auto = wie das Gerät es will
builder-colours-light = hell
builder-colours-dark = dunkel
builder-height = Höhe in Pixeln
builder-link = Oder: Link aus der Karte
builder-link-hint = Stellen Sie die Karte ein, wie Sie sie brauchen, kopieren Sie ihren Link und fügen Sie ihn hier ein.
builder-make = Code erzeugen
builder-unknown = Diese Angaben kennt der Atlas nicht, sie fehlen im Code: { $what }.
builder-code = Code zum Kopieren
builder-code-hint = Nehmen Sie einen der beiden und setzen Sie ihn in den Quelltext Ihrer Seite.
builder-element = Als Element: passt seine Höhe an, wenn der Platz nicht reicht
builder-frame = Als iframe: geht überall, auch ohne Skript
builder-copy = Kopieren
builder-copied = Der Code ist kopiert.
builder-changed = Code und Vorschau sind angepasst.
builder-by-hand = Der Code ist markiert. Bitte kopieren Sie ihn selbst.
builder-preview = Vorschau
builder-know = Gut zu wissen
builder-know-scroll = Die Karte hält Ihre Seite nicht fest: Ein Finger und das Mausrad bewegen die Seite, zwei Finger oder Strg mit dem Rad bewegen die Karte.
builder-know-list = Alles, was die Karte zeigt, steht auch in ihrer Liste; ohne JavaScript gibt es nur die Liste.
builder-know-private = Es werden keine Cookies gesetzt und nur Daten von diesem Server geladen.
builder-know-credit = Herkunft und Lizenz stehen unter der Karte. Bitte lassen Sie sie sichtbar.
builder-know-policy = Hat Ihre Website eine Content-Security-Policy, dann erlauben Sie:

## What lies near a place (Python only)

near-title = In der Nähe
near-title-at = In der Nähe: { $place }
near-lead = Projekte, Büros und Gebiete rund um einen Ort: nach Entfernung geordnet, mit Richtung und Kontakt.
near-place = Ort, Adresse, Postleitzahl oder Haltestelle
near-place-hint = Zum Beispiel: Zittau, 04315 oder Kornmarkt 1, Bautzen
near-kind = Was suchen Sie?
near-all = Alles
near-radius = Umkreis
near-anywhere = ohne Grenze
near-count = Wie viele?
near-count-of = die { $n } nächsten
near-go = Suchen
near-apart = Diese Auswahl passt nicht zusammen: Was Sie suchen, hat eine dieser Angaben nicht. Bitte nehmen Sie eine Bedingung weg.
near-meant = Meinten Sie:
near-found = { $n ->
    [one] Ein Treffer, gemessen ab { $place } ({ $exactness }).
   *[other] { $n } Treffer, gemessen ab { $place } ({ $exactness }).
  }
near-none = Rund um { $place } ({ $exactness }) gibt es dazu nichts. Vergrößern Sie den Umkreis, oder nehmen Sie eine Bedingung weg.
near-straight = Entfernungen sind Luftlinie. „Rund“ heißt: Von dem Eintrag ist nur das Gebiet oder der Ort bekannt.
near-locate = Standort des Geräts verwenden
near-locate-hint = Auf etwa 100 Meter gerundet, nur an diesen Server, nirgends gespeichert.
near-map = Karte der Treffer
near-map-hint = Ein Klick auf die Karte setzt den Ort neu. Jede Zahl steht auch in der Liste.
near-within = im Umkreis von { $distance }
near-inside = der Ort liegt darin
near-here = an dieser Stelle
near-town = im selben Ort
near-contact-office = Kontakt:
near-contact-manager = Zuständig für die Stadt:
near-embed = Diese Karte einbetten
near-many = In der Nähe vieler Orte
near-many-lead = Fügen Sie bis zu { $most } Orte oder Adressen ein, oder laden Sie eine Tabelle hoch. Sie bekommen eine Liste: zu jedem Ort, was in der Nähe liegt.
near-many-text = Orte oder Adressen, je Zeile eine
near-many-text-hint = Höchstens { $most }. Zum Beispiel: Kornmarkt 1, 02625 Bautzen. Nichts davon wird gespeichert oder protokolliert.
near-many-file = Oder eine Datei
near-many-file-hint = CSV, XLSX oder ODS. Spalten wie Straße, PLZ und Ort werden erkannt.
near-many-go = Liste zeigen
near-many-save = Speichern als { $what }
near-many-found = { $known } von { $n } Orten gefunden.
near-many-place = Ihr Ort
near-many-understood = Verstanden als
near-many-hit = In der Nähe
near-many-way = Entfernung
near-many-contact = Kontakt
near-many-none = nichts in diesem Umkreis

## Area sheets and booklets as PDF (Python only)

sheet-title = Steckbrief { $name }
sheet-glance = Auf einen Blick
sheet-about = Zum Gebiet
sheet-map = { $name } in seiner Umgebung; Norden ist oben.
sheet-map-none = Die Grenze von { $name } ist nicht bekannt. Das Zeichen steht am Ort; Norden ist oben.
sheet-north = N
sheet-sign-area-official = Gebiet, amtliche Grenze
sheet-sign-area-quarter = Gebiet, aus amtlichen Ortsteilen
sheet-sign-area-schematic = Gebiet, schematisch, nicht amtlich
sheet-sign-area-municipality = Gebiet, ganze Gemeinde
sheet-sign-area-none = Gebiet, Grenze nicht bekannt
sheet-sign-other = anderes Gebiet
sheet-sign-municipality = Stadt oder Gemeinde
sheet-sign-office = Büro
sheet-sign-office-weak = Büro, Lage nur ungefähr
sheet-sign-project = Projekt
sheet-sign-project-weak = Projekte, Lage nur ungefähr
sheet-sign-number = Steckbrief mit dieser Nummer
sheet-projects-more = Jedes Projekt hat im Atlas eine eigene Seite mit allen Angaben und Belegen.
sheet-qr = Heute gültige Fassung
sheet-qr-alt = QR-Code mit der Adresse { $address }
sheet-page = Seite { $n } von { $all }
sheet-licence = Lizenz der Daten: { $name }
sheet-contents = Inhalt
sheet-booklet-kicker = Steckbriefe der Fördergebiete
sheet-booklet-lead = { $n ->
    [one] Ein Steckbrief.
   *[other] { $n } Steckbriefe, geordnet nach Stadt und Gebiet.
 }
sheet-booklet-manager = Gebiete im Bereich von { $name }
sheet-booklet-map = Lage der Gebiete; die Nummern sind die der Steckbriefe. Norden ist oben.

## Formate von Dateien (Python only)
download-page = Daten herunterladen
download-page-lead = Was die Karte mit Ihren Filtern zeigt, als Datei. In jeder Datei steht, was Sie gewählt haben, von wann die Daten sind und unter welcher Lizenz sie stehen.
download-map = Alles in einer Datei
download-menu = Herunterladen
format-pdf = Steckbriefe der Gebiete zum Drucken (PDF)
format-xlsx = Tabelle für Excel und LibreOffice (XLSX)
format-csv-de = Einfache Tabelle für deutsches Excel (CSV)
format-csv = Einfache Tabelle für Programme (CSV)
format-gpkg = Karte für QGIS (GeoPackage)
format-geojson = Karte fürs Netz (GeoJSON)
format-jsonfg = Karte in amtlichen Koordinaten, UTM 33 (JSON-FG)
format-fgb = Karte für sehr viele Objekte (FlatGeobuf)
format-parquet = Daten für Auswertungen (GeoParquet)
format-kml = Karte für Google Earth (KML)
format-vcf = Kontakte fürs Adressbuch (vCard)
format-ics = Termine für den Kalender (ICS)
