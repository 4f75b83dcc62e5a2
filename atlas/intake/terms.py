"""The words that German and English lists use for the codes of the model."""

PERIODS = {
    "2014-2020": "2014-2020",
    "2014 bis 2020": "2014-2020",
    "2021-2027": "2021-2027",
    "2021 bis 2027": "2021-2027",
    "ESF": "2014-2020",
    "ESF Plus": "2021-2027",
    "ESF+": "2021-2027",
}
THEMES = {
    "Kinder- und Jugendbildung": "children_youth_education",
    "Informelle Kinder- und Jugendbildung": "children_youth_education",
    "Bildung": "children_youth_education",
    "Jugendarbeit": "children_youth_education",
    "Bürgerbildung": "civic_lifelong_learning",
    "Lebenslanges Lernen": "civic_lifelong_learning",
    "Soziale Eingliederung": "social_inclusion_employment",
    "Soziale Eingliederung und Integration in Beschäftigung": "social_inclusion_employment",
    "Integration in Beschäftigung": "social_inclusion_employment",
    "Beschäftigung": "social_inclusion_employment",
    "Wirtschaft im Quartier": "local_economy",
    "Lokale Ökonomie": "local_economy",
    "Lokale Wirtschaft": "local_economy",
    "Begleitende Maßnahmen": "accompanying",
    "Begleitung": "accompanying",
    "Quartiersmanagement": "accompanying",
    "Sonstiges": "other",
    "andere": "other",
}
PROJECT_STATUS = {
    "bewilligt": "approved",
    "genehmigt": "approved",
    "laufend": "approved",
    "abgeschlossen": "approved",
    "beantragt": "applied",
    "geplant": "planned",
}
OFFICE_STATUS = {
    "offen": "open",
    "geöffnet": "open",
    "in Betrieb": "open",
    "geschlossen": "closed",
    "ungeprüft": "unverified",
    "unbekannt": "unverified",
}
OFFICE_KINDS = {
    "Quartiersmanagement": "QM-Büro",
    "Quartiersbüro": "QM-Büro",
    "QM": "QM-Büro",
    "Stadtteilmanagement": "QM-Büro",
    "Stadtteilladen": "Stadtteilbüro",
    "Treff": "Stadtteiltreff",
    "Begegnungsstätte": "Stadtteiltreff",
    "Ansprechpartner": "Programmkontakt",
}
PRECISIONS = {
    "Adresse": "address",
    "Anschrift": "address",
    "hausnummerngenau": "address",
    "Straße": "street",
    "Gebiet": "area",
    "Ortsteil": "area",
    "Ort": "city",
    "Gemeinde": "city",
}
