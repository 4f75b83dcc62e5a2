### Leichte Sprache, by DIN SPEC 33429 and the rules of Netzwerk Leichte Sprache; tests/test_leichte_sprache.py holds
### them: short sentences with one statement each, no commas, no genitive, no passive, figures for numbers, hard words
### explained, a middle dot in long words. What is spoken loses the dots (web: aloud).

language-name = Leichte Sprache
language-lang = de-simple
language-label = Sprache
language-changed = Der Atlas ist jetzt in Leichter Sprache.

app-name = Quartiers·atlas Sachsen
claim = Hilfe für Stadt·teile in Sachsen
description = Karte von Sachsen. Die Karte zeigt Förder·gebiete. Sie zeigt Projekte und Büros. Sie zeigt auch: Wer ist zuständig?
title-of = { $what } | Quartiers·atlas Sachsen
about = ungefähr { $what }
loading = Bitte warten Sie. Der Atlas lädt gerade.
loading-item = Bitte warten Sie. Die Belege laden gerade.
listing = { $others } und { $last }
span-both = { $start } bis { $end }
span-from = ab { $start }
span-until = bis { $end }
distance-m = { $n } Meter
distance-km = { $n } Kilo·meter

## The page around the map

skip-label = Schnell zu einem Teil von der Seite
skip-search = Zur Suche
skip-list = Zur Liste
skip-words = Zur Karte in Worten
skip-map = Zur Karte
skip-footer = Zum Ende von der Seite
noscript-lead = Die Karte geht in Ihrem Browser nicht. Hier gibt es einfache Seiten:
noscript-areas = Alle Förder·gebiete
noscript-cities = Alle Städte
noscript-projects = Alle Projekte
noscript-offices = Alle Büros
noscript-data = Daten und Quellen
footer-cofunded = Kofinanziert von der Europäischen Union
footer-emblem = Fahne von der Europäischen Union
footer-links = Mehr Seiten
footer-data = Daten
footer-embed = Karte für Ihre Seite
footer-areas = Gebiete
footer-cities = Städte
footer-projects = Projekte
footer-offices = Büros
footer-accessibility = Barriere·freiheit
footer-privacy = Daten·schutz
footer-imprint = Impressum
footer-attribution-label = Von wem sind die Karte und die Daten?
# The licences ask for these very words.
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
kinds-area = Förder·gebiet
kinds-project = Projekt
kinds-office = Büro
kinds-city = Stadt
kinds-place = Ort
kinds-group = Mehrere Dinge
region-east = Region Ost
region-west = Region West
period-2014-2020 = 2014 bis 2020
period-2021-2027 = 2021 bis 2027
period-of = Förder·zeit { $periods }
programme-esf = ESF und ESF Plus
programme-other = Andere Programme
other-programme = Das Geld ist nicht vom ESF
status-approved = bekommt Geld
status-applied = will Geld bekommen
status-former = hat früher Geld bekommen
status-unknown = unklar
office-status-open = Büro ist offen
office-status-closed = Büro ist zu
office-status-unverified = noch nicht geprüft
project-status-approved = bekommt Geld
project-status-applied = will Geld bekommen
project-status-planned = geplant
project-status-none = wissen wir nicht
participation-approved = Die Stadt bekommt Geld.
participation-applied = Die Stadt will Geld bekommen.
participation-concept_only = Die Stadt hat nur einen Plan.
participation-unclear = unklar
quality-official = Grenze vom Amt
quality-quarter = aus ganzen Orts·teilen
quality-schematic = nur ungefähr gezeichnet
quality-municipality = ganze Gemeinde
quality-none = keine Grenze
quality-short-official = Grenze vom Amt
quality-short-quarter = ganze Orts·teile
quality-short-schematic = ungefähr
quality-short-municipality = ganze Gemeinde
quality-short-none = keine Grenze
quality-why-official = Die Grenze kommt von der Gemeinde. Sie ist genau.
quality-why-quarter = Die Karte zeigt ganze Orts·teile. Die echte Grenze kann anders sein.
quality-why-schematic = Die genaue Grenze kennen wir nicht. Wir haben die Grenze ungefähr gezeichnet.
quality-why-municipality = Die Karte zeigt die ganze Gemeinde. Das Gebiet kann kleiner sein.
quality-why-none = Die Grenze kennen wir nicht. Das Zeichen steht deshalb mitten im Ort.
evidence-described = Wir kennen Straßen aus dem Gebiet.
evidence-named = Wir kennen nur die Namen von den Stadt·teilen.
evidence-assumed = Die Lage haben wir geschätzt. Sie kann falsch sein.
partial = Die Karte zeigt nur einen Teil vom Gebiet.
precision-address = genau an der Adresse
precision-street = in der richtigen Straße
precision-area = irgendwo im Gebiet
precision-city = irgendwo im Ort
theme-children_youth_education = Kinder und Jugendliche lernen
theme-civic_lifelong_learning = Erwachsene lernen
theme-social_inclusion_employment = Arbeit finden und dazu gehören
theme-local_economy = Geschäfte und Firmen
theme-accompanying = Hilfe im Stadt·teil
theme-other = Andere Themen
direction-n = in Richtung Norden
direction-ne = in Richtung Nord-Osten
direction-e = in Richtung Osten
direction-se = in Richtung Süd-Osten
direction-s = in Richtung Süden
direction-sw = in Richtung Süd-Westen
direction-w = in Richtung Westen
direction-nw = in Richtung Nord-Westen

## Sentences about a position

way = { $distance } { $direction }
boundary-official = Die Grenze kommt vom Amt.
boundary-quarter = Die Grenze besteht aus ganzen Orts·teilen.
boundary-schematic = Die Grenze ist nur ungefähr gezeichnet.
boundary-municipality = Das Gebiet ist die ganze Gemeinde.
boundary-none = Die Grenze kennen wir nicht.
standing-status-approved = Das Gebiet bekommt Geld.
standing-status-applied = Das Gebiet will Geld bekommen.
standing-status-former = Das Gebiet hat früher Geld bekommen.
standing-status-unknown = Bekommt das Gebiet Geld? Das wissen wir nicht genau.
years = { $start } bis { $end }
standing-period = Die Förder·zeit ist { $period }.
standing-periods = Die Förder·zeiten sind { $first } und { $last }.
standing-programme = Das Programm heißt: { $programme }.
standing = Das Gebiet ist in { $city }. { $status } { $boundary }
standing-timed = Das Gebiet ist in { $city }. { $time } { $status } { $boundary }
where-inside = Sie sind in einem Förder·gebiet. Es heißt: { $name }. { $standing }
where-also = Hier gibt es noch mehr Förder·gebiete. { $names }.
where-other = { $name }: { $time }
where-nearest = Hier ist kein Förder·gebiet. Das nächste Förder·gebiet heißt: { $name }. Bis dahin sind es { $way }. { $standing }
where-none = Die Karte zeigt kein Förder·gebiet.
where-unbounded = { $n ->
    [one] In dieser Stadt gibt es ein Förder·gebiet ohne Grenze. Es heißt: { $names }. Die Grenze kennen wir nicht.
   *[other] In dieser Stadt gibt es Förder·gebiete ohne Grenze. Sie heißen: { $names }. Die Grenzen kennen wir nicht.
}

## Names of things on the map, as they are spoken

spoken-area = Förder·gebiet { $name }. Stadt: { $city }. { $region }. Grenze: { $quality }. Geld: { $status }.
spoken-area-other = Förder·gebiet { $name }. Stadt: { $city }. { $region }. Grenze: { $quality }. Geld: { $status }. Programm: { $programme }.
spoken-project = Projekt { $name }. Stadt: { $city }.
spoken-office = Büro { $name }. Stadt: { $city }.
spoken-weak = { $what } Lage: { $precision }.
spoken-cluster = { $what } in { $cities }
spoken-cluster-area = { $what } in { $city } im Gebiet { $area }
spoken-cluster-kreis = { $what } im { $kreis }
spoken-cluster-more = { $what } in { $cities } und in anderen Orten
spoken-place = Gesuchter Ort: { $label }

## The map

map-label = Karte von den Förder·gebieten in Sachsen
map-hint = So geht die Karte mit der Tastatur: Die Pfeil·tasten bewegen die Karte. Die Plus-Taste macht die Karte groß. Die Minus-Taste macht die Karte klein. Die Tabulator-Taste springt zum nächsten Ding. Die Eingabe-Taste öffnet das Ding.
map-controls = Karte bewegen
map-zoom-in = Karte größer machen
map-zoom-out = Karte kleiner machen
map-home = Ganz Sachsen zeigen
map-pan-north = Karte nach Norden bewegen
map-pan-south = Karte nach Süden bewegen
map-pan-west = Karte nach Westen bewegen
map-pan-east = Karte nach Osten bewegen
map-scale = Der Balken unten ist so lang wie { $length }
legend-title = Was bedeuten die Zeichen?
legend-region = Farbe: Die Region
legend-quality = Rand: So genau ist die Grenze
legend-status = Innen: Gibt es Geld?
legend-status-approved = voll: Das Gebiet bekommt Geld
legend-status-applied = Streifen: Das Gebiet will Geld oder es ist unklar
legend-status-former = leer: Das Gebiet hat früher Geld bekommen
legend-other = Punkte: Das Geld ist nicht vom ESF
legend-points = Zeichen
legend-project = Projekt: Wir wissen genau wo
legend-project-weak = Projekt: Wir wissen nur ungefähr wo
legend-office = Büro
legend-no-geometry = Förder·gebiet ohne Grenze
legend-cluster = Hier sind mehrere Dinge. Die Zahl sagt: So viele Projekte gibt es hier. Kleine Zeichen sagen: Hier gibt es auch Büros oder Gebiete.
live-shown = Sie sehen jetzt: { $areas } und { $projects } und { $offices }.
live-view = Auf der Karte sind jetzt: { $areas } und { $projects } und { $offices }.
live-opened = { $what } ist jetzt offen.
live-closed = Das Fenster ist jetzt zu.

## Search, filters, list

