### English

language-name = English
language-lang = en-GB
language-label = Language
language-changed = The atlas is now in English.

app-name = Quartiersatlas Sachsen
claim = Sustainable social urban development
description = Map of the Saxon programme areas of “Nachhaltige soziale Stadtentwicklung” (ESF): areas, projects, local offices and who is responsible.
title-of = { $what } – Quartiersatlas Sachsen
about = about { $what }
loading = Loading the atlas …
loading-item = Loading the sources …
listing = { $others } and { $last }
span-both = { $start } to { $end }
span-from = since { $start }
span-until = until { $end }
distance-m = { $n } m
distance-km = { $n } km

## The page around the map

skip-label = Skip links
skip-search = Skip to search
skip-words = To the map in words
skip-list = Skip to list
skip-map = Skip to map
skip-footer = Skip to footer
noscript-lead = The map needs JavaScript. Everything is also on plain pages (in German):
noscript-areas = All programme areas
noscript-cities = All programme cities
noscript-projects = All projects
noscript-offices = All local offices
noscript-data = Data and sources
footer-cofunded = Co-funded by the European Union
footer-emblem = Flag of the European Union
footer-links = More pages
footer-data = Data
footer-embed = Embed
footer-areas = Areas
footer-cities = Cities
footer-projects = Projects
footer-offices = Offices
footer-accessibility = Accessibility
footer-privacy = Privacy
footer-imprint = Imprint
footer-attribution-label = Base map and data
credit-borders = © GeoBasis-DE / BKG 2016 (data modified)
credit-stops = Stops: DB InfraGO, CC BY 4.0; stations: Deutsche Bahn, CC BY 4.0; © OpenStreetMap contributors, ODbL
credit-quarters = Leipzig quarters: Stadt Leipzig, Amt für Statistik und Wahlen, Datenlizenz Deutschland
credit-places = Places: GeoNames, CC BY 4.0
credit-rivers = Rivers: GSHHG, LGPL

## Words of the data

count-areas = { $n ->
    [one] { $n } area
   *[other] { $n } areas
}
count-projects = { $n ->
    [one] { $n } project
   *[other] { $n } projects
}
count-offices = { $n ->
    [one] { $n } office
   *[other] { $n } offices
}
kinds-area = Programme area
kinds-project = Project
kinds-office = Office
kinds-city = City
kinds-place = Place
kinds-group = Several entries
region-east = eastern region
region-west = western region
period-2014-2020 = 2014–2020
period-2021-2027 = 2021–2027
period-of = Funding period { $periods }
programme-esf = ESF and ESF Plus
programme-other = Other programmes
other-programme = not an ESF area
status-approved = approved
status-applied = applied for
status-former = ended
status-unknown = unclear
office-status-open = open
office-status-closed = closed
office-status-unverified = unverified
project-status-approved = approved
project-status-applied = applied for
project-status-planned = planned
project-status-none = not stated
participation-approved = approved
participation-applied = applied for
participation-concept_only = concept only
participation-unclear = unclear
quality-official = official
quality-quarter = made of official quarters
quality-schematic = schematic, not official
quality-municipality = whole municipality
quality-none = without boundary
quality-short-official = official
quality-short-quarter = from quarters
quality-short-schematic = schematic
quality-short-municipality = whole municipality
quality-short-none = without boundary
quality-why-official = The boundary comes from a file of the municipality.
quality-why-quarter = Whole official quarters are drawn. The exact boundary may differ.
quality-why-schematic = No official boundary is available as a file. The shape is approximated from known places in the area.
quality-why-municipality = The whole municipality is drawn because no smaller outline is known.
quality-why-none = No outline is known. The sign therefore stands at the town, not in the area.
evidence-described = A source describes the streets or boundaries.
evidence-named = The sources only name the quarters.
evidence-assumed = The position is assumed and may be off by a few hundred metres.
partial = Only the documented part is drawn.
precision-address = at the address
precision-street = exact to the street
precision-area = exact to the area
precision-city = exact to the town
theme-children_youth_education = Education of children and young people
theme-civic_lifelong_learning = Civic education, lifelong learning
theme-social_inclusion_employment = Social inclusion, employment
theme-local_economy = Local economy
theme-accompanying = Neighbourhood management, support
theme-other = Other
direction-n = to the north
direction-ne = to the north-east
direction-e = to the east
direction-se = to the south-east
direction-s = to the south
direction-sw = to the south-west
direction-w = to the west
direction-nw = to the north-west

## Sentences about a position

way = { $distance } { $direction }
boundary-official = official boundary
boundary-quarter = boundary made of official quarters
boundary-schematic = schematic boundary, not official
boundary-municipality = whole municipality
boundary-none = boundary not known
standing-status-approved = approved
standing-status-applied = applied for
standing-status-former = ended
standing-status-unknown = status unclear
years = { $start }-{ $end }
standing-period = funding period { $period }
standing-periods = funding period { $first } and { $last }
standing-programme = programme { $programme }
standing = { $city }, { $status }; { $boundary }
standing-timed = { $city }, { $time }, { $status }; { $boundary }
where-inside = You are in the area { $name } ({ $standing }).
where-also = Also here: { $names }.
where-other = { $name } ({ $time })
where-nearest = The nearest area is { $name } ({ $standing }), { $way }.
where-none = No area is drawn.
where-unbounded = { $n ->
    [one] This city has an area whose boundary is not known: { $names }.
   *[other] This city has areas whose boundary is not known: { $names }.
}

## Names of things on the map, as they are spoken

spoken-area = Area { $name }, { $city }, { $quality }, { $region }, { $status }
spoken-area-other = Area { $name }, { $city }, { $quality }, { $region }, { $status }, programme { $programme }
spoken-project = Project { $name }, { $city }
spoken-office = Office { $name }, { $city }
spoken-weak = { $what }, position { $precision }
spoken-cluster = { $what } in { $cities }
spoken-cluster-area = { $what } in { $city }, area { $area }
spoken-cluster-kreis = { $what } in { $kreis }
spoken-cluster-more = { $what } in { $cities } and other places
spoken-place = Place looked for: { $label }

## The map

map-label = Map of the programme areas in Saxony
map-hint = Arrow keys move the map, plus and minus change the scale. With the tab key you reach areas, projects and offices, with the enter key you open them.
map-controls = Move the map
map-zoom-in = Zoom in
map-zoom-out = Zoom out
map-home = Show all of Saxony
map-pan-north = Move the map north
map-pan-south = Move the map south
map-pan-west = Move the map west
map-pan-east = Move the map east
map-scale = Scale: the bar stands for { $length }
legend-title = Legend
legend-region = Region (outline and fill)
legend-quality = Origin of the boundary (outline)
legend-status = Status (fill)
legend-status-approved = approved: filled
legend-status-applied = applied for or unclear: striped
legend-status-former = ended: not filled
legend-other = programme other than ESF: dotted
legend-points = Points
legend-project = Project, exact position
legend-project-weak = Project, position exact only to the area or town
legend-office = Local office
legend-no-geometry = Area without a known boundary
legend-cluster = several entries; the number is that of the projects (else of offices or areas); small extra sign: also areas without boundary or offices there
live-shown = Selection: { $areas }, { $projects }, { $offices }.
live-view = In this view: { $areas }, { $projects }, { $offices }.
live-opened = { $what } opened.
live-closed = Details closed.

## Search, filters, list