search-label = Suchen Sie hier. Zum Beispiel eine Stadt oder eine Straße.
search-placeholder = Stadt oder Straße
search-clear = Suche löschen
search-results = Das haben wir gefunden
search-records = Im Atlas
search-places = Orte und Straßen
search-none = Wir haben „{ $q }“ nicht gefunden. Suchen Sie einen Ort. Oder suchen Sie eine Post·leit·zahl.
search-found = { $n ->
    [one] { $n } Vorschlag. Wählen Sie mit den Pfeil·tasten.
   *[other] { $n } Vorschläge. Wählen Sie mit den Pfeil·tasten.
}
filters-title = Nur einen Teil zeigen
filters-active = { $n } Mal gewählt
filters-period = Förder·zeit
filters-region = Region
filters-theme = Thema
filters-city_ags = Stadt
filters-programme = Woher kommt das Geld?
filters-status = Bekommt das Gebiet Geld?
filters-all = Alle
filters-option = { $label }: { $n }
filters-reset = Wieder alles zeigen
filters-count-hint = Die Zahl sagt: So viele Gebiete und Projekte und Büros gibt es.
list-title = Liste zur Karte
list-shows = Die Liste zeigt
list-kinds-areas = Gebiete
list-kinds-projects = Projekte
list-kinds-offices = Büros
list-in-view = nur den Teil auf der Karte
list-empty = Hier gibt es nichts. Wählen Sie etwas anderes.
list-empty-in-view = In diesem Teil von der Karte ist nichts. Machen Sie die Karte kleiner.
list-no-time = Die Zeit wissen wir nicht
filters-kreis = Land·kreis
filters-manager_id = Wer ist zuständig?
filters-carrier = Träger
filters-cost_min = So viel Euro oder mehr
filters-cost_max = So viel Euro oder weniger
filters-year = Jahr vom Projekt
filters-datetime = Was gab es an diesem Tag?
filters-group-time = Zeit
filters-group-place = Ort
filters-group-funding = Geld und Arbeit
filters-unknown-hint = Träger und Geld und Jahr gehören zu Projekten. Sie sehen dann nur Gebiete mit solchen Projekten. Manches wissen wir nicht. Das sehen Sie dann nicht.
filters-set = Das haben Sie gewählt
filters-naming = { $label }: { $value }
filters-remove = nicht mehr wählen
link-dropped = In Ihrem Link war etwas falsch. Das zeigen wir nicht: { $what }.
link-part = { $label } „{ $value }“
link-merged = { $old } gehört heute zu { $city }.
link-list = Liste
link-by = Gruppen
link-measure = Zahlen
link-lang = Sprache
link-where = Ort
link-at = Stelle
link-view = Teil von der Karte
live-removed = Nicht mehr gewählt: { $what }.
live-reset = Sie sehen jetzt wieder alles.
list-download = Diese Liste speichern:
list-download-json = Für Karten
list-download-csv = Für Tabellen
list-download-more = Mehr Arten von Dateien
list-whole = Hier ist immer ganz Sachsen. Die Filter gelten hier nicht.
list-untimed = { $n ->
    [one] Bei { $n } Eintrag wissen wir die Zeit nicht. Er ist nicht dabei.
   *[other] Bei { $n } Einträgen wissen wir die Zeit nicht. Sie sind nicht dabei.
}
list-charge = Zuständig: { $name }
list-charge-unknown = Wer war an diesem Tag zuständig? Das wissen wir nicht von allen Städten.

## The figures

list-kinds-stats = Zahlen
list-kinds-words = In Worten
twin-live = Die Worte zur Karte sind neu.
twin-page = Die Worte auf einer Seite
stats-by = So sind die Zahlen geordnet
stats-by-theme = Thema
stats-by-kreis = Land·kreis
stats-by-period = Förder·zeit
stats-by-year = Jahr
stats-by-region = Region
stats-by-city = Stadt
stats-by-status = Geld für das Gebiet
stats-measure = Das zählen wir
stats-caption = { $measure }: geordnet nach { $by }
stats-total = Zusammen: { $what }
stats-known = Das wissen wir von { $known } von { $n } Projekten.
stats-unknown = nicht bekannt
stats-rest = Das fehlt noch: { $by }. So viele sind das: { $what }.
stats-several = Manches gehört zu mehreren Zeilen. Es zählt dann in jeder Zeile. Zählen Sie die Zeilen nicht zusammen.
stats-download = Die Zahlen als Tabelle
stats-page = Alle Zahlen auf einer Seite
stats-live = { $caption }. Zusammen: { $total }.
stats-legend = Die Farben auf der Karte
stats-class-zero = keine
stats-class-all = mehr als 0
stats-class-below = weniger als { $below }
stats-class-between = { $from } oder mehr und weniger als { $below }
stats-class-from = { $from } oder mehr

## The panel

panel-close = Fenster schließen
panel-to-map = Auf der Karte zeigen
panel-page = Seite zum Drucken
files-title = Diese Daten speichern:
files-sheet = Steck·brief als Datei
files-area = Gebiet für Karten
files-city = Stadt für Karten
files-projects = Projekte für Tabellen
panel-failed = Wir können jetzt nicht alles zeigen. Hier steht: Das weiß die Karte schon.
panel-unknown = Das gibt es im Atlas nicht mehr. Die Karte stimmt trotzdem.
panel-revision = Die Daten haben die Nummer { $n }
panel-revision-gathered = Die Daten haben die Nummer { $n }. Wir haben sie gesammelt: { $when }.
panel-language = Namen und manche Texte sind in schwerer Sprache.
as-of = Stand: { $when }

summary-what = { $name } ist ein Förder·gebiet. Ein Förder·gebiet ist ein Teil von einer Stadt. Dort gibt es Geld für Projekte. Das Programm heißt: { $programme }.
summary-period = Die Förder·zeit ist { $periods }.
summary-status-approved = Das Gebiet bekommt Geld.
summary-status-applied = Das Gebiet will Geld bekommen.
summary-status-former = Das Gebiet hat früher Geld bekommen.
summary-status-unknown = Bekommt das Gebiet Geld? Das wissen wir nicht genau.
summary-manager = Haben Sie Fragen? Zuständig ist { $name }.
summary-manager-on = Zuständig am { $day } ist: { $name }.
area-in-city = Das Gebiet ist in { $city }. Der Kreis heißt: { $kreis }. Das Gebiet gehört zur { $region }.
area-from-centre = Von der Orts·mitte von { $city } sind es ungefähr { $distance }. Das Gebiet liegt { $direction }.
area-at-centre = Das Gebiet ist mitten in { $city }.
area-quarters = Zum Gebiet gehören: { $names }.
area-unofficial-name = Den richtigen Namen kennen wir nicht. Der Name hier ist von uns.
area-periods = Förder·zeit
area-programme = Programm
area-inhabitants = So viele Menschen wohnen hier
area-hectares = So groß ist das Gebiet
area-hectares-of = { $n } Hektar
area-drawn = Das wissen wir nicht. Auf der Karte sind es { $n } Hektar.
area-concept = Plan von der Stadt
area-decision = So hat der Stadt·rat entschieden
area-money = Geld
area-money-total = Zusammen
area-basis-grant = Geld vom Staat
area-basis-grant_eu_and_state = Geld von der Europäischen Union und von Sachsen
area-basis-framework = So viel Geld ist geplant
area-basis-cost = So viel kostet alles
area-figure-grant = Geld vom Staat
area-figure-cost = Kosten
area-figure-own_share = Geld von der Stadt
area-figure-requested = So viel Geld will die Stadt
area-figure-expected = So viel Geld soll kommen
area-figure-max = So viel Geld gibt es höchstens
area-figure-unclear = unklar
area-figures-note = Die Zahlen kommen aus vielen Quellen. Rechnen Sie die Zahlen nicht zusammen.
area-shared-with = zusammen mit { $names }
area-boundary = Stimmt die Grenze?
area-drawn-size = Auf der Karte ist das Gebiet { $n } Hektar groß. Die Zahl ist von uns.
area-offices = Büros im Gebiet
area-no-offices = Wir kennen kein Büro für dieses Gebiet.
area-projects = Projekte
area-no-projects = Wir kennen kein Projekt für dieses Gebiet.
area-no-projects-filtered = Noch { $projects }. Sie haben eine Auswahl gemacht. Deshalb sehen Sie nicht alles.
area-related = Früher und später
area-predecessor = Das Gebiet davor:
area-successor = Das Gebiet danach:

city-areas = Förder·gebiete
city-no-areas = Diese Stadt hat kein Förder·gebiet.
city-offices = Büros in der Stadt
city-other-projects = Andere Projekte in der Stadt
city-participation = Macht die Stadt mit?
city-website = Internet-Seite von der Stadt
city-hsb = auf Ober·sorbisch

project-carrier = Wer macht das Projekt?
project-beneficiary = Wer bekommt das Geld?
project-period = Förder·zeit
project-time = Wann?
project-theme = Thema
project-theme-assigned = Das haben wir entschieden
project-area = Gebiet
project-area-assumed = Das glauben wir
project-no-area = Das wissen wir nicht
project-address = Adresse
project-carrier-seat = Das ist die Adresse vom Träger. Das Projekt kann woanders sein.
project-position = Stelle auf der Karte
project-money = Geld
project-cost = So viel kostet das Projekt
project-eu = Geld von der Europäischen Union
project-grant = Geld vom Staat
project-grant-hint = Europäische Union und Sachsen zusammen
project-rate = So viel bezahlt der Staat
project-rate-eu = Europäische Union
project-rate-eu_and_state = Europäische Union und Sachsen
project-computed = Das haben wir ausgerechnet
project-no-money = Wie viel kostet das Projekt? Das wissen wir nicht.
project-fund = Woher kommt das Geld?
project-record = Nummer vom Projekt

office-carrier = Wer führt das Büro?
office-client = Für wen arbeitet das Büro?
office-address = Adresse
office-no-address = Die Adresse kennen wir nicht
office-phone = Telefon
office-email = E-Mail
office-website = Internet-Seite
office-hours = Wann ist das Büro offen?
office-no-hours = Das wissen wir nicht
office-hours-undated = Stimmt das noch? Das wissen wir nicht.
office-areas = Gebiete
office-other-programme = Das Büro gehört zu einem anderen Programm: { $programme }
office-since = Seit
office-until = Bis
office-funded = Geld gibt es bis
office-position = Stelle auf der Karte
office-unverified = Achtung: Die Angaben sind alt. Rufen Sie bitte vorher an.
office-unverified-since = Achtung: Die Angaben sind alt. Sie sind von: { $when }. Rufen Sie bitte vorher an.
office-closed = Dieses Büro ist zu.

manager-title = Wer ist zuständig?
manager-assumed = Die Person ist für die Region da. Gehört die Stadt zur Region? Das ist noch nicht sicher.
manager-as-of = Telefon und E-Mail sind von: { $when }. Vielleicht stimmt das nicht mehr.
manager-unknown = Wer ist zuständig? Das wissen wir nicht.
manager-title-on = Wer ist am { $day } zuständig?
manager-unknown-on = Wer war an diesem Tag zuständig? Das wissen wir nicht.
manager-today = Heute ist zuständig
manager-waiting = Wer war an diesem Tag zuständig? Das ist noch nicht geladen.
manager-since = Zuständig seit: { $when }.
manager-substitute = Vertretung: { $name }.

sources-section = Woher wissen wir das?
sources-title = Belege: { $n }
sources-document = Das ist ein Papier.
sources-external = Das ist eine fremde Internet-Seite.
conflicts-says = Achtung: Nicht alle Quellen sagen das Gleiche. Es geht um: { $field }
conflicts-settled = So machen wir das:
conflict-budget_total_eur = das ganze Geld
conflict-cost_total_eur = die Kosten
conflict-number_of_projects = die Zahl von den Projekten
conflict-inhabitants = die Zahl von den Menschen im Gebiet
conflict-since = den Anfang
conflict-status = das Geld
conflict-name = den Namen
conflict-start = den Anfang
conflict-boundary_description = die Grenze
conflict-periods = die Förder·zeit
conflict-council_decision = die Entscheidung vom Stadt·rat
conflict-hectares = die Größe
conflict-street = die Straße
conflict-council_decision_date = den Tag von der Entscheidung
conflict-sub_quarters = die Stadt·teile
conflict-fund = die Herkunft vom Geld
conflict-title = den Titel
conflict-eu_amount_eur = das Geld von der Europäischen Union
conflict-phone = das Telefon
conflict-project_list = die Liste von den Projekten
conflict-target_age_kulturinsel = das Alter von den Menschen

place-title = Ort auf der Karte
place-clicked = Ort auf der Karte
place-asking = Bitte warten Sie. Wir sehen nach.
place-outside = Diese Stelle ist nicht in Sachsen. Die Karte zeigt nur Sachsen.
place-areas = Förder·gebiet
place-nearest = Das nächste Förder·gebiet
place-offices = Büros
place-around = Alles in der Nähe
place-near-offices = Büros in der Nähe
place-projects = Projekte
place-city = Stadt
place-more = und noch { $projects } im Gebiet
group-title = Hier gibt es: { $what }
group-hint = Das alles ist auf der Karte an einer Stelle.
group-empty = Hier gibt es nichts. Wählen Sie etwas anderes.

## Money, themes, years and surroundings of an area or a city (later)

profile-ref = Beleg { $n }
profile-refs-some = Die kleinen Zahlen führen zum Beleg. Manchmal fehlt die Zahl. Dann wissen wir nur: Ein Beleg unten passt.
profile-refs-none = Die Belege stehen unten. Sie gehören zum ganzen Eintrag. Mehr wissen wir nicht.
profile-no-day = Den Tag wissen wir nicht
profile-costs = So viel kosten die Projekte
profile-eu = So viel kommt von der Europäischen Union
profile-share = Teil von der Europäischen Union
profile-share-basis = Teil von den Kosten. Beides ist { $known }
profile-known = { $n ->
    [one] bekannt von { $known } aus { $n } Projekt
   *[other] bekannt von { $known } aus { $n } Projekten
}
profile-head = So viel ist das für jeden Menschen im Gebiet
profile-head-budget = Das Geld für das Gebiet geteilt durch { $n } Menschen
profile-head-projects = Die Kosten von allen Projekten geteilt durch { $n } Menschen
profile-city-sums = Wir rechnen nur Projekte mit bekannten Kosten zusammen.
profile-themes = Themen
profile-themes-caption = So viele Projekte hat jedes Thema
profile-measure = Projekte und Kosten
profile-time = Wann gab es Projekte?
profile-time-caption = So viele Projekte gab es in jedem Jahr
profile-time-hint = Ein Projekt zählt in jedem Jahr von seiner Zeit. Manchmal wissen wir nur den Anfang oder das Ende. Dann zählt nur dieses Jahr.
profile-year = Jahr
profile-undated = { $all ->
    [one] Bei { $n } von { $all } Projekt wissen wir die Zeit nicht.
   *[other] Bei { $n } von { $all } Projekten wissen wir die Zeit nicht.
}
profile-neighbours = Gebiete in der Nähe
profile-beside-near = { $distance } { $direction }
profile-beside-touch = direkt daneben. Es liegt { $direction }
profile-beside-same = Beide Gebiete sehen auf der Karte gleich aus
profile-beside-within = Unser Gebiet liegt ganz in diesem Gebiet
profile-beside-contains = Das Gebiet liegt ganz in unserem Gebiet
profile-beside-overlap = Ein Teil gehört zu beiden Gebieten: { $share }
profile-weak = Die Grenze ist nur ungefähr. Deshalb sind auch die Abstände nur ungefähr.
profile-alone = Bis { $distance } weit gibt es kein anderes Gebiet auf der Karte.
profile-no-boundary = Die Grenze kennen wir nicht. Deshalb kennen wir auch die Nachbarn nicht.
profile-undrawn = Gebiete ohne Grenze in dieser Stadt
profile-same-city = Andere Gebiete in dieser Stadt
profile-drawn-from = Daraus haben wir die Karte gemacht:

## The projects of a stock, beside the map's own (later)

stock-title = Noch mehr Projekte
stock-lead = Es gibt noch { $n ->
    [one] { $n } Projekt mehr. Auf der Karte hat es ein kleines Zeichen. In der Liste und in den Zahlen hier steht es nicht.
   *[other] { $n } Projekte mehr. Auf der Karte haben sie kleine Zeichen. In der Liste und in den Zahlen hier stehen sie nicht.
}
stock-files = Es gibt noch { $n ->
    [one] { $n } Projekt mehr. Diese Karte zeigt es nicht.
   *[other] { $n } Projekte mehr. Diese Karte zeigt sie nicht.
}
stock-all = Alle Projekte in einer Liste
stock-figures = Zahlen von allen Projekten
stock-list = Alle Projekte auf diesem Teil von der Karte in einer Liste
stock-list-all = { $n ->
    [one] Ein Projekt auf diesem Teil von der Karte in einer Liste
   *[other] Alle { $n } Projekte auf diesem Teil von der Karte in einer Liste
}
stock-list-without = In dieser Liste geht das nicht: { $filters }
stock-none = Auf diesem Teil von der Karte gibt es kein Projekt.
stock-slow = Die Projekte kommen gleich.
stock-failed = Das hat nicht geklappt. Ein paar Projekte fehlen auf der Karte.
stock-counted = Alle Projekte auf der Karte zusammen: { $n }.
stock-uncounted = Es gibt noch mehr Projekte. Sie sind hier nicht dabei.
stock-sheet = Es gibt noch { $n ->
    [one] { $n } Projekt mehr. Auf diesem Blatt ist es nicht dabei.
   *[other] { $n } Projekte mehr. Auf diesem Blatt sind sie nicht dabei.
}
stock-here-all = Alle { $n } Projekte von hier in einer Liste
stock-legend = Noch mehr Projekte: kleine Zeichen
stock-legend-several = Hier sind mehrere Projekte. Die Zahl sagt: So viele Projekte gibt es hier. Ein großes Zeichen ohne Zahl heißt: Hier sind viele Projekte.

## Two areas side by side

compare-kind = Vergleich
compare-title = { $a } und { $b }
compare-with = Mit diesem Gebiet vergleichen
compare-choose = Gebiet wählen
compare-go = Vergleichen
compare-end = Vergleich beenden
compare-subject = Angabe
compare-counts = Gleich sind { $same } Angaben. Verschieden sind { $different } Angaben. Bei { $unknown } Angaben fehlt etwas.
compare-apart = Von der Mitte von A bis B sind es { $distance }. B liegt { $direction } von A.
compare-same = gleich
compare-different = nicht gleich
compare-unknown = bei einem Gebiet wissen wir es nicht
compare-absent = Das wissen wir nicht
compare-drawn = Größe auf der Karte
compare-letter = { $letter }: { $name }
compare-missing = Ein Gebiet fehlt im Atlas. Sie sehen nur das andere Gebiet.
link-compare = Vergleich

## Imprint, privacy, accessibility: the pages that the law asks for (Python only)

# In this section a line is a paragraph, in lists an entry.
legal-nav = Über diese Internet·seite
imprint-title = Impressum
imprint-description = Hier steht: Wer macht diese Internet·seite? Und wie erreichen Sie uns?
imprint-operator-title = Wer macht diese Internet·seite?
imprint-about-title = Was ist der Quartiers·atlas?
imprint-about =
    Der Quartiers·atlas ist eine Karte von Sachsen. Die Karte zeigt Förder·gebiete. Sie zeigt auch Projekte und Büros.
    Der Atlas kommt nicht von einem Amt. Zu jeder Angabe nennen wir den Beleg. Manche Grenzen sind nur ungefähr.
imprint-errors-title = Haben Sie einen Fehler gefunden?
imprint-errors = Bitte schreiben Sie uns. Die Adresse steht oben. Schreiben Sie: Was ist falsch? Und woher wissen Sie das?
imprint-licence-title = Von wem sind die Karte und die Daten?
imprint-licence =
    Sie dürfen die Daten benutzen. Sie müssen dann diese Namen nennen:
imprint-font = Die Schrift heißt: Atkinson Hyper·legible Next. Sie kommt vom Braille Institute.
operator-missing = Hier fehlt noch: Wer macht diese Internet·seite? Die Seite ist noch nicht für alle Menschen fertig.
operator-incomplete = Hier fehlen noch Angaben zu dieser Internet·seite.
operator-name = Name
operator-representative = Wer spricht für diese Stelle?
operator-address = Adresse
operator-email = E-Mail
operator-phone = Telefon
operator-register = Nummern von Ämtern
operator-privacy = Fragen zum Daten·schutz

privacy-title = Daten·schutz
privacy-description = Hier steht: Was passiert mit Ihren Daten?
privacy-short-title = Das Wichtigste
privacy-short =
    Diese Internet·seite sammelt keine Daten über Sie. Sie setzt keine Cookies. Cookies sind kleine Dateien. Andere Seiten merken sich so Ihren Besuch.
    Niemand zählt Ihre Besuche. Niemand zählt Ihre Suche. Die Seite fragt keine fremden Computer.
    Sie müssen sich nicht anmelden.