search-label = Search for area, project, office, city or place
search-placeholder = Area, street, postcode …
search-clear = Clear search
search-results = Search results
search-records = In the atlas
search-places = Places and streets
search-none = Nothing found for “{ $q }”. Try a town or a postcode.
search-found = { $n ->
    [one] { $n } suggestion. Choose with the arrow keys.
   *[other] { $n } suggestions. Choose with the arrow keys.
}
filters-title = Narrow the selection
filters-active = { $n ->
    [one] { $n } filter set
   *[other] { $n } filters set
}
filters-period = Funding period
filters-region = Region
filters-theme = Theme of the projects
filters-city_ags = City
filters-programme = Programme
filters-status = Status of the area
filters-all = All
filters-option = { $label } ({ $n })
filters-reset = Reset everything
filters-count-hint = Number in brackets: areas, projects and offices together.
list-title = List beside the map
list-shows = The list shows
list-kinds-areas = Areas
list-kinds-projects = Projects
list-kinds-offices = Offices
list-in-view = only what the map shows
list-empty = There is nothing to show with this selection.
list-empty-in-view = There is nothing in this part of the map. Show a larger part or switch off “only what the map shows”.
list-no-time = Time not stated
filters-kreis = District (Kreis)
filters-manager_id = In charge
filters-carrier = Carrier
filters-cost_min = Cost from (euros)
filters-cost_max = Cost up to (euros)
filters-year = Year of the projects
filters-datetime = As of
filters-group-time = Time
filters-group-place = Place
filters-group-funding = Funding
filters-unknown-hint = Carrier, cost and year are facts of projects: areas appear where such a project lies in them. What is unknown is then not shown.
filters-set = Filters set
filters-naming = { $label }: { $value }
filters-remove = remove
link-dropped = The atlas does not know everything in this link. Left out: { $what }.
link-part = { $label } “{ $value }”
link-merged = { $old } is part of { $city } today.
link-list = List
link-by = Grouping
link-measure = Measure
link-lang = Language
link-where = Place
link-at = Spot
link-view = Map view
live-removed = Filter removed: { $what }.
live-reset = All filters reset.
list-download = Download this list:
list-download-json = GeoJSON
list-download-csv = CSV
list-download-more = More formats
list-whole = Always all of Saxony: filters and the view of the map do not apply here.
list-untimed = { $n ->
    [one] { $n } entry without a known time is left out.
   *[other] { $n } entries without a known time are left out.
}
list-charge = Responsible: { $name }
list-charge-unknown = Who was responsible on this day is not known for all cities.

## The figures

list-kinds-stats = Figures
list-kinds-words = In words
twin-live = The map in words is new.
twin-page = These words as a page
stats-by = Grouped by
stats-by-theme = theme
stats-by-kreis = district (Kreis)
stats-by-period = funding period
stats-by-year = year
stats-by-region = region
stats-by-city = city
stats-by-status = status of the area
stats-measure = What counts
stats-caption = { $measure } by { $by }
stats-total = Together: { $what }
stats-known = known of { $known } of { $n } projects
stats-unknown = not known
stats-rest = Not stated ({ $by }): { $what }.
stats-several = What belongs to several rows counts in each; the rows must not be added up.
stats-download = These figures as CSV
stats-page = All figures on one page
stats-live = { $caption }. Together: { $total }.
stats-legend = Classes of the districts on the map
stats-class-zero = none
stats-class-all = above 0
stats-class-below = below { $below }
stats-class-between = { $from } to below { $below }
stats-class-from = from { $from }

## The panel

panel-close = Close details
panel-to-map = Show on the map
panel-page = Own page for printing and sharing
files-title = Download:
files-sheet = Area sheet (PDF)
files-area = Area (GeoJSON)
files-city = City (GeoJSON)
files-projects = Projects (CSV)
panel-failed = Details and sources could not be loaded. Here is what the map already knows.
panel-unknown = This entry is not, or no longer, in the atlas. The rest of the map is right.
panel-revision = State of the data: revision { $n }
panel-revision-gathered = State of the data: revision { $n }, gathered { $when }
panel-language = Names and texts from the sources are in German.
as-of = as of { $when }

summary-what = { $name } is an area of the programme “{ $programme }”.
summary-period = Funding period { $periods }.
summary-status-approved = The area is approved.
summary-status-applied = The area has been applied for.
summary-status-former = The funding has ended.
summary-status-unknown = Whether the area is approved is unclear.
summary-manager = Responsible: { $name }.
summary-manager-on = Responsible on { $day }: { $name }.
area-in-city = It lies in { $city }, { $kreis }, { $region }.
area-from-centre = The middle of the area lies about { $distance } { $direction } of the centre of { $city }.
area-at-centre = The area lies in the centre of { $city }.
area-quarters = It includes: { $names }.
area-unofficial-name = The name is a description; an official name was not found.
area-periods = Funding period
area-programme = Programme
area-inhabitants = Inhabitants
area-hectares = Size
area-hectares-of = { $n } hectares
area-drawn = not stated; the drawn shape measures { $n } hectares
area-concept = Concept
area-decision = Council decision
area-money = Money
area-money-total = Total
area-basis-grant = grant
area-basis-grant_eu_and_state = grant of EU and state
area-basis-framework = framework decision
area-basis-cost = total cost
area-figure-grant = Grant
area-figure-cost = Cost
area-figure-own_share = Own share
area-figure-requested = requested
area-figure-expected = expected
area-figure-max = Maximum
area-figure-unclear = unclear
area-figures-note = Single figures from the sources. They overlap and must not be added up.
area-shared-with = together with { $names }
area-boundary = How certain is the boundary?
area-drawn-size = Drawn shape: { $n } hectares (not an official figure).
area-offices = Local offices
area-no-offices = No office is known for this area.
area-projects = Projects
area-no-projects = No project is known for this area.
area-no-projects-filtered = { $projects } hidden by the filters.
area-related = Before and after
area-predecessor = Predecessor:
area-successor = Successor:

city-areas = Programme areas
city-no-areas = No area is recorded in this city.
city-offices = Local offices
city-other-projects = Projects without a stated area
city-participation = Participation in the programme
city-website = Website of the city
city-hsb = Upper Sorbian

project-carrier = Run by
project-beneficiary = Beneficiary
project-period = Funding period
project-time = Duration
project-theme = Theme
project-theme-assigned = assigned by us
project-area = Area
project-area-assumed = assumed
project-no-area = no area stated
project-address = Address
project-carrier-seat = seat of the organisation, not place of the project
project-position = Position on the map
project-money = Money
project-cost = Total eligible cost
project-eu = EU share
project-grant = Grant
project-grant-hint = EU and state together
project-rate = Co-financing rate
project-rate-eu = EU
project-rate-eu_and_state = EU and state
project-computed = computed
project-no-money = Amounts are not stated.
project-fund = Fund
project-record = Number in the list of operations

office-carrier = Run by
office-client = On behalf of
office-address = Address
office-no-address = address not known
office-phone = Telephone
office-email = E-mail
office-website = Website
office-hours = Opening hours
office-no-hours = not known
office-hours-undated = date unknown
office-areas = Areas
office-other-programme = works under another programme: { $programme }
office-since = Since
office-until = Until
office-funded = Funded until
office-position = Position on the map
office-unverified = Unverified: this comes from older sources. Please call or ask before you go.
office-unverified-since = Unverified: this comes from older sources (last evidence { $when }). Please call or ask before you go.
office-closed = This office is closed.

manager-title = Responsible
manager-assumed = Which city belongs to which region is assumed by district and not yet confirmed.
manager-as-of = Contact details as of { $when }; please check if needed.
manager-unknown = Who is responsible is not known.
manager-title-on = Responsible on { $day }
manager-unknown-on = Who was responsible on this day is not known.
manager-today = Responsible today
manager-waiting = Who was responsible on this day has not been loaded yet.
manager-since = Responsible since { $when }.
manager-substitute = { $name } stands in.

sources-section = Sources and date
sources-title = Sources ({ $n })
sources-document = document provided
sources-external = opens another website
conflicts-says = Sources disagree: { $field }
conflicts-settled = How we deal with it:
conflict-budget_total_eur = total amount
conflict-cost_total_eur = cost
conflict-number_of_projects = number of projects
conflict-inhabitants = number of inhabitants
conflict-since = beginning
conflict-status = status
conflict-name = name
conflict-start = beginning
conflict-boundary_description = boundary
conflict-periods = funding period
conflict-council_decision = council decision
conflict-hectares = size
conflict-street = street
conflict-council_decision_date = date of the council decision
conflict-sub_quarters = quarters
conflict-fund = fund
conflict-title = title
conflict-eu_amount_eur = EU share
conflict-phone = telephone
conflict-project_list = list of projects
conflict-target_age_kulturinsel = target age

place-title = Place on the map
place-clicked = Clicked place
place-asking = Looking it up …
place-outside = This place is not in Saxony. The atlas knows Saxony only.
place-areas = Area
place-nearest = Nearest area
place-offices = Offices
place-around = All that is near, by distance
place-near-offices = Nearest offices
place-projects = Projects
place-city = Programme city
place-more = and { $projects } more in the area
group-title = { $what } at one spot
group-hint = These entries share one spot on the map.
group-empty = With these filters there is nothing to see here.

## Money, themes, years and surroundings of an area or a city (later)

profile-ref = Source { $n }
profile-refs-some = Numbers lead to the source of a single value. Where there is none, the data name only the sources of the whole entry.
profile-refs-none = For these values the data name only the sources of the whole entry, not that of each.
profile-no-day = day not stated
profile-costs = Cost of the projects
profile-eu = of which from the EU
profile-share = EU share
profile-share-basis = of the cost; both { $known }
profile-known = { $n ->
    [one] known of { $known } of { $n } project
   *[other] known of { $known } of { $n } projects
}
profile-head = Per inhabitant
profile-head-budget = total for the area, divided by { $n } inhabitants
profile-head-projects = cost of all projects in the atlas, divided by { $n } inhabitants
profile-city-sums = Sums over all projects of the city whose amounts are known. What sources say of whole areas is not included; it overlaps.
profile-themes = Themes
profile-themes-caption = Projects by theme
profile-measure = Projects and cost
profile-time = Projects over time
profile-time-caption = Projects running in each year
profile-time-hint = A project counts in every year in which it ran; where only its start or end is known, in that year.
profile-year = Year
profile-undated = { $all ->
    [one] Without a known time: { $n } of { $all } project.
   *[other] Without a known time: { $n } of { $all } projects.
}
profile-neighbours = Neighbours
profile-beside-near = { $distance } { $direction }
profile-beside-touch = adjoins { $direction }
profile-beside-same = drawn with the same outline
profile-beside-within = holds the whole area
profile-beside-contains = lies entirely in this area
profile-beside-overlap = shares { $share } of the area drawn
profile-weak = The outline is schematic, so the distances are only roughly right.
profile-alone = No other area is drawn within { $distance }.
profile-no-boundary = The boundary is not known, so neither is what lies beside it.
profile-undrawn = Without a known boundary in the same city
profile-same-city = Other areas in the same city
profile-drawn-from = The drawing is based on:

## The projects of a stock, beside the map's own (later)

stock-title = Further projects
stock-lead = The atlas has { $n ->
    [one] { $n } further project. The map shows it as a small sign. The list and the numbers here do not count it.
   *[other] { $n } further projects. The map shows them as small signs. The list and the numbers here do not count them.
}
stock-files = The atlas has { $n ->
    [one] { $n } further project that this map does not draw.
   *[other] { $n } further projects that this map does not draw.
}
stock-all = All projects as a list
stock-figures = Figures of all projects
stock-list = All projects in this part of the map as a list
stock-list-all = { $n ->
    [one] The one project in this part of the map as a list
   *[other] All { $n } projects in this part of the map as a list
}
stock-list-without = This list does not know all filters of the map; not applied here: { $filters }.
stock-none = There is no project in this part of the map.
stock-slow = Further projects are loading …
stock-failed = Some of the further projects could not be loaded and are missing on the map.
stock-counted = All projects in this view, the further ones included: { $n }.
stock-uncounted = Further projects are not counted.
stock-sheet = The atlas has { $n ->
    [one] { $n } further project. This sheet neither shows nor counts it.
   *[other] { $n } further projects. This sheet neither shows nor counts them.
}
stock-here-all = All { $n } projects in this place as a list
stock-legend = Further projects (small signs)
stock-legend-several = several projects; the number says how many. From far away without a number: the larger, the more

## Two areas side by side

compare-kind = Comparison
compare-title = { $a } and { $b }
compare-with = Compare with
compare-choose = Choose an area
compare-go = Compare
compare-end = End the comparison
compare-subject = Subject
compare-counts = { $same } values are the same, { $different } differ; { $unknown } are known of one area only.
compare-apart = The middle of B lies { $distance } { $direction } of the middle of A.
compare-same = same
compare-different = different
compare-unknown = known of one only
compare-absent = not known
compare-drawn = Size as drawn
compare-letter = { $letter }: { $name }
compare-missing = The second area of this comparison is not (or no longer) in the atlas. This is the first.
link-compare = Comparison

## Imprint, privacy, accessibility: the pages that the law asks for (Python only)

# In this section a line is a paragraph, in lists an entry.
legal-nav = About this website
imprint-title = Imprint
imprint-description = Who runs the Quartiersatlas Sachsen, how to reach them, and its licences.
imprint-operator-title = Who runs this installation
imprint-about-title = What the atlas is
imprint-about =
    The Quartiersatlas Sachsen shows the areas of the programme “Nachhaltige soziale Stadtentwicklung” (sustainable social urban development; ESF 2014–2020, ESF Plus 2021–2027), their projects and offices, and who is responsible.
    It is no official source. Every statement names its source, what is unknown is absent, and boundaries that are not exact are drawn as such.
imprint-errors-title = Is something wrong?
imprint-errors = Please write to the contact above which statement is wrong and, if you can, how you know. A statement that is changed then names its new source.
imprint-licence-title = Licences and credits
imprint-licence =
    Software: EUPL-1.2. Data as a whole: ODbL 1.0, because some of the positions come from OpenStreetMap data. Our facts and summaries alone: CC BY 4.0.
    These credits belong to the data and to the map:
imprint-font = Typeface: Atkinson Hyperlegible Next, © Braille Institute, SIL Open Font License 1.1
operator-missing = Who runs this installation is not stated here yet. As it is, it is not meant for the public.
operator-incomplete = Some statements about this installation are still missing.
operator-name = Name
operator-representative = Represented by
operator-address = Address
operator-email = E-mail
operator-phone = Phone
operator-register = Register and tax numbers
operator-privacy = Questions about privacy

privacy-title = Privacy
privacy-description = No cookies, no counting, no foreign servers: what happens when you visit the Quartiersatlas Sachsen.
privacy-short-title = In short
privacy-short =
    The public pages set no cookies, count neither visits nor search words, build no profiles, and by themselves load nothing from other servers. Fonts, map and program come from this server.
    You need no account to read the map.
privacy-operator-title = Controller
privacy-request-title = When a page is requested
privacy-request =
    As with every website, your browser sends your IP address, the address you want, and details about the browser. The server needs them to answer.
    For each request the atlas notes the time, a number of the request (by chance, or given by a server in front of it), the kind of request and page, whether it could be answered, how long that took, how large the answer was and which revision of the atlas it showed, and when something fails also the place in the program. It does not note who asks and for what: no IP address, no search words, no name, and nothing about the browser.
privacy-logs = What the web server or data centre in front of it stores:
privacy-logs-missing = What a web server or data centre in front of the atlas stores is not stated here yet.
privacy-address-title = The address of the map
privacy-address = Selection, filters and view are in the address bar, so that you can pass a view on. Whoever gets the link sees the same view, including a place you searched for, or your position if it is being shown.
privacy-search-title = Search
privacy-search = What you type into the search goes to this server, which returns suggestions. It neither stores nor counts it.
privacy-position-title = Your position
privacy-position =
    The map asks for your position only when you choose “Where am I?” and your browser allows it with your consent. No place is ever derived from the IP address.
    A position outside Saxony does not leave your device. A position in Saxony is rounded to about ten metres, sent to this server, which names the area, and is not stored there. It is then in the address bar until you close the details.
    The page “Near a place” asks for your position only when you press its button, and rounds it to about a hundred metres. Addresses that you paste or upload there for many places are answered by this server and forgotten; they stand in no log.