privacy-operator-title = Wer passt auf Ihre Daten auf?
privacy-request-title = Sie öffnen eine Seite
privacy-request =
    Ihr Gerät hat im Internet eine Nummer. Unser Computer braucht die Nummer für die Antwort. Er schreibt die Nummer nicht auf.
    Unser Computer schreibt auf: Jemand hat eine Seite geöffnet. Er schreibt auch auf: Wann war das? Wie lange hat es gedauert? Wie groß war die Antwort? Wie neu war der Atlas? Dazu schreibt er eine Nummer auf. Die Nummer sagt nichts über Sie. Ihren Namen schreibt er nicht auf. Ihre Suche schreibt er auch nicht auf.
    Manchmal gibt es einen Fehler. Dann schreibt unser Computer den Fehler auf.
privacy-logs = Das speichert das Rechen·zentrum. Der Text ist in schwerer Sprache:
privacy-logs-missing = Vielleicht speichert auch das Rechen·zentrum etwas. Das steht hier noch nicht.
privacy-address-title = Der Link zur Karte
privacy-address = Der Link merkt sich Ihre Auswahl. Sie können den Link weitergeben. Die andere Person sieht dann die gleiche Karte. Zeigt die Karte Ihren Standort? Dann sieht die andere Person auch Ihren Standort.
privacy-search-title = Die Suche
privacy-search = Sie schreiben ein Wort in die Suche. Das Wort geht an unseren Computer. Er speichert das Wort nicht.
privacy-position-title = Ihr Standort
privacy-position =
    Sie drücken auf „Wo bin ich?“. Dann fragt die Karte nach Ihrem Standort. Sonst fragt sie nie. Ihr Browser fragt Sie vorher noch einmal.
    Sind Sie nicht in Sachsen? Dann behält Ihr Gerät den Standort. Sind Sie in Sachsen? Dann geht der Standort ungefähr an unseren Computer. Er sagt Ihnen das Gebiet. Er speichert den Standort nicht.
    Auch die Seite „In der Nähe“ fragt nur auf Ihren Klick. Dort können Sie viele Adressen eingeben. Wir speichern die Adressen nicht.
privacy-storage-title = Das merkt sich Ihr Browser
privacy-storage = Sie können Tasten ausschalten. Ihr Browser merkt sich das. Sonst merkt sich Ihr Browser nichts.
privacy-staff-title = Anmelden für die Mit·arbeit
privacy-staff =
    Manche Menschen arbeiten am Atlas mit. Sie melden sich an. Nur dann gibt es ein Cookie. Das Cookie merkt sich die Anmeldung. Ändern diese Menschen etwas? Dann gibt es für eine Minute ein zweites Cookie. Es merkt sich die Nummer der Änderung.
    Der Atlas merkt sich jede Änderung. Er merkt sich auch: Wer hat das geändert? Und wann? Das sehen nur die Menschen mit Anmeldung.
privacy-people-title = Menschen im Atlas
privacy-people = Der Atlas nennt Menschen von der Service·stelle. Er nennt auch Büros. Er nennt nur Telefon und E-Mail von der Arbeit. Diese Angaben sind schon öffentlich.
privacy-links-title = Fremde Internet·seiten
privacy-links = Manche Links gehen zu fremden Seiten. Drücken Sie auf den Link? Erst dann öffnet sich die fremde Seite. Dort gelten andere Regeln.
privacy-basis-title = Diese Gesetze gelten
privacy-basis =
    Es gibt ein Gesetz für den Daten·schutz in Europa. Es heißt: Daten·schutz-Grund·verordnung. In Sachsen gibt es noch ein Gesetz dazu.
    Die genauen Regeln stehen auf der Seite in schwerer Sprache.
privacy-rights-title = Ihre Rechte
privacy-rights =
    Sie dürfen fragen: Was wissen Sie über mich? Sie dürfen sagen: Löschen Sie meine Daten. Die Adresse steht oben.
    Sie dürfen sich auch beschweren. In Sachsen gibt es dafür ein Amt. Es heißt: Sächsische Daten·schutz- und Trans·parenz·beauftragte.

accessibility-title = Barriere·freiheit
accessibility-description = Hier steht: Können alle Menschen den Quartiers·atlas benutzen?
accessibility-lead =
    Barriere·freiheit heißt: Alle Menschen können die Internet·seite benutzen. Auch Menschen mit Behinderung.
    Dieser Text ist über diese Internet·seite: { $address }
    In Sachsen gibt es Gesetze für die Barriere·freiheit. Ein Gesetz heißt: Barriere·freie-Websites-Gesetz.
accessibility-status-title = Ist der Atlas barriere·frei?
accessibility-status = Der Atlas ist zum Teil barriere·frei. Wir haben noch nicht alles geprüft. Manches fehlt noch. Das steht weiter unten.
accessibility-count-passed = { $n ->
    [one] { $n } Regel haben wir geprüft. Wir haben keinen Fehler gefunden.
   *[other] { $n } Regeln haben wir geprüft. Wir haben keinen Fehler gefunden.
}
accessibility-count-failed = { $n ->
    [one] Bei { $n } Regel gibt es einen Fehler.
   *[other] Bei { $n } Regeln gibt es einen Fehler.
}
accessibility-count-untested = { $n ->
    [one] { $n } Regel haben wir nicht geprüft.
   *[other] { $n } Regeln haben wir nicht geprüft.
}
accessibility-count-absent = { $n ->
    [one] { $n } Regel passt nicht zu dieser Seite.
   *[other] { $n } Regeln passen nicht zu dieser Seite.
}
accessibility-failing-title = Gibt es Fehler?
accessibility-failing-none = Bei der letzten Prüfung gab es keinen Fehler.
accessibility-failing = Bei der letzten Prüfung gab es diese Fehler:
accessibility-gaps-title = Was fehlt noch?
accessibility-gaps =
    Ein Computer prüft die Seite. Der Computer findet nicht jeden Fehler.
    Blinde Menschen benutzen Vorlese·programme. Mit diesen Programmen haben wir noch nicht geprüft.
    Menschen mit Behinderung haben die Seite noch nicht geprüft. Menschen mit Lern·schwierig·keiten haben die Leichte Sprache noch nicht geprüft.
    Es gibt noch kein Video in Gebärden·sprache.
    Die Namen von den Projekten sind in schwerer Sprache.
    Es gibt Links zu fremden Seiten. Die fremden Seiten haben wir nicht geprüft.
accessibility-use-title = So benutzen Sie den Atlas
accessibility-use =
    Sie können einen Ort suchen. Die Suche ist oben auf der Seite. Sie können auch auf die Karte drücken.
    Neben der Karte ist eine Liste. Die Liste zeigt das Gleiche wie die Karte.
    Drücken Sie auf ein Gebiet. Dann sehen Sie mehr dazu: Projekte und Büros und Telefon·nummern.
    Oben können Sie die Sprache wählen. Es gibt auch „Wörter erklärt“. Dort erklären wir schwere Wörter.
    Sie brauchen keine Maus. Alles geht mit der Tastatur.
accessibility-results-title = Alle Regeln
accessibility-results-lead = Hier stehen alle Regeln. Die Namen von den Regeln sind in schwerer Sprache. Bei jeder Prüfung steht der Tag.
accessibility-principle-1 = Sehen und hören
accessibility-principle-2 = Bedienen
accessibility-principle-3 = Verstehen
accessibility-principle-4 = Mit allen Geräten
accessibility-criterion = Regel
accessibility-result = Ergebnis
accessibility-evidence = Prüfungen
accessibility-level = Stufe { $level }
accessibility-clause = Nummer in der Norm: { $clause }
accessibility-state-passed = kein Fehler gefunden
accessibility-state-failed = Fehler gefunden
accessibility-state-untested = nicht geprüft
accessibility-state-absent = passt nicht
accessibility-proof-failed = Fehler
accessibility-proofs = { $n ->
    [one] { $n } Prüfung
   *[other] { $n } Prüfungen
}
accessibility-absent-media = Es gibt keinen Ton und keinen Film.
accessibility-absent-personal = Die Seite fragt nicht nach Ihnen.
accessibility-absent-timing = Sie haben so viel Zeit wie Sie wollen.
accessibility-absent-motion = Sie müssen das Gerät nicht bewegen.
accessibility-absent-transaction = Sie können hier nichts kaufen.
accessibility-absent-login = Sie müssen sich nicht anmelden.
accessibility-date-title = Von wann ist dieser Text?
accessibility-date = Dieser Text ist vom { $date }. An diesem Tag war die letzte Prüfung. Wir haben selbst geprüft. Es gab { $tests } Prüfungen mit { $cases } Fällen. Das Programm war { $browser }. Die Daten sind vom { $facts }.
accessibility-feedback-title = Haben Sie ein Problem mit der Seite?
accessibility-feedback = Bitte schreiben Sie uns. Oder rufen Sie an:
accessibility-enforcement-title = Wir helfen Ihnen nicht genug?
accessibility-enforcement = Sie haben uns geschrieben. Sie haben nach 1 Monat keine gute Antwort. Dann gibt es Hilfe in Sachsen. Die Hilfe heißt: Durch·setzungs·stelle. Sie kostet nichts. Sie ist nur für Seiten von Ämtern da:
accessibility-simple = Dieser Text in Leichter Sprache

## Words explained

glossary-title = Schwere Wörter
glossary-close = Fenster schließen
glossary-area = Förder·gebiet
glossary-area-means = Ein Förder·gebiet ist ein Teil von einer Stadt. Dort gibt es Geld für Projekte. Das Geld kommt von der Europäischen Union und von Sachsen.
glossary-project = Projekt
glossary-project-means = Ein Projekt hilft Menschen im Gebiet. Zum Beispiel beim Lernen. Oder bei der Suche nach Arbeit.
glossary-office = Quartiers·management
glossary-office-means = Das spricht man: Kwar-tiers-männitsch-ment. Quartier ist ein anderes Wort für Stadt·teil. Dort arbeiten Menschen für den Stadt·teil. Sie haben ein Büro. Im Büro bekommen Sie Hilfe.
glossary-carrier = Träger
glossary-carrier-means = Ein Träger macht ein Projekt. Oder er führt ein Büro. Ein Träger ist zum Beispiel ein Verein.
glossary-esf = ESF
glossary-esf-means = ESF ist eine Abkürzung. Sie bedeutet: Europäischer Sozial·fonds. Das ist Geld von der Europäischen Union. Das Geld hilft Menschen bei Arbeit und Bildung. Der neue Name ist ESF Plus.
glossary-period = Förder·zeit
glossary-period-means = In der Förder·zeit gibt es Geld. Es gibt 2 Förder·zeiten: 2014 bis 2020 und 2021 bis 2027.
glossary-region = Region
glossary-region-means = Eine Region ist ein Teil von Sachsen. Es gibt 2 Regionen: Ost und West. Für jede Region ist eine Person zuständig.
glossary-schematic = ungefähr gezeichnet
glossary-schematic-means = Die genaue Grenze kennen wir nicht. Die Linie auf der Karte ist nur ungefähr richtig.
glossary-source = Beleg
glossary-source-means = Ein Beleg zeigt: Daher wissen wir das. Zum Beispiel von der Internet-Seite von einer Stadt.

## When something goes wrong

errors-title = Das hat nicht geklappt
errors-load = Der Atlas lädt nicht.
errors-retry = Noch einmal versuchen
errors-unreachable = Der Atlas ist gerade nicht da. Haben Sie Internet? Versuchen Sie es bitte noch einmal.
errors-unreadable = Etwas ist falsch gelaufen. Versuchen Sie es bitte später noch einmal.
errors-unexpected = Etwas ist falsch gelaufen. Laden Sie bitte die Seite neu.
errors-status = Etwas ist falsch gelaufen. Der Fehler hat die Nummer { $status }. Versuchen Sie es bitte später noch einmal.
errors-language = Diese Sprache ist gerade nicht da. Versuchen Sie es bitte später noch einmal.
errors-basemap = Ein Teil von der Karte fehlt. Die Förder·gebiete sind alle da.
network-lost = Es gibt gerade keine Verbindung. Sie sehen weiter: Karte und Liste.
network-back = Die Verbindung ist wieder da.

## The map in words (Python only)

words-title = { $name } in Leichter Sprache
words-title-view = Das zeigt die Karte
words-head-about = Was ist das für ein Gebiet?
words-head-size = Wie groß ist das Gebiet?
words-head-place = Wo ist das?
words-head-neighbours = Was ist in der Nähe?
words-head-areas = Das sind die Gebiete
words-head-offices = Das sind die Büros
words-head-projects = Das sind die Projekte
words-head-money = Wie viel Geld ist das?
words-head-time = Von wann bis wann?
words-head-participation = Macht die Stadt mit?
words-head-responsible = Wer ist zuständig?
words-head-overview = Überblick
words-comma = { " und " }
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
words-brief = { $time } { $status }
words-brief-city = Die Stadt heißt { $city }. { $brief }
words-in-n = im Norden
words-in-ne = im Nord-Osten
words-in-e = im Osten
words-in-se = im Süd-Osten
words-in-s = im Süden
words-in-sw = im Süd-Westen
words-in-w = im Westen
words-in-nw = im Nord-Westen
words-in-c = in der Mitte
words-part-n = oben im Norden
words-part-ne = oben rechts im Nord-Osten
words-part-e = rechts im Osten
words-part-se = unten rechts im Süd-Osten
words-part-s = unten im Süden
words-part-sw = unten links im Süd-Westen
words-part-w = links im Westen
words-part-nw = oben links im Nord-Westen
words-part-c = in der Mitte
words-edge-n = Das Gebiet ist am Rand von der Stadt. Es ist im Norden.
words-edge-ne = Das Gebiet ist am Rand von der Stadt. Es ist im Nord-Osten.
words-edge-e = Das Gebiet ist am Rand von der Stadt. Es ist im Osten.
words-edge-se = Das Gebiet ist am Rand von der Stadt. Es ist im Süd-Osten.
words-edge-s = Das Gebiet ist am Rand von der Stadt. Es ist im Süden.
words-edge-sw = Das Gebiet ist am Rand von der Stadt. Es ist im Süd-Westen.
words-edge-w = Das Gebiet ist am Rand von der Stadt. Es ist im Westen.
words-edge-nw = Das Gebiet ist am Rand von der Stadt. Es ist im Nord-Westen.
words-confidence-medium = Manches über das Gebiet ist nicht sicher.
words-confidence-low = Vieles über das Gebiet ist nicht sicher.
words-hectares = Das Gebiet ist { $n } Hektar groß.
words-drawn = Auf der Karte ist das Gebiet { $n } Hektar groß. 1 Hektar ist 100 Meter lang und 100 Meter breit.
words-extent = Von Westen nach Osten sind es ungefähr { $width }. Von Norden nach Süden sind es ungefähr { $height }.
words-weak = Die Grenze ist nur ungefähr gezeichnet. Deshalb stimmen die Zahlen nur ungefähr.
words-people = Hier wohnen { $n } Menschen.
words-people-as-of = Die Zahl von den Menschen ist von: { $when }.
words-the-area = Das Gebiet
words-in-city = Das Gebiet ist in { $city }.
words-city = Die Stadt heißt { $name }. Die Stadt gehört zu: { $place }.
words-hsb = Die Stadt hat noch einen Namen. Auf Sorbisch heißt sie { $name }.
words-in-saxony = { $name } ist { $where } von Sachsen.
words-from = Eine große Stadt ist { $city }. { $name } ist von dort ungefähr { $way }.
words-border-reached = Hier ist eine Grenze. Auf der anderen Seite ist: { $names }.
words-border-city = Die Nachbarn von der Stadt sind: { $names }.
words-border = Eine Grenze ist in der Nähe. Dahinter ist: { $name }. Bis dahin sind es ungefähr { $way }.
words-relation-same = Hier ist noch ein Gebiet. Es heißt { $name }. Beide Gebiete haben die gleiche Grenze. { $brief }
words-relation-within = Hier ist noch ein größeres Gebiet. Es heißt { $name }. { $brief }
words-relation-contains = In diesem Gebiet ist noch ein kleineres Gebiet. Es heißt { $name }. { $brief }
words-relation-overlap = Hier ist noch ein Gebiet. Es heißt { $name }. Ein Teil gehört zu beiden Gebieten. Das sind { $share } von 100 Teilen. { $brief }
words-relation-touch = Direkt daneben ist noch ein Gebiet. Es heißt { $name }. Es liegt { $direction }. { $brief }
words-relation-near = In der Nähe ist noch ein Gebiet. Es heißt { $name }. Bis dahin sind es { $way }. { $brief }
words-alone = Im Umkreis von { $distance } ist kein anderes Gebiet.
words-undrawn = In der Stadt gibt es auch Gebiete ohne Grenze. Sie heißen: { $names }.
words-same-city = In der Stadt gibt es noch mehr Gebiete. Sie heißen: { $names }.
words-kin-predecessors = Das Gebiet davor heißt: { $names }.
words-kin-successors = Das Gebiet danach heißt: { $names }.
words-office = Ein Büro heißt: { $name }. Das wissen wir: { $status }. Das Büro ist { $precision }.
words-own-point = Auf der Karte steht auch: { $name }. Der Punkt ist { $precision }. Von der Mitte vom Gebiet sind es ungefähr { $way }.
words-projects = { $n ->
    [one] Zum Gebiet gehört { $n } Projekt.
   *[other] Zum Gebiet gehören { $n } Projekte.
}
words-theme = Das Thema ist: { $theme }. Dazu gibt es { $projects }.
words-projects-weak = { $n ->
    [one] Für { $n } Projekt kennen wir keinen genauen Ort. Das Projekt heißt: { $names }.
   *[other] Für { $n } Projekte kennen wir keinen genauen Ort. Die Projekte heißen: { $names }.
}
words-projects-of = { $n ->
    [one] Im Gebiet { $area } gibt es { $n } Projekt. Es heißt: { $names }.
   *[other] Im Gebiet { $area } gibt es { $n } Projekte. Sie heißen: { $names }.
}
words-projects-free = { $n ->
    [one] Bei { $n } Projekt kennen wir das Gebiet nicht. Es heißt: { $names }.
   *[other] Bei { $n } Projekten kennen wir das Gebiet nicht. Sie heißen: { $names }.
}
words-budget = So viel Geld gibt es für das Gebiet: { $amount }. Das bedeutet: { $basis }.
words-per-head = Das sind ungefähr { $amount } für jeden Menschen im Gebiet.
words-figure = Dafür ist das Geld: { $what }. So viel ist es: { $amount }. Das bedeutet: { $kind }.
words-costs = Es gibt { $n } Projekte. Von { $known } kennen wir die Kosten. Zusammen sind das { $amount }.
words-decision = Der Stadt·rat hat über das Gebiet entschieden. Das war: { $when }.
words-transition = Von 2022 bis 2024 gab es einen Plan für den Übergang.
words-project-time = Es gibt { $n } Projekte. Von { $known } kennen wir die Zeit. Das ist die Zeit: { $span }.
words-organisation = { $name } arbeitet hier: { $organisation }.
words-counts = Hier gibt es { $counts }.
words-city-area = Ein Gebiet heißt { $name }. { $brief } Das wissen wir über den Ort: { $place }.
words-at-centre = mitten in der Stadt
words-from-centre = ungefähr { $way } von der Orts·mitte
words-participation = Die Zeit { $period }: { $status }.
words-view-extent = Der Teil von der Karte ist ungefähr { $width } breit. Er ist ungefähr { $height } hoch.
words-view-middle = Eine große Stadt in der Nähe ist { $city }. Bis zur Mitte von der Karte sind es ungefähr { $way }.
words-view-empty = Hier zeigt die Karte nichts. Vielleicht passt Ihre Auswahl nicht.
words-view-counts = { $n ->
    [one] Die Karte zeigt hier { $counts }. Das ist in { $n } Stadt.
   *[other] Die Karte zeigt hier { $counts }. Das ist in { $n } Städten.
}
words-view-empty-cities = { $n ->
    [one] Die Karte zeigt noch den Namen von einer Stadt. Dort passt nichts zu Ihrer Auswahl: { $names }.
   *[other] Die Karte zeigt noch Namen von Städten. Dort passt nichts zu Ihrer Auswahl: { $names }.
}
words-view-order = Zuerst kommen die Städte im Norden. Am Ende kommen die Städte im Süden. Jede Reihe beginnt im Westen.
words-view-city = { $city }: { $where }
words-view-here = Das zeigt die Karte in { $city }: { $counts }.
words-view-area = Ein Gebiet heißt { $name }. Es ist { $where }. { $brief }
words-view-area-part = Ein Gebiet heißt { $name }. Sie sehen nur einen Teil davon. Es ist { $where }. { $brief }
words-view-undrawn = Ein Gebiet heißt { $name }. Die Grenze kennen wir nicht. Das Zeichen ist { $where }. { $brief }
words-view-office = Ein Büro heißt { $name }. Es ist { $where }. Das wissen wir: { $status }. Das Büro ist { $precision }.
words-view-projects = { $n ->
    [one] Im Gebiet { $area } ist { $n } Projekt. Es ist { $where }. Es heißt: { $names }.
   *[other] Im Gebiet { $area } sind { $n } Projekte. Sie sind { $where }. Sie heißen: { $names }.
}
words-view-projects-free = { $n ->
    [one] Bei { $n } Projekt kennen wir das Gebiet nicht. Es ist { $where }. Es heißt: { $names }.
   *[other] Bei { $n } Projekten kennen wir das Gebiet nicht. Sie sind { $where }. Sie heißen: { $names }.
}
words-view-weak = { $n ->
    [one] Bei { $n } Projekt kennen wir den Ort nicht genau.
   *[other] Bei { $n } Projekten kennen wir den Ort nicht genau.
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
    [one] Die Region hat { $n } Stadt. Für die Region ist eine Person zuständig.
   *[other] Die Region hat { $n } Städte. Für die Region ist eine Person zuständig.
}
page-sources-lead = { $n ->
    [one] Woher wissen wir das alles? Wir haben { $n } Quelle. Gemacht haben sie: { $publishers }.
   *[other] Woher wissen wir das alles? Wir haben { $n } Quellen. Sie sind von { $publishers } Ämtern und Firmen.
}
page-and-more = { $n ->
    [one] und noch { $n }.
   *[other] und noch { $n }.
}
page-skip = Zum Inhalt
page-menu = Menü
page-nav = Wichtige Seiten
page-crumbs = Sie sind hier
page-map = Karte
page-saxony = Sachsen
page-revision = Die Daten haben die Nummer { $n }. Sie sind von diesem Tag: { $day }. Wir haben gesammelt bis: { $until }.
page-licences = Regeln für die Daten
page-sources = Alle Quellen
page-words = Die Karte in Worten
page-number = { $n }
page-euro = { $n } Euro
page-percent = { $n } Prozent
page-or = oder
page-compare = Gebiete vergleichen
page-compare-lead = Hier können Sie 2 Förder·gebiete vergleichen. Wählen Sie beide Gebiete.
page-compare-with = Mit einem anderen Gebiet vergleichen
page-compare-first = Gebiet A
page-compare-second = Gebiet B
page-compare-lost = Dieses Gebiet gibt es im Atlas nicht mehr: { $what }.
page-compare-twice = Sie haben das gleiche Gebiet 2 Mal gewählt. Wählen Sie ein anderes.
page-none = Das wissen wir nicht
page-status = Stand
page-boundary = Grenze
page-kind = Art
page-place = Ort
page-cost = Kosten
page-amount = So viel Geld
page-amounts = Geld
page-position = Die Stelle ist { $precision }.
page-plural-areas = Gebiete
page-plural-cities = Städte
page-plural-projects = Projekte
page-plural-offices = Büros
page-plural-regions = Regionen
page-all-areas = Alle Gebiete
page-all-cities = Alle Städte
page-all-projects = Alle Projekte
page-all-offices = Alle Büros
page-all-regions = Die Regionen
page-lead-areas = Ein Förder·gebiet ist ein Teil von einer Stadt. Dort gibt es Geld für Projekte.
page-lead-cities = Diese Städte haben ein Gebiet. Sie sehen auch: Wer ist zuständig?
page-lead-projects = Ein Projekt ist ein Angebot für Menschen. Zum Beispiel: Beratung oder Lernen.
page-lead-offices = In diesen Büros arbeiten Menschen für den Stadt·teil. Sie können dort fragen.
page-lead-regions = Sachsen hat 2 Regionen. Für jede Region ist eine Person zuständig.
page-chosen = { $what }: Ihre Auswahl
page-narrow = Auswählen
page-search-words = Wörter
page-found = { $what }.
page-found-part = Es gibt { $what }. Hier sehen Sie Nummer { $first } bis { $last }.
page-asked = Ihre Auswahl: { $what }.
page-asked-text = mit dem Wort „{ $q }“
page-asked-time = Zeit: { $span }
page-asked-box = im Recht·eck { $box }
page-asked-condition = mit dem Filter: { $condition }
page-show-all = Alle zeigen
page-empty = Hier gibt es nichts. Wählen Sie etwas anderes.
page-empty-map = Auf der Karte suchen
page-paging = Mehr Seiten
page-back = Zurück
page-next = Weiter
page-sort = so sortieren
stats-page-lead = Hier sind die Zahlen zu den Gebieten und Projekten. Viele Kosten wissen wir nicht. Bei jeder Summe steht: So viele Kosten wissen wir.
stats-page-sum = Zusammen
stats-page-map = Karte: { $what }. Die Zahlen stehen auch in der Tabelle.
stats-page-million = { $n } Millionen Euro
page-more-data = Mehr zu den Daten
page-list = Liste
page-filter-id = Name im Computer
page-filter-ags = Nummer von der Stadt
page-filter-city_ags = Nummer von der Stadt
page-filter-name = Name
page-filter-city = Stadt
page-filter-kreis = Kreis
page-filter-region = Region
page-filter-manager_id = Zuständig
page-filter-period = Förder·zeit
page-filter-status = Stand
page-filter-programme = Programm
page-filter-theme = Thema
page-filter-geometry_quality = Grenze
page-filter-record_id = Nummer vom Projekt
page-filter-area = Gebiet
page-filter-fund = Woher kommt das Geld?
page-filter-carrier = Träger
page-filter-beneficiary = Wer bekommt das Geld?
page-filter-precision = Stelle auf der Karte
page-filter-cost_min = Kosten ab
page-filter-cost_max = Kosten bis
page-filter-year = Jahr
page-filter-kind = Art
page-kicker-other = Gebiet von einem anderen Programm
page-kicker-region = Region
page-projects-in-area = Projekte im Gebiet { $name }
page-projects-in-city = Projekte in { $name }
page-projects-every = Alle { $n } Projekte
page-figures-of-area = Geld für das Gebiet { $name }
page-what-for = Wofür?
page-shared-with = zusammen mit
page-conflicts = Nicht alle Quellen sagen das Gleiche
page-conflict-other = Angaben
page-evidence = Belege
page-no-evidence = Hier kennen wir keinen Beleg.
page-seen-copy = Kopie von einer Seite
page-seen-package = Paket mit Daten
page-manager-of = Wer ist zuständig für { $city }?
page-manager-since = Zuständig seit
page-manager-assumed = Das glauben wir. Es ist noch nicht sicher.
page-hours-former = Früher war das Büro offen
page-no-street = Die Straße kennen wir nicht
page-office-until = Das letzte Mal wissen wir von: { $when }.
page-office-time = So lange gibt es das Büro
page-other-programme = arbeitet für ein anderes Programm
page-the-office = Das Büro
page-the-project = Das Projekt
page-last-evidence = Der letzte Beleg ist von: { $when }.
page-office-no-area = Das Büro ist für mehr als ein Gebiet da.
page-city-no-offices = Wir kennen kein Büro in dieser Stadt.
page-city-no-projects = Wir kennen kein Projekt in dieser Stadt.
page-no-participation = Macht die Stadt mit? Das wissen wir nicht.
page-ags = Nummer von der Stadt
page-former = Diese Orte gehören jetzt dazu
page-no-status = Bekommt es Geld? Das wissen wir nicht
page-title-addition = Mehr zum Titel
page-theme-recorded = Das steht in der Liste
page-funding-object = Dafür gibt es Geld
page-guideline = Regel für das Geld
page-contractor = Wer hat den Auftrag bekommen?
page-intervention = Gruppe in der Liste
page-objective = Ziel
page-carrier-seat = Adresse vom Träger
page-project-place = Dort ist das Projekt
page-no-address = Die Adresse kennen wir nicht.
page-city-description = { $name } liegt hier: { $kreis }. Der Atlas kennt dort { $counts }.
page-project-description = Ein Projekt in { $where }. Wer macht es? Was kostet es?
page-office-description = { $kind }. Die Adresse ist: { $address }. Stand: { $status }.
page-region-description = { $name }. Wer ist zuständig? Das sind die Städte.
page-drawing-unbounded = Das Bild zeigt { $city }. Das Gebiet heißt { $name }. Die Grenze kennen wir nicht.
page-drawing-area = Das Bild zeigt { $city }. Es zeigt auch das Gebiet { $name }.
page-drawing-dashed = Ein Rand aus Strichen heißt: Die Grenze ist nur ungefähr.
page-drawing-with = Das Bild zeigt { $city }. Es zeigt auch { $what }.
page-drawing-bare = Das Bild zeigt { $city }. Die Grenzen von den Gebieten kennen wir nicht.
page-drawing-project = Das Bild zeigt { $city }. Der Punkt ist das Projekt. Er ist { $precision }.
page-drawing-office = Das Bild zeigt { $city }. Das Zeichen ist das Büro. Es ist { $precision }.
page-drawing-state = Das Bild zeigt Sachsen. Der Punkt ist { $city }.
page-collection = Sammlung
page-collections = Sammlungen
page-collections-lead = Hier sind alle Daten in Gruppen.
page-all-collections = Alle Sammlungen
page-queryables = Filter
page-schema = Felder
page-api = Daten für Programme
page-api-lead = Diese Seite ist für Fach·leute. Programme können hier alle Daten holen.
page-questions = Fragen an den Atlas
page-question-where = Wo ist ein Ort? Wer ist zuständig?
page-question-nearby = Was ist in der Nähe?
page-question-search = Suche nach Namen und Orten
page-question-places = Orte und Straßen
page-question-stats = Zahlen zum Zählen und Vergleichen
page-for-programs = Beschreibung für Programme
page-conformance = Regeln für Programme
page-conformance-lead = Diese Seite ist für Fach·leute. Sie zeigt: Nach diesen Regeln arbeiten unsere Programme.
page-supports = Das steht dort:
precision-why-address = Der Punkt ist am richtigen Haus.
precision-why-street = Der Punkt ist an der richtigen Straße. Das Haus kennen wir nicht.
precision-why-area = Der Punkt steht für das ganze Gebiet. Das Haus kennen wir nicht.
precision-why-city = Der Punkt steht nur für den Ort. Die Straße kennen wir nicht.
data-lead = Sie dürfen alle Daten mit·nehmen. Hier steht: Was können Sie mit den Daten machen?
data-for = Was möchten Sie tun?
data-for-table = Tabelle für Excel
data-for-table-lead = Sie bekommen eine Liste. Sie können in der Liste rechnen und sortieren.
data-for-map = Karte für ein Karten·programm
data-for-map-lead = Sie bekommen Grenzen und Punkte. Manche Grenzen sind nicht sicher. Sie sind gestrichelt.
data-for-globe = Orte auf der Erd·kugel
data-for-globe-lead = Das können Sie in Google Earth ansehen.
data-for-contacts = Adress·buch
data-for-contacts-lead = Sie bekommen die Büros als Kontakte für Ihr Telefon.
data-for-dates = Kalender
data-for-dates-lead = Wann fängt ein Projekt an? Wann ist es zu Ende?
data-for-numbers = Zahlen zum Rechnen
data-for-numbers-lead = Sie bekommen einfache Listen für Rechen·programme.
data-for-list = Liste der Projekte mit Geld
data-for-list-lead = Die Europäische Union verlangt diese Liste. Wir prüfen auch: Was fehlt?
data-list-xlsx-art49 = Die Liste für Excel
data-list-csv-kohesio = Die Liste für die Europäische Union
data-for-print = Blätter zum Drucken
data-for-print-lead = Zu jedem Gebiet gibt es ein Blatt. Sie finden es auf der Seite vom Gebiet.
data-for-page = Karte auf Ihrer Seite
data-for-page-lead = So zeigen Sie die Karte auf Ihrer Internet·seite.
data-for-news = Neues lesen
data-for-news-lead = Hier lesen Sie: Was ist neu im Atlas?
data-for-tiles = Alle Karten in einer Datei
data-for-tiles-lead = Die Datei ist für eigene Internet-Seiten mit Karte. Sie heißt PMTiles.
data-for-tiles-file = Alle Karten
data-for-program = Mit einem Programm fragen
data-for-program-lead = Ein Programm kann die Daten selbst holen.
data-cite = So nennen Sie den Atlas
data-cite-lead = Sie geben Daten weiter? Dann nennen Sie bitte diesen Satz:
credit-sentence = Quartiersatlas Sachsen, Stand { $day } (Fassung { $n }), { $address }, Lizenz: { $licence }; { $credits }.
data-fresh = Von wann sind die Daten?
data-modified = Zuletzt geändert
data-check = Was fehlt in der Liste der Vorhaben?
data-check-lead = Ein Gesetz sagt: Das muss in der Liste stehen. Bei { $n } von { $all } Vorhaben steht alles da. Die Liste ist vom { $day }.
data-check-more = Liste für Excel: Was fehlt bei jedem Vorhaben?
data-check-rules = Alle Regeln zeigen
data-check-rule = Regel
data-check-law = Gesetz
data-check-missing = Fehlt bei
data-check-hints = Bitte prüfen bei
data-unknown = Das wissen wir nicht
data-unknown-boundaries = Es gibt { $all } Gebiete. Bei { $n } Gebieten haben wir keine genaue Grenze.
data-unknown-drawn = Es gibt { $all } Gebiete. { $n } Gebiete haben wir nur ungefähr gezeichnet.
data-unknown-bare = Es gibt { $all } Gebiete. Bei { $n } Gebieten kennen wir die Grenze gar nicht.
data-unknown-offices = Es gibt { $all } Büros. Bei { $n } Büros wissen wir nicht: Stimmen die Angaben noch?
data-unknown-charge = Es gibt { $all } Städte. Bei { $n } Städten wissen wir nicht genau: Wer ist zuständig?
data-unknown-costs = Es gibt { $all } Projekte. Bei { $n } Projekten wissen wir nicht: Wie viel kosten sie?
data-unknown-towns = Vielleicht fehlen Städte. Wir haben keine ganze Liste gefunden.
data-correct = Haben Sie einen Fehler gefunden?
data-correct-lead = Bitte schreiben Sie uns. Schreiben Sie: Was ist falsch? Was ist richtig? Woher wissen Sie das?
data-correct-imprint = Hier steht: Wem gehört die Seite?
data-whole = In jeder Datei sind alle Einträge.
data-door-openapi = So ist die Schnitt·stelle gemacht
data-door-catalog = Katalog für Daten·portale
data-door-tiles = Bilder für eigene Karten
data-door-oembed = Karte zu einer Adresse
conforming-title = Das haben wir geprüft
conforming-lead = Computer prüfen den Atlas. Hier steht das Ergebnis. Hier stehen auch Fehler.
conforming-standard = Regel
conforming-result = Ergebnis
conforming-passed = { $n } Mal richtig
conforming-failed = { $n } Mal falsch
conforming-day = Tag
conforming-now = jetzt
conforming-data-name = Die Daten
conforming-data = Passen die Angaben zusammen?
conforming-data-found = Fehler: { $errors }. Hinweise: { $warnings }.
conforming-access = Menschen mit Behinderung können den Atlas benutzen.
conforming-ogc-features = Karten·programme können den Atlas lesen.
conforming-ogc-cite = Andere haben auch geprüft.
conforming-clients = Andere Programme können den Atlas lesen.
conforming-dcat-ap-de = Daten·portale können den Atlas zeigen.
conforming-schema-org = Such·maschinen verstehen die Seiten.
conforming-article-49 = Die Liste der Projekte ist richtig gemacht.
conforming-openapi = Programme wissen: Was können sie fragen?
conforming-problem = Fehler sind gut erklärt.
conforming-tiles = Andere Karten können die Gebiete zeigen.
conforming-atom = Sie können Neues lesen.
conforming-oembed = Eine Adresse zeigt eine Karte.
conforming-sitemaps = Such·maschinen finden jede Seite.
data-description = Daten vom Quartiers·atlas Sachsen. Sie dürfen die Daten benutzen.
data-holdings = Alle Dateien
data-evidence = Zu jeder Angabe gibt es einen Beleg.
data-entries = Zahl
data-take = Mit·nehmen
data-queries = Abfragen mit Programmen
data-queries-lead = Programme finden die Daten unter dieser Adresse:
data-revision = Jede Antwort hat eine Nummer. Daran sehen Sie: Gibt es etwas Neues?
data-quality = Stimmen die Grenzen und Punkte?
data-quality-lead = Die genauen Grenzen haben wir oft nicht. Bei jedem Gebiet steht: Woher kommt die Grenze? Bei jedem Punkt steht: Wie genau ist er?
data-licences = Von wem sind die Daten?
data-licences-lead = Für die Daten gibt es Regeln. Bitte nennen Sie diese Namen:
data-files = Dateien für die Karte
data-file = Datei
data-content = Inhalt
data-objects = Zahl
data-licence = Regel
data-file-state = Grenze von Sachsen
data-file-kreise = Kreise
data-file-municipalities = Gemeinden
data-file-towns = Namen von Orten
data-file-rivers = Flüsse
data-file-neighbours = Länder neben Sachsen
catalogue-areas = Die Gebiete in Sachsen
catalogue-cities = Die Städte und wer zuständig ist
catalogue-offices = Die Büros vor Ort
catalogue-projects = Die Projekte in den Gebieten
catalogue-regions = Region Ost und Region West
catalogue-operations = Die Liste der Vorhaben
catalogue-operations-lead = Diese Liste verlangt die Europäische Union. Darin steht: Wer bekommt Geld. Wofür ist das Geld. Und wie viel Geld ist es.
news-feed = Neues im Quartiers-Atlas Sachsen
news-feed-of = Neues im Quartiers-Atlas Sachsen: { $name }
news-feed-lead = Das ist neu im Atlas.
news-follow = Neues lesen
news-title = { $what }: { $name }
news-kind-assignments = Wer zuständig ist
news-assignment = Für die Stadt ist jetzt eine andere Person zuständig. Oder das ändert sich bald.
news-created = Das ist neu im Atlas.
news-deleted = Das gibt es im Atlas nicht mehr.
news-changed = Das ist jetzt anders: { $what }.
news-many = { $n } Einträge auf einmal
news-many-created = Neu sind: { $what }.
news-many-changed = Anders sind: { $what }.
news-many-deleted = Nicht mehr da sind: { $what }.
news-about-name = der Name
news-about-contact = Telefon oder E-Mail
news-about-address = die Adresse
news-about-hours = die Öffnungs-Zeiten
news-about-status = der Stand
news-about-time = die Zeit
news-about-money = das Geld
news-about-place = der Ort auf der Karte
news-about-carrier = wer das Projekt macht
news-about-sources = die Belege
news-about-other = andere Angaben
count-assignments = { $n ->
    [one] 1 Zuständig·keit
   *[other] { $n } Zuständig·keiten
}
problem-status = Fehler { $n }
problem-near = Meinen Sie vielleicht das?
problem-known = Das gibt es
problem-known-for = Das geht bei „{ $name }“
problem-search = Gebiete suchen
problem-search-for = Gebiet oder Stadt
problem-search-button = Suchen
problem-onward = Hier geht es weiter
problem-to-map = Zur Karte mit der Suche
files-form = Diese Seite kann hier nicht für Sie suchen. Suchen können Sie auf der Karte:
problem-to-login = Anmelden
problem-title-atlas-error = Fehler
problem-says-atlas-error = Das hat nicht geklappt. Bitte versuchen Sie es später noch einmal.
problem-title-invalid-query = Das verstehen wir nicht
problem-says-invalid-query = In der Adresse ist ein Fehler.
problem-title-unknown-parameter = Das verstehen wir nicht
problem-says-unknown-parameter = In der Adresse ist ein falscher Name.
problem-title-invalid-parameter = Das passt nicht
problem-says-invalid-parameter = In der Adresse ist ein falscher Wert.
problem-title-outside-saxony = Nicht in Sachsen
problem-says-outside-saxony = Der Atlas kennt nur Orte in Sachsen.
problem-title-access-error = Kein Zugang
problem-says-access-error = Hier dürfen nur einige Menschen weiter. Diese Menschen müssen sich anmelden.
problem-title-not-found = Nicht gefunden
problem-says-not-found = Diese Adresse gibt es nicht.
problem-title-unknown-collection = Nicht gefunden
problem-says-unknown-collection = Diese Sammlung gibt es nicht.
problem-title-unknown-record = Nicht gefunden
problem-says-unknown-record = Das gibt es im Atlas nicht mehr.
problem-title-place-not-found = Ort nicht gefunden
problem-says-place-not-found = Diesen Ort kennt der Atlas nicht.