privacy-storage-title = Storage of your browser
privacy-storage = The map keeps something in your browser only if you set it: when you switch off the shortcut keys, your browser remembers that (“atlas-single-keys-off”) until you switch them on again or delete the site's data. The value is not sent anywhere.
privacy-staff-title = Logging in to keep the atlas
privacy-staff =
    Only those who keep the atlas and log in under “Mitarbeit” get a cookie (“atlas_session”). It holds the login and ends with logging out, after 30 minutes without activity or after 12 hours, unless the operator sets other times. After a change a second one joins it for a minute (“atlas_written”): the number of the new revision, so that people see their own change at once. There are no other cookies.
    An account consists of a name, a role and a check value of the password. Every change of the atlas is kept for good with account, time and reason; only those who are logged in see that. Failed logins are counted under a check value of name and IP address, which no longer counts after two hours.
privacy-people-title = People in the atlas
privacy-people = The atlas names the responsible project managers of the service office with their work contact details, and the work contact details of offices. They come from published sources, which are named with them.
privacy-links-title = Other websites
privacy-links = Links to sources and carriers open other websites only when you follow them. These then learn the name of this server, but not what you looked at here. Where the map is embedded in another website, that website's own privacy statement applies to it.
privacy-basis-title = Legal basis
privacy-basis =
    Requests, search and answers: Article 6(1)(e) GDPR with section 3 SächsDSDG where a public body in Saxony runs the atlas, otherwise Article 6(1)(f) GDPR (the interest in delivering the map securely).
    Position: your consent under Article 6(1)(a) GDPR. You can withdraw it in your browser at any time.
    Keeping the setting in your browser: section 25(2) no. 2 TDDDG, because you expressly ask for it.
privacy-rights-title = Your rights
privacy-rights =
    You have the right of access, rectification, erasure, restriction of processing, data portability and objection (Articles 15 to 21 GDPR). Please turn to the contact above.
    You can lodge a complaint with a supervisory authority (Article 77 GDPR); in Saxony this is the Sächsische Datenschutz- und Transparenzbeauftragte.

accessibility-title = Accessibility
accessibility-description = Accessibility statement of the Quartiersatlas Sachsen, generated from dated test results.
accessibility-lead =
    This statement is about the Quartiersatlas Sachsen at { $address }.
    Its measure are the Saxon Inclusion Act (SächsInklusG), the Saxon Accessible Websites Act (BfWebG) and its ordinance (BfWebVO), with BITV 2.0 and the standard EN 301 549 V3.2.1. Tests follow WCAG 2.2, levels A and AA. Whether the BfWebG binds depends on whether a public body under its section 1 runs this installation; the statement follows its form in any case.
accessibility-status-title = Compliance status
accessibility-status = The atlas complies partially with these requirements: not all of them have been tested, and some things are still missing. Both are listed below.
accessibility-count-passed = { $n ->
    [one] { $n } criterion: tested, no fault found
   *[other] { $n } criteria: tested, no fault found
}
accessibility-count-failed = { $n ->
    [one] { $n } criterion: fault found
   *[other] { $n } criteria: fault found
}
accessibility-count-untested = { $n ->
    [one] { $n } criterion: not tested
   *[other] { $n } criteria: not tested
}
accessibility-count-absent = { $n ->
    [one] { $n } criterion: not applicable
   *[other] { $n } criteria: not applicable
}
accessibility-failing-title = Faults found
accessibility-failing-none = No test failed in the last run.
accessibility-failing = These tests failed in the last run:
accessibility-gaps-title = What is missing or not tested
accessibility-gaps =
    Tests run automatically in one browser (Chromium). They do not find every barrier. No independent body has tested the atlas, nor has it been tested in Firefox and Safari.
    It has not been tested on real devices with screen readers, braille displays, voice control or screen magnifiers.
    People with disabilities have not tested the atlas yet. The texts in Leichte Sprache (easy German) have not been read by testers of the target group; a program checks rules such as short sentences.
    A video in German Sign Language is missing.
    Names and texts from the sources, such as titles of projects, are in German only and not in Leichte Sprache.
    Other websites and documents that the atlas links to have not been tested.
accessibility-use-title = How to use the atlas
accessibility-use =
    Everything works by keyboard: skip links at the start of the page lead to search, map, list and footer; the key “?” lists all keys.
    What the map shows is also in the list beside it and on pages that can be read without JavaScript. You change the language at the top: German, Leichte Sprache, English.
accessibility-results-title = Results by criterion
accessibility-results-lead = “No fault found” means that all tests of the criterion passed the last time they ran; each test names the day. It does not prove that there is no barrier.
accessibility-principle-1 = Perceivable
accessibility-principle-2 = Operable
accessibility-principle-3 = Understandable
accessibility-principle-4 = Robust
accessibility-criterion = Criterion
accessibility-result = Result
accessibility-evidence = Tests
accessibility-level = Level { $level }
accessibility-clause = EN 301 549: { $clause }
accessibility-state-passed = no fault found
accessibility-state-failed = fault found
accessibility-state-untested = not tested
accessibility-state-absent = not applicable
accessibility-proof-failed = failed
accessibility-proofs = { $n ->
    [one] { $n } test
   *[other] { $n } tests
}
accessibility-absent-media = There is neither sound nor video.
accessibility-absent-personal = There are no fields for details about you.
accessibility-absent-timing = There are no time limits.
accessibility-absent-motion = Nothing is triggered by moving the device.
accessibility-absent-transaction = There are no contracts, payments or forms of several steps.
accessibility-absent-login = Reading the map and the pages needs no login.
accessibility-date-title = When and how this statement was made
accessibility-date = This statement was made on { $date }, on the basis of a self-assessment: { $tests } automatic tests with { $cases } cases, the latest of the same day, in { $browser }, with the data of { $facts }. Every run of the tests makes it anew.
accessibility-feedback-title = Report a barrier
accessibility-feedback = Have you met a barrier, or do you need something in another form? Please write or call:
accessibility-enforcement-title = Enforcement procedure
accessibility-enforcement = If a public body of the Free State of Saxony runs this installation and does not answer you within a month, or not to your satisfaction, you can turn to the enforcement body at the Saxon State Chancellery, free of charge:
accessibility-simple = Statement in Leichte Sprache (easy German)

## Words explained

glossary-title = Words explained
glossary-close = Close explanations
glossary-area = Programme area (Fördergebiet)
glossary-area-means = A part of a city in which the European Union and the Free State of Saxony pay for projects.
glossary-project = Project (Projekt, Vorhaben)
glossary-project-means = Something offered to the people in the area, such as advice, learning or help with finding work.
glossary-office = Neighbourhood management (Quartiersmanagement, QM)
glossary-office-means = People who look after an area. Their office is open to everyone who lives there.
glossary-carrier = Run by (Träger)
glossary-carrier-means = The association, company or city that runs a project or an office.
glossary-esf = ESF and ESF Plus
glossary-esf-means = The European Social Fund: money of the European Union for work, education and living together.
glossary-period = Funding period (Förderperiode)
glossary-period-means = The years for which the money is planned: 2014 to 2020 or 2021 to 2027.
glossary-region = Region
glossary-region-means = For support, Saxony is divided into two regions, east and west. One person is responsible for each.
glossary-schematic = Schematic
glossary-schematic-means = The boundary is drawn only roughly. No official boundary is available as a file.
glossary-source = Source (Beleg)
glossary-source-means = Where a fact can be read up, for example on the website of a city.

## When something goes wrong