## The position of the device

locate-button = Wo bin ich? Das Gerät sucht Ihren Standort.
locate-here = Ihr Standort
locate-asking = Das Gerät sucht Ihren Standort. Bitte warten Sie.
locate-refused = Das Gerät darf Ihren Standort nicht nennen. Sie können es im Browser erlauben. Oder schreiben Sie einen Ort in die Suche.
locate-unavailable = Das Gerät kennt Ihren Standort nicht. Bitte schreiben Sie einen Ort in die Suche.
locate-timeout = Das Gerät findet Ihren Standort nicht. Versuchen Sie es noch einmal. Oder schreiben Sie einen Ort in die Suche.
locate-outside = Ihr Standort ist nicht in Sachsen. Die Karte zeigt nur Sachsen.

## Print, link and keys, below the map

acts-label = Diese Karte
acts-print = Drucken
acts-copy = Link kopieren
acts-copied = Der Link ist kopiert.
acts-by-hand = Der Link ist markiert. Bitte kopieren Sie den Link selbst.
acts-link = Link zu dieser Karte
acts-keys = Tasten
foreign-show = Karte darunter: { $name }
foreign-title = Möchten Sie laden: { $name }?
foreign-ask = Die Bilder kommen von: { $host }. Das ist ein fremder Computer. Er sieht die Adresse von Ihrem Gerät. Er sieht auch: Diesen Teil von der Karte sehen Sie an.
foreign-yes = Ja
foreign-no = Nein
foreign-remember = Das Gerät soll sich das merken
foreign-failed = Es kommen keine Bilder von: { $host }. Sie sehen wieder die erste Karte.
acts-embed = Auf der eigenen Seite zeigen
print-selected = Das haben Sie gewählt
print-list = Gebiete auf dieser Karte
print-date = Gedruckt am { $date }
keys-close = Hilfe für die Tasten schließen
keys-arrows = Pfeil·tasten
keys-arrows-means = die Karte bewegen
keys-signs-means = die Karte größer oder kleiner machen
keys-tab = Tabulator
keys-tab-means = zum nächsten Gebiet oder Projekt oder Büro
keys-enter = Eingabe
keys-enter-means = öffnen
keys-escape-means = schließen
keys-search-means = zur Suche
keys-help-means = diese Hilfe öffnen
keys-where = Wählen Sie zuerst die Karte aus. Dann bewegen die Pfeil·tasten die Karte. Plus und Minus gehen auch.
keys-single = Tasten für Suche und Hilfe benutzen

## The embedded map

embed-title = Förder·gebiete in Sachsen
embed-full = Im Quartiers·atlas öffnen
embed-new-tab = . Das öffnet ein neues Fenster.
embed-licence = Lizenz von den Daten: ODbL 1.0
embed-list = Als Liste: { $what }
embed-none = Hier gibt es nichts.
embed-page = Seite mit allen Angaben
embed-wheel = Halten Sie die Taste Strg oder ⌘. Drehen Sie dann das Rad. So vergrößern Sie die Karte.
embed-touch = Nehmen Sie 2 Finger. So können Sie die Karte bewegen.

## Words of the embedded map that the server says (Python only)

embed-noscript = Die Karte braucht Java·script. Hier sind die Förder·gebiete als Liste.

## The page that builds embedded maps (Python only)

builder-title = Karte auf Ihrer Seite zeigen
builder-lead = Haben Sie eine eigene Internet·seite? Dann können Sie dort unsere Karte zeigen. Das kostet nichts.
builder-form = Karte auswählen
builder-area = Ein Förder·gebiet
builder-language = Sprache von der Karte
builder-layout = Liste
builder-layout-both = neben der Karte
builder-layout-map = unter der Karte
builder-colours = Farben
builder-colours-auto = wie auf dem Gerät
builder-colours-light = hell
builder-colours-dark = dunkel
builder-height = Höhe in Pixeln
builder-link = Oder ein Link von der Karte
builder-link-hint = Kopieren Sie den Link von der Karte. Fügen Sie den Link hier ein.
builder-make = Code machen
builder-unknown = Das kennen wir nicht. Es fehlt im Code: { $what }.
builder-code = Code zum Kopieren
builder-code-hint = Nehmen Sie 1 Code. Setzen Sie ihn in Ihre Seite ein.
builder-element = Als Element. Die Höhe passt immer.
builder-frame = Als Rahmen. Das geht überall.
builder-copy = Kopieren
builder-copied = Der Code ist kopiert.
builder-changed = Der Code und die Vorschau sind neu.
builder-by-hand = Der Code ist markiert. Bitte kopieren Sie ihn selbst.
builder-preview = Vorschau
builder-know = Gut zu wissen
builder-know-scroll = Die Karte hält Ihre Seite nicht fest. Mit 1 Finger bewegen Sie die Seite. Mit 2 Fingern bewegen Sie die Karte.
builder-know-list = Die Karte hat immer auch eine Liste. Ohne Java·script gibt es nur die Liste.
builder-know-private = Es gibt keine Cookies. Die Karte fragt nur diesen Server.
builder-know-credit = Unter der Karte steht die Lizenz. Bitte lassen Sie das stehen.
builder-know-policy = Hat Ihre Seite Regeln für die Sicherheit? Dann erlauben Sie:

## What lies near a place (Python only)

near-title = In der Nähe
near-title-at = In der Nähe: { $place }
near-lead = Hier suchen Sie rund um einen Ort. Sie finden Projekte und Büros und Gebiete. Das Nächste steht oben.
near-place = Ort oder Adresse oder Post·leit·zahl
near-place-hint = Zum Beispiel: Zittau
near-kind = Was suchen Sie?
near-all = Alles
near-radius = Wie weit weg?
near-anywhere = überall
near-count = Wie viele?
near-count-of = die nächsten { $n }
near-go = Suchen
near-apart = Das passt nicht zusammen. Bitte nehmen Sie eine Angabe weg.
near-meant = Meinen Sie:
near-found = { $n ->
    [one] Wir haben 1 Eintrag gefunden. Wir messen ab { $place }. Der Start ist { $exactness }.
   *[other] Wir haben { $n } Einträge gefunden. Wir messen ab { $place }. Der Start ist { $exactness }.
  }
near-none = Wir haben nichts gefunden. Der Ort heißt { $place }. Der Start ist { $exactness }. Suchen Sie bitte weiter weg.
near-straight = Wir messen den geraden Weg. Rund heißt: Wir wissen den Platz nicht genau.
near-locate = Den Ort vom Gerät nehmen
near-locate-hint = Wir runden den Ort auf 100 Meter. Wir speichern ihn nicht.
near-map = Karte mit den Einträgen
near-map-hint = Klicken Sie auf die Karte. Dann suchen wir dort. Jede Zahl steht auch in der Liste.
near-within = höchstens { $distance } weit
near-inside = Der Ort liegt im Gebiet
near-here = an dieser Stelle
near-town = im selben Ort
near-contact-office = Hier können Sie fragen:
near-contact-manager = Für die Stadt zuständig:
near-embed = Diese Karte auf der eigenen Seite zeigen
near-many = In der Nähe von vielen Orten
near-many-lead = Sie können bis zu { $most } Orte eingeben. Oder Sie wählen eine Tabelle aus. Dann zeigen wir Ihnen eine Liste.
near-many-text = Orte oder Adressen
near-many-text-hint = Schreiben Sie in jede Zeile einen Ort. Höchstens { $most } Orte. Wir speichern die Orte nicht.
near-many-file = Oder eine Datei
near-many-file-hint = Zum Beispiel eine Tabelle aus Excel.
near-many-go = Liste zeigen
near-many-save = Speichern: { $what }
near-many-found = Wir kennen { $known } von { $n } Orten.
near-many-place = Ihr Ort
near-many-understood = Das haben wir verstanden
near-many-hit = In der Nähe
near-many-way = Wie weit weg
near-many-contact = Hier können Sie fragen
near-many-none = nichts in der Nähe

## Area sheets and booklets as PDF (Python only)

sheet-title = Steck·brief { $name }
sheet-glance = Das Wichtigste
sheet-about = Über das Gebiet
sheet-map = Die Karte zeigt: { $name }. Norden ist oben.
sheet-map-none = Wir kennen die Grenze nicht: { $name }. Das Zeichen steht am Ort. Norden ist oben.
sheet-north = N
sheet-sign-area-official = Gebiet. Die Grenze ist amtlich.
sheet-sign-area-quarter = Gebiet. Die Grenze kommt von Orts·teilen.
sheet-sign-area-schematic = Gebiet. Die Grenze ist nur ungefähr.
sheet-sign-area-municipality = Gebiet. Es ist die ganze Gemeinde.
sheet-sign-area-none = Gebiet. Wir kennen die Grenze nicht.
sheet-sign-other = Ein anderes Gebiet
sheet-sign-municipality = Stadt oder Gemeinde
sheet-sign-office = Büro
sheet-sign-office-weak = Büro. Der Ort ist nur ungefähr.
sheet-sign-project = Projekt
sheet-sign-project-weak = Projekte. Der Ort ist nur ungefähr.
sheet-sign-number = Der Steck·brief mit dieser Nummer
sheet-projects-more = Im Atlas hat jedes Projekt eine Seite. Dort stehen alle Angaben.
sheet-qr = Im Internet
sheet-qr-alt = Ein Bild zum Scannen. Es führt zu dieser Adresse: { $address }
sheet-page = Seite { $n } von { $all }
sheet-licence = Lizenz: { $name }
sheet-contents = Inhalt
sheet-booklet-kicker = Steck·briefe
sheet-booklet-lead = { $n ->
    [one] Hier ist 1 Steck·brief.
   *[other] Hier sind { $n } Steck·briefe.
 }
sheet-booklet-manager = Gebiete von { $name }
sheet-booklet-map = Die Karte zeigt alle Gebiete. Die Nummer gehört zum Steck·brief. Norden ist oben.

## Formate von Dateien (Python only)
download-page = Daten speichern
download-page-lead = Sie können die Daten von der Karte speichern. In jeder Datei steht: Was haben Sie gewählt? Von wann sind die Daten?
download-map = Alles in einer Datei
download-menu = Diese Daten speichern
format-pdf = Steck·briefe zum Drucken
format-xlsx = Tabelle für Excel
format-csv-de = Einfache Tabelle für Excel
format-csv = Einfache Tabelle für Programme
format-gpkg = Karte für ein großes Karten·programm
format-geojson = Karte für Internet-Seiten
format-jsonfg = Karte mit Maßen in Metern
format-fgb = Karte für sehr viele Daten
format-parquet = Daten für Fach·leute
format-kml = Karte für Google Earth
format-vcf = Adressen für Ihr Telefon
format-ics = Termine für Ihren Kalender