errors-title = That did not work
errors-load = The atlas could not be loaded.
errors-retry = Try again
errors-unreachable = The server cannot be reached at the moment. Please check the connection and try again.
errors-unreadable = The server's answer could not be read. Please try again later.
errors-unexpected = An unexpected error occurred. Please reload the page.
errors-status = The server answered with error { $status }. Please try again later.
errors-language = This language could not be loaded. Please try again later.
errors-basemap = A part of the background map could not be loaded. Areas and facts are complete.
network-lost = No connection. Map, list and filters go on with what has been loaded.
network-back = The connection is back.

## The map in words (Python only)

words-title = { $name } in words
words-title-view = The view of the map in words
words-head-about = The area
words-head-size = Size
words-head-place = Position
words-head-neighbours = Neighbours
words-head-areas = Areas
words-head-offices = Local offices
words-head-projects = Projects
words-head-money = Money
words-head-time = Time
words-head-participation = Part in the programme
words-head-responsible = Responsible
words-head-overview = Overview
words-comma = { ", " }
words-and = { " and " }
words-quoted = “{ $title }”
words-euro = { $n } euros
words-month = { $n ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
words-month-of = { $month } { $year }
words-day = { $day } { $month } { $year }
words-brief = { $time }, { $status }
words-brief-city = { $city }, { $brief }
words-in-n = in the north
words-in-ne = in the north-east
words-in-e = in the east
words-in-se = in the south-east
words-in-s = in the south
words-in-sw = in the south-west
words-in-w = in the west
words-in-nw = in the north-west
words-in-c = in the middle
words-part-n = at the top in the north
words-part-ne = at the top right in the north-east
words-part-e = on the right in the east
words-part-se = at the bottom right in the south-east
words-part-s = at the bottom in the south
words-part-sw = at the bottom left in the south-west
words-part-w = on the left in the west
words-part-nw = at the top left in the north-west
words-part-c = in the middle
words-edge-n = It lies at the northern edge of the town.
words-edge-ne = It lies at the north-eastern edge of the town.
words-edge-e = It lies at the eastern edge of the town.
words-edge-se = It lies at the south-eastern edge of the town.
words-edge-s = It lies at the southern edge of the town.
words-edge-sw = It lies at the south-western edge of the town.
words-edge-w = It lies at the western edge of the town.
words-edge-nw = It lies at the north-western edge of the town.
words-confidence-medium = The facts about this area are only partly certain.
words-confidence-low = The facts about this area are hardly certain.
words-hectares = The area measures { $n } hectares.
words-drawn = The drawn shape measures { $n } hectares.
words-extent = It reaches about { $width } from west to east and { $height } from north to south.
words-weak = The outline is schematic, so sizes and distances that were measured are only roughly right.
words-people = Inhabitants: { $n }.
words-people-as-of = The number of inhabitants is as of { $when }.
words-the-area = The area
words-in-city = It lies in { $city }.
words-city = { $name }: { $place }.
words-hsb = In Upper Sorbian the town is called { $name }.
words-in-saxony = { $name } lies { $where } of Saxony.
words-from = { $name } lies about { $way } of the centre of { $city }.
words-border-reached = The area reaches a border, beyond it begins: { $names }.
words-border-city = The town borders on: { $names }.
words-border = A border is near: { $name } begins about { $way }.
words-relation-same = { $name } ({ $brief }) is drawn with the same outline.
words-relation-within = The whole area also lies in { $name } ({ $brief }).
words-relation-contains = { $name } ({ $brief }) lies entirely in this area.
words-relation-overlap = { $share } per cent of the drawn shape also lie in { $name } ({ $brief }).
words-relation-touch = { $name } ({ $brief }) adjoins { $direction }.
words-relation-near = { $name } ({ $brief }) lies { $way }.
words-alone = No other area is drawn within { $distance }.
words-undrawn = Without a known boundary in the same town: { $names }.
words-same-city = Other areas in the same town: { $names }.
words-kin-predecessors = Predecessor: { $names }.
words-kin-successors = Successor: { $names }.
words-office = { $name }: { $status }, position { $precision }.
words-own-point = { $name } has a point of its own ({ $precision }), about { $way } of the middle of the area.
words-projects = { $n ->
    [one] { $n } project belongs to the area.
   *[other] { $n } projects belong to the area.
}
words-theme = Theme { $theme }: { $projects }.
words-projects-weak = { $n ->
    [one] { $n } project has no point of its own on the map: { $names }.
   *[other] { $n } projects have no point of their own on the map: { $names }.
}
words-projects-of = { $n ->
    [one] { $n } project in the area { $area }: { $names }.
   *[other] { $n } projects in the area { $area }: { $names }.
}
words-projects-free = { $n ->
    [one] { $n } project without a stated area: { $names }.
   *[other] { $n } projects without a stated area: { $names }.
}
words-budget = Money for the area as the source states it: { $amount } ({ $basis }).
words-per-head = That is about { $amount } for each inhabitant.
words-figure = { $what }: { $amount } ({ $kind }).
words-costs = The total cost is known for { $known } of { $n } projects, together { $amount }.
words-decision = Council decision: { $when }.
words-transition = A transition concept 2022 to 2024 from ESF Plus is documented.
words-project-time = A time is known for { $known } of { $n } projects: { $span }.
words-organisation = { $name } works for: { $organisation }.
words-counts = The atlas lists { $counts } here.
words-city-area = { $name } ({ $brief }): { $place }.
words-at-centre = in the centre
words-from-centre = about { $way } of the centre
words-participation = Funding period { $period }: { $status }.
words-view-extent = The view reaches about { $width } from west to east and { $height } from north to south.
words-view-middle = From the centre of { $city }, its middle lies about { $way }.
words-view-empty = Nothing that belongs to the selection lies in the view.
words-view-counts = { $n ->
    [one] It shows { $counts } in { $n } town.
   *[other] It shows { $counts } in { $n } towns.
}
words-view-empty-cities = { $n ->
    [one] The map also names a city without entries of the selection: { $names }.
   *[other] The map also names cities without entries of the selection: { $names }.
}
words-view-order = The towns follow row by row from north to south, in each row from west to east.
words-view-city = { $city }, { $where }
words-view-here = Of { $city } the map shows { $counts }.
words-view-area = The area { $name } ({ $brief }) lies { $where }.
words-view-area-part = The area { $name } ({ $brief }) lies partly in the view, { $where }.
words-view-undrawn = The area { $name } ({ $brief }) has no known boundary, its sign stands { $where }.
words-view-office = The office { $name } ({ $status }, position { $precision }) lies { $where }.
words-view-projects = { $n ->
    [one] { $n } project in the area { $area } lies { $where }: { $names }.
   *[other] { $n } projects in the area { $area } lie { $where }: { $names }.
}
words-view-projects-free = { $n ->
    [one] { $n } project without a stated area lies { $where }: { $names }.
   *[other] { $n } projects without a stated area lie { $where }: { $names }.
}
words-view-weak = { $n ->
    [one] { $n } project has no point of its own and stands at its area or town.
   *[other] { $n } projects have no point of their own and stand at their area or town.
}

## The pages (Python only)

count-cities = { $n ->
    [one] { $n } city
   *[other] { $n } cities
}
count-regions = { $n ->
    [one] { $n } region
   *[other] { $n } regions
}
page-entries = { $n ->
    [one] { $n } entry
   *[other] { $n } entries
}
page-region-lead = { $n ->
    [one] { $n } city. The region follows from who is responsible today.
   *[other] { $n } cities. The region follows from who is responsible today.
}
page-sources-lead = { $n ->
    [one] What the atlas rests on: { $n } source, publishers: { $publishers }.
   *[other] What the atlas rests on: { $n } sources of { $publishers } publishers.
}
page-and-more = { $n ->
    [one] and { $n } more.
   *[other] and { $n } more.
}
page-skip = Skip to the content
page-menu = Menu
page-nav = Main navigation
page-crumbs = You are here
page-map = Map
page-saxony = Saxony
page-revision = State of the data: revision { $n } of { $day }. The facts were gathered until { $until }.
page-licences = Licences, formats and interface
page-sources = All sources
page-words = The map in words
page-number = { $n }
page-euro = €{ $n }
page-percent = { $n }%
page-or = or
page-compare = Compare areas
page-compare-lead = Two funding areas side by side: place, size, funding, projects and themes. Choose both.
page-compare-with = Compare with another area
page-compare-first = Area A
page-compare-second = Area B
page-compare-lost = This area is not (or no longer) in the atlas: { $what }.
page-compare-twice = Please choose two different areas.
page-none = not stated
page-status = Status
page-boundary = Boundary
page-kind = Kind
page-place = Place
page-cost = Cost
page-amount = Amount
page-amounts = Amounts
page-position = Position { $precision }.
page-plural-areas = Areas
page-plural-cities = Cities
page-plural-projects = Projects
page-plural-offices = Offices
page-plural-regions = Regions
page-all-areas = All areas
page-all-cities = All programme cities
page-all-projects = All projects
page-all-offices = All local offices
page-all-regions = The regions
page-lead-areas = Areas of sustainable social urban development in Saxony, and areas of other programmes.
page-lead-cities = Cities and municipalities with at least one area, and who is responsible for them.
page-lead-projects = Funded, requested and planned projects in the areas.
page-lead-offices = Neighbourhood management, local offices and other places to go to, with the state of what is known of them.
page-lead-regions = The two regions of the service centre follow from who is responsible today.
page-chosen = { $what }: a selection
page-narrow = Narrow
page-search-words = Words
page-found = { $what }.
page-found-part = { $what }, here { $first } to { $last }.
page-asked = Selection: { $what }.
page-asked-text = contains “{ $q }”
page-asked-time = time { $span }
page-asked-box = in the rectangle { $box }
page-asked-condition = filter: { $condition }
page-show-all = Show all
page-empty = There is nothing to show with this selection. Leave a condition out.
page-empty-map = Search for a place on the map
page-paging = More pages
page-back = Back
page-next = Next
page-sort = sort by this
stats-page-lead = Areas, projects and offices by theme, place and time, and what the projects cost. Many amounts are not known: every sum says of how many projects it knows.
stats-page-sum = Together
stats-page-map = Map: { $what }. The figures stand in the table.
stats-page-million = €{ $n } million
page-more-data = More about data and licences
page-list = List
page-filter-id = Id
page-filter-ags = Municipality code
page-filter-city_ags = Municipality code
page-filter-name = Name
page-filter-city = City
page-filter-kreis = District (Kreis)
page-filter-region = Region
page-filter-manager_id = In charge
page-filter-period = Funding period
page-filter-status = Status
page-filter-programme = Programme
page-filter-theme = Theme
page-filter-geometry_quality = Boundary
page-filter-record_id = Number in the list of operations
page-filter-area = Area
page-filter-fund = Fund
page-filter-carrier = Carrier
page-filter-beneficiary = Beneficiary
page-filter-precision = Position
page-filter-cost_min = Cost from
page-filter-cost_max = Cost up to
page-filter-year = Year
page-filter-kind = Kind
page-kicker-other = Area of another programme
page-kicker-region = Region of the service centre
page-projects-in-area = Projects in the area { $name }
page-projects-in-city = Projects in { $name }
page-projects-every = All { $n } projects
page-figures-of-area = Amounts for the area { $name }, each with its source
page-what-for = What for
page-shared-with = together with
page-conflicts = Sources disagree
page-conflict-other = Details
page-evidence = Sources
page-no-evidence = No source is recorded for this entry.
page-seen-copy = stored copy
page-seen-package = data package
page-manager-of = Responsible for { $city }
page-manager-since = Responsible since
page-manager-assumed = Assumed by district, not yet confirmed.
page-hours-former = Former opening hours
page-no-street = street not known
page-office-until = It is documented until { $when }.
page-office-time = Existence
page-other-programme = works in the quarter under another programme
page-the-office = The office
page-the-project = The project
page-last-evidence = Last documented: { $when }.
page-office-no-area = This office is not assigned to any single area.
page-city-no-offices = No office is known in this city.
page-city-no-projects = No project is known in this city.
page-no-participation = Participation in the ESF programme is not documented.
page-ags = Municipality code (AGS)
page-former = Formerly on their own
page-no-status = status not stated
page-title-addition = Addition to the title
page-theme-recorded = by the funding object
page-funding-object = Funding object
page-guideline = Guideline
page-contractor = Contractor
page-intervention = Category of intervention
page-objective = Specific objective
page-carrier-seat = Address of the carrier
page-project-place = Place of the project
page-no-address = No address is stated.
page-city-description = { $name } ({ $kreis }) in the Quartiersatlas Sachsen: { $counts }, who is responsible, and sources.
page-project-description = Project in { $where }: time, carrier, amounts, place and sources.
page-office-description = { $kind } in { $address }; { $status }. Carrier, contact, hours and sources.
page-region-description = { $name }: who is responsible and which cities belong to it.
page-drawing-unbounded = Outline of { $city }. The boundary of the area { $name } is not known. Its sign stands at the town.
page-drawing-area = Outline of { $city } with the area { $name }.
page-drawing-dashed = Dashed outline: schematic, not official.
page-drawing-with = Outline of { $city } with { $what }.
page-drawing-bare = Outline of { $city }. The boundaries of the areas are not known.
page-drawing-project = Outline of { $city } with the position of the project, { $precision }.
page-drawing-office = Outline of { $city } with the position of the office, { $precision }.
page-drawing-state = { $city } in Saxony, with the two regions East and West.
page-collection = Collection
page-collections = Collections
page-collections-lead = The collections of the interface with extent, filters and formats.
page-all-collections = All collections with filters and schema
page-queryables = Filters
page-schema = Fields
page-api = Interface
page-api-lead = Everything that the atlas shows is there as data too: by OGC API – Features, without signing in.
page-questions = Questions to the atlas
page-question-where = In which area does a place lie, and who is responsible?
page-question-nearby = What lies near, by distance?
page-question-search = Entries and places in one list
page-question-places = Places, postcodes, streets, stops
page-question-stats = Figures by city, district, region, funding period or theme
page-for-programs = Description for programs
page-conformance = Standards met
page-conformance-lead = The interface meets these conformance classes of OGC API – Features.
page-supports = Supports:
precision-why-address = The point lies at the house number.
precision-why-street = The point lies on the street. Where the house number is, is not known.
precision-why-area = The point stands for the area, the quarter or the postcode, not for a house.
precision-why-city = The point stands only for the town.
data-lead = You may take along and reuse everything that the atlas shows. Here you see which file is good for what.
data-for = What would you like to do?
data-for-table = Table for Excel
data-for-table-lead = One row for each entry, with real numbers and dates. For sorting, filtering and calculating.
data-for-map = Map for QGIS
data-for-map-lead = Boundaries and points to load into a mapping program. Uncertain boundaries are dashed.
data-for-globe = Places on the globe
data-for-globe-lead = To look at in Google Earth and in map apps.
data-for-contacts = Address book
data-for-contacts-lead = The offices and who is responsible, as contacts for phone and mail program.
data-for-dates = Calendar
data-for-dates-lead = Start and end of projects, areas and offices, where they are known.
data-for-numbers = Raw data to calculate with
data-for-numbers-lead = Plain tables for statistics programs.
data-for-list = List of operations
data-for-list-lead = With what the European Union asks for, and a check of what is missing.
data-list-xlsx-art49 = Excel by Article 49
data-list-csv-kohesio = Table for Kohesio
data-for-print = Sheets to print
data-for-print-lead = A sheet with map, offices and projects (PDF) is on the page of every area and every city.
data-for-page = Map on your own page
data-for-page-lead = Show the map of an area or a city on your website.
data-for-news = Stay up to date
data-for-news-lead = Read new and changed entries in a feed reader. Every area and every city has a feed of its own.
data-for-tiles = All layers in one file
data-for-tiles-lead = Tiles for map pages of your own that need no map server (PMTiles).
data-for-tiles-file = All layers
data-for-program = Query with a program
data-for-program-lead = For those who fetch data automatically: by place, time and theme, without signing in.
data-cite = How to name the source
data-cite-lead = Please name the origin whenever you pass something on. You can copy this sentence:
credit-sentence = Quartiersatlas Sachsen, as of { $day } (version { $n }), { $address }, licence: { $licence }; { $credits }.
data-fresh = How current is this?
data-modified = Last changed
data-check = What the list of operations lacks
data-check-lead = Art. 49(3) of Regulation (EU) 2021/1060 says what the list must hold. { $n } of { $all } operations say all of it. The list is of { $day }.
data-check-more = Excel list with a sheet of what each operation lacks (in German)
data-check-rules = Each rule with the number of operations
data-check-rule = Rule
data-check-law = Article
data-check-missing = Missing in
data-check-hints = To be looked at in
data-unknown = What we do not know
data-unknown-boundaries = For { $n } of { $all } areas we have no official boundary.
data-unknown-drawn = { $n } of { $all } areas are drawn only schematically. They show roughly where an area is.
data-unknown-bare = For { $n } of { $all } areas we know no boundary at all. They are listed at their city.
data-unknown-offices = For { $n } of { $all } offices nobody has checked whether the details are still right.
data-unknown-charge = For { $n } of { $all } cities the responsibility is assumed and not confirmed.
data-unknown-costs = For { $n } of { $all } projects we do not know the total cost.
data-unknown-towns = We found no official list of all programme cities. Some may be missing.
data-correct = Have you found a mistake?
data-correct-lead = Please write which entry it is, what is right, and how one can see that. Once checked, it is in the atlas, with your source.
data-correct-imprint = Who runs this atlas and how to reach them is told here:
data-whole = Every file has all entries, and says itself from when it is and under which licence.
data-door-openapi = Description of the interface with examples (OpenAPI)
data-door-catalog = Catalogue for data portals (DCAT-AP.de)
data-door-tiles = Tiles for maps of your own (MVT, TileJSON, style for MapLibre)
data-door-oembed = Map of an address (oEmbed)
conforming-title = Checked by standards
conforming-lead = Automatic checks with their day. What fails is shown here too.
conforming-standard = Standard
conforming-result = Result
conforming-passed = { $n } checks passed
conforming-failed = { $n ->
    [one] 1 check failed
   *[other] { $n } checks failed
}
conforming-day = Checked on
conforming-now = now
conforming-data-name = Data of the atlas
conforming-data = Addresses, amounts, times, positions and sources fit together.
conforming-data-found = { $errors } errors, { $warnings } notes
conforming-access = People with disabilities can use the atlas.
conforming-ogc-features = Mapping programs read and filter the atlas without an adapter.
conforming-ogc-cite = The public test suite of the OGC finds no failure.
conforming-clients = Real programs read the atlas like any other service.
conforming-dcat-ap-de = Data portals take over the description of the data.
conforming-schema-org = Search engines understand what the pages say.
conforming-article-49 = The list of operations has what the European Union asks for.
conforming-openapi = Programs learn what they can ask, with examples.
conforming-problem = Errors are explained in German and English.
conforming-tiles = Maps of your own load the areas as tiles.
conforming-atom = Feed readers show what is new.
conforming-oembed = A pasted address becomes a map.
conforming-sitemaps = Search engines find every page.
data-description = Data of Quartiersatlas Sachsen to take along: which file for what, how to cite the source, how current they are.
data-holdings = All files
data-evidence = Every statement names its source.
data-entries = Entries
data-take = Take along
data-queries = Queries
data-queries-lead = The interface follows OGC API – Features. QGIS reads it as “WFS / OGC API – Features” at this address:
data-revision = Every answer names its revision and bears a tag. Whoever sends it along gets only what is new.
data-quality = How sure are boundaries and points?
data-quality-lead = Official boundaries of the programme areas are not available as data so far. So each area says where its outline is from, and each point how exact it is. Please do not show weak details as if they were strong.
data-licences = Licences and origin
data-licences-lead = Some positions come from OpenStreetMap data. So the data set as a whole is under this licence. Please name the origin:
data-files = Files of the base map
data-file = File
data-content = Content
data-objects = Objects
data-licence = Licence
data-file-state = Outline of Saxony
data-file-kreise = Districts (Kreise)
data-file-municipalities = Municipalities (as of 2016, with the mergers since)
data-file-towns = Names of towns
data-file-rivers = Rivers
data-file-neighbours = Neighbouring states
catalogue-areas = Funding areas of sustainable social urban development in Saxony
catalogue-cities = Programme cities in Saxony and who is responsible for them
catalogue-offices = Neighbourhood offices and other contact points in Saxony
catalogue-projects = Funded projects in Saxon neighbourhoods
catalogue-regions = Regions east and west of the service centre
catalogue-operations = List of operations by Article 49 of Regulation (EU) 2021/1060
catalogue-operations-lead = The supported operations with beneficiaries, purpose, time, total cost, fund and place, in the form of the Regulation and in that of Kohesio.
news-feed = News of Quartiersatlas Sachsen
news-feed-of = News of Quartiersatlas Sachsen: { $name }
news-feed-lead = What is new in the atlas, was changed or was deleted.
news-follow = Follow changes (feed)
news-title = { $what }: { $name }
news-kind-assignments = Responsibility
news-assignment = Who is responsible for the city has changed or will change soon.
news-created = New in the atlas.
news-deleted = Deleted: this entry is no longer there.
news-changed = Changed: { $what }.
news-many = { $n } entries at once
news-many-created = New: { $what }.
news-many-changed = Changed: { $what }.
news-many-deleted = Deleted: { $what }.
news-about-name = name
news-about-contact = contact
news-about-address = address
news-about-hours = opening hours
news-about-status = status and programme
news-about-time = duration
news-about-money = amounts
news-about-place = position or boundary
news-about-carrier = carrier
news-about-sources = sources
news-about-other = other details
count-assignments = { $n ->
    [one] 1 responsibility
   *[other] { $n } responsibilities
}
problem-status = Error { $n }
problem-near = Did you perhaps mean …?
problem-known = What there is
problem-known-for = Possible for “{ $name }”
problem-search = Search for areas
problem-search-for = Area, quarter or city
problem-search-button = Search
problem-onward = On from here
problem-to-map = Map with search for area, street or postcode
files-form = This version of the atlas consists of ready-made files and cannot look anything up for you here. You can search, filter and compare on the map:
problem-to-login = Log in
problem-title-atlas-error = Error
problem-says-atlas-error = Something went wrong here. Please try again later.
problem-title-invalid-query = Query not understood
problem-says-invalid-query = The address holds something that the atlas does not understand.
problem-title-unknown-parameter = Unknown parameter
problem-says-unknown-parameter = The address holds a name that is not offered here.
problem-title-invalid-parameter = Invalid value
problem-says-invalid-parameter = The address holds a value that does not fit.
problem-title-outside-saxony = Not in Saxony
problem-says-outside-saxony = The atlas knows only places in Saxony.
problem-title-access-error = No access
problem-says-access-error = Only people who are logged in can go on here.
problem-title-not-found = Not found
problem-says-not-found = There is nothing at this address.
problem-title-unknown-collection = Unknown collection
problem-says-unknown-collection = There is no collection of this name.
problem-title-unknown-record = Unknown entry
problem-says-unknown-record = This entry is not, or no longer, in the atlas.
problem-title-place-not-found = Place not found
problem-says-place-not-found = The atlas does not know this place.

## The position of the device

locate-button = Where am I? Use the position of this device
locate-here = Your position
locate-asking = Looking for your position …
locate-refused = The position is not shared. You can allow it in the settings of the browser or type a place into the search.
locate-unavailable = The device cannot tell its position. Please type a place into the search.
locate-timeout = The device did not find its position in time. Try again or type a place into the search.
locate-outside = Your position is not in Saxony. The map shows Saxony only.

## Print, link and keys, below the map

acts-label = This view
acts-print = Print
acts-copy = Copy link
acts-copied = The link is copied.
acts-by-hand = The link is selected. Please copy it yourself.
acts-link = Link to this view
acts-keys = Keys
foreign-show = Background: { $name }
foreign-title = Load { $name }?
foreign-ask = Your browser then fetches map images from { $host }. This other server learns your IP address and which part of the map you look at.
foreign-yes = Load
foreign-no = Do not load
foreign-remember = Remember on this device
foreign-failed = No map images come from { $host }. You see the own map again.
acts-embed = Embed
print-selected = Selected
print-list = Areas in this part of the map
print-date = Printed on { $date }
keys-close = Close the help on keys
keys-arrows = Arrow keys
keys-arrows-means = move the map
keys-signs-means = zoom in and out
keys-tab = Tab
keys-tab-means = to the next area, project or office
keys-enter = Enter
keys-enter-means = open
keys-escape-means = close
keys-search-means = to the search
keys-help-means = open this help
keys-where = Arrow keys, plus and minus work once the map has the focus.
keys-single = Use the keys for search and help

## The embedded map

embed-title = Funding areas in Saxony
embed-full = Open in the Quartiersatlas
embed-new-tab = , opens a new window
embed-licence = Data under ODbL 1.0
embed-list = As a list: { $what }
embed-none = nothing for this selection
embed-page = Page with all details
embed-wheel = Hold Ctrl or ⌘ and turn the wheel to zoom the map.
embed-touch = Use two fingers to move and zoom the map.

## Words of the embedded map that the server says (Python only)

embed-noscript = The map needs JavaScript. Here are the areas as a list.

## The page that builds embedded maps (Python only)

builder-title = Embed a map
builder-lead = Show an area, a city or a selection on your own website: free of charge, without an account, without foreign servers.
builder-form = Choose a map
builder-area = One area
builder-language = Language of the map
builder-layout = List
builder-layout-both = beside the map where there is room
builder-layout-map = folded up below the map
builder-colours = Colours
builder-colours-auto = as the device prefers
builder-colours-light = light
builder-colours-dark = dark
builder-height = Height in pixels
builder-link = Or: a link from the map
builder-link-hint = Set the map up as you need it, copy its link and paste it here.
builder-make = Make the code
builder-unknown = The atlas does not know these, they are not in the code: { $what }.
builder-code = Code to copy
builder-code-hint = Take one of the two and put it into the source of your page.
builder-element = As an element: grows where the room is too small
builder-frame = As an iframe: works everywhere, without a script too
builder-copy = Copy
builder-copied = The code is copied.
builder-changed = Code and preview have changed.
builder-by-hand = The code is selected. Please copy it yourself.
builder-preview = Preview
builder-know = Good to know
builder-know-scroll = The map does not hold your page: one finger and the wheel move the page, two fingers or Ctrl with the wheel move the map.
builder-know-list = All that the map shows is in its list too; without JavaScript there is only the list.
builder-know-private = No cookies are set, and data come from this server only.
builder-know-credit = Sources and licence stand below the map. Please leave them in sight.
builder-know-policy = If your website has a Content Security Policy, allow:

## What lies near a place (Python only)

near-title = Near a place
near-title-at = Near { $place }
near-lead = Projects, offices and areas around a place: by distance, with direction and contact.
near-place = Place, address, postal code or stop
near-place-hint = For example: Zittau, 04315 or Kornmarkt 1, Bautzen
near-kind = What are you looking for?
near-all = Everything
near-radius = Within
near-anywhere = any distance
near-count = How many?
near-count-of = the nearest { $n }
near-go = Search
near-apart = These choices do not go together: what you look for has no such property. Please drop a condition.
near-meant = Did you mean:
near-found = { $n ->
    [one] One hit, measured from { $place } ({ $exactness }).
   *[other] { $n } hits, measured from { $place } ({ $exactness }).
  }
near-none = There is nothing like that around { $place } ({ $exactness }). Search a larger area, or drop a condition.
near-straight = Distances are as the crow flies. “About” means that only the area or the town of the record is known.
near-locate = Use the position of this device
near-locate-hint = Rounded to about 100 metres, sent to this server only, stored nowhere.
near-map = Map of the hits
near-map-hint = A click on the map moves the place. Every number stands in the list too.
near-within = within { $distance }
near-inside = the place lies within
near-here = at this very spot
near-town = in the same town
near-contact-office = Contact:
near-contact-manager = Responsible for the city:
near-embed = Embed this map
near-many = Near many places
near-many-lead = Paste up to { $most } places or addresses, or upload a table. You get one list: for each place, what lies near it.
near-many-text = Places or addresses, one per line
near-many-text-hint = At most { $most }. For example: Kornmarkt 1, 02625 Bautzen. None of it is stored or logged.
near-many-file = Or a file
near-many-file-hint = CSV, XLSX or ODS. Columns such as street, postal code and town are recognised.
near-many-go = Show the list
near-many-save = Save as { $what }
near-many-found = { $known } of { $n } places found.
near-many-place = Your place
near-many-understood = Understood as
near-many-hit = Nearby
near-many-way = Distance
near-many-contact = Contact
near-many-none = nothing within this distance

## Area sheets and booklets as PDF (Python only)

sheet-title = Area sheet { $name }
sheet-glance = At a glance
sheet-about = About the area
sheet-map = { $name } in its surroundings; north is up.
sheet-map-none = The boundary of { $name } is not known. The sign stands in its town; north is up.
sheet-north = N
sheet-sign-area-official = area, official boundary
sheet-sign-area-quarter = area, made of official quarters
sheet-sign-area-schematic = area, schematic, not official
sheet-sign-area-municipality = area, the whole municipality
sheet-sign-area-none = area, boundary not known
sheet-sign-other = another area
sheet-sign-municipality = town or municipality
sheet-sign-office = office
sheet-sign-office-weak = office, only about here
sheet-sign-project = project
sheet-sign-project-weak = projects, only about here
sheet-sign-number = sheet of this number
sheet-projects-more = Each project has a page of its own in the atlas, with all that is known and its sources.
sheet-qr = As it stands today
sheet-qr-alt = QR code with the address { $address }
sheet-page = Page { $n } of { $all }
sheet-licence = Licence of the data: { $name }
sheet-contents = Contents
sheet-booklet-kicker = Sheets of the funding areas
sheet-booklet-lead = { $n ->
    [one] One sheet.
   *[other] { $n } sheets, by town and area.
 }
sheet-booklet-manager = Areas that { $name } looks after
sheet-booklet-map = Where the areas are; the numbers are those of the sheets. North is up.

## Formats of files (Python only)
download-page = Download the data
download-page-lead = What the map shows with your filters, as a file. Every file says what you chose, of when the data are and under which licence.
download-map = Everything in one file
download-menu = Download
format-pdf = Sheets of the areas, for print (PDF)
format-xlsx = Table for Excel and LibreOffice (XLSX)
format-csv-de = Plain table for German Excel (CSV)
format-csv = Plain table for programs (CSV)
format-gpkg = Map for QGIS (GeoPackage)
format-geojson = Map for the web (GeoJSON)
format-jsonfg = Map in official coordinates, UTM 33 (JSON-FG)
format-fgb = Map of very many objects (FlatGeobuf)
format-parquet = Data for analysis (GeoParquet)
format-kml = Map for Google Earth (KML)
format-vcf = Contacts for the address book (vCard)
format-ics = Dates for the calendar (ICS)
