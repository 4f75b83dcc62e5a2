"""Records as schema.org JSON-LD. Only what is known is said; weak positions are not given as coordinates."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from api.pages.speech import Speech
from atlas.credits import ODBL
from atlas.describe import written
from atlas.snapshot import Snapshot

Node = dict[str, Any]
Fields = Mapping[str, Any]
_SAXONY: Node = {"@type": "State", "name": "Sachsen", "containedInPlace": {"@type": "Country", "name": "Deutschland"}}
_EXACT = ("address", "street")
_DAY = "Mo|Tu|We|Th|Fr|Sa|Su"
_TIMES = r"\d\d:\d\d-\d\d:\d\d"
_RULE = re.compile(rf'((?:{_DAY})(?:[-,](?:{_DAY}))*) ({_TIMES}(?:,{_TIMES})*)(?: "[^"]*")?')
_REMARK = re.compile(rf'(?:(?:{_DAY})(?:[-,](?:{_DAY}))* )?"[^"]*"')


def page(voice: Speech, snapshot: Snapshot, url: str, title: str, thing: Node, sources: Sequence[str]) -> Node:
    """Return the node of the page itself: its licence, what it is based on, and the thing that it is about."""
    return _known(
        {
            "@type": "WebPage",
            "@id": url,
            "url": url,
            "name": title,
            "inLanguage": voice.lang,
            "dateModified": snapshot.changed_at,
            "version": str(snapshot.revision),
            "license": ODBL.url,
            "isBasedOn": list(sources),
            "mainEntity": {"@id": thing["@id"]},
        }
    )


def breadcrumbs(base: str, crumbs: Sequence[tuple[str, str]], title: str, url: str) -> Node:
    """Return the trail to a page as a BreadcrumbList."""
    steps = [(label, f"{base}{href}") for label, href in crumbs] + [(title, url)]
    items = [
        {"@type": "ListItem", "position": position, "name": label, "item": address}
        for position, (label, address) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def city(voice: Speech, base: str, fields: Fields) -> Node:
    """Return a city in its Kreis."""
    return _known(
        {
            "@type": "City",
            "@id": f"{base}/staedte/{fields['ags']}#stadt",
            "name": fields["name"],
            "alternateName": fields["name_hsb"],
            "url": f"{base}/staedte/{fields['ags']}",
            "sameAs": written.web_address(fields["website"]),
            "containedInPlace": {"@type": "AdministrativeArea", "name": fields["kreis"], "containedInPlace": _SAXONY},
            "additionalProperty": [_property(voice.say("page-ags"), fields["ags"])],
        }
    )


def area(voice: Speech, base: str, fields: Fields) -> Node:
    """Return an area in its city; its boundary's quality travels with it."""
    facts = {
        voice.say("area-programme"): fields["programme"],
        voice.say("area-periods"): ", ".join(fields["periods"]),
        voice.say("page-status"): voice.say(f"status-{fields['status']}"),
        voice.say("page-boundary"): voice.say(f"quality-{fields['geometry_quality']}"),
        voice.say("area-inhabitants"): fields["inhabitants"],
        voice.say("area-hectares"): fields["hectares"],
    }
    return _known(
        {
            "@type": "AdministrativeArea",
            "@id": f"{base}/gebiete/{fields['id']}#gebiet",
            "name": fields["name"],
            "description": fields["boundary_description"],
            "url": f"{base}/gebiete/{fields['id']}",
            "identifier": fields["id"],
            "containedInPlace": _city_reference(base, fields),
            "additionalProperty": [_property(name, value) for name, value in facts.items() if value],
        }
    )


def project(voice: Speech, base: str, fields: Fields) -> Node:
    """Return a project with its grants where amounts are known."""
    return _known(
        {
            "@type": "Project",
            "@id": f"{base}/projekte/{fields['id']}#projekt",
            "name": fields["title"],
            "alternateName": fields["title_addition"],
            "description": fields["summary"],
            "url": f"{base}/projekte/{fields['id']}",
            "identifier": fields["record_id"] or fields["id"],
            "areaServed": _area_reference(base, fields) or _city_reference(base, fields),
            "parentOrganization": _organisation(fields["beneficiary"]),
            "member": _organisation(fields["carrier"]),
            "funder": _organisation(_fund(fields)),
            "funding": _grants(voice, fields),
            "foundingDate": fields["start"],
            "dissolutionDate": fields["end"],
        }
    )


def _grants(voice: Speech, fields: Fields) -> list[Node]:
    amounts = (
        (voice.say("project-grant"), fields["grant_total_eur"], None),
        (voice.say("project-eu"), fields["eu_amount_eur"], _fund(fields)),
    )
    return [
        _known(
            {
                "@type": "MonetaryGrant",
                "name": name,
                "amount": {"@type": "MonetaryAmount", "value": amount, "currency": "EUR"},
                "funder": _organisation(funder),
            }
        )
        for name, amount, funder in amounts
        if amount is not None
    ]


def _fund(fields: Fields) -> str | None:
    names = {"ESF": "Europäischer Sozialfonds (ESF)", "ESF+": "Europäischer Sozialfonds Plus (ESF Plus)"}
    return names.get(fields["fund"] or "", fields["fund"])


def office(voice: Speech, base: str, fields: Fields, point: tuple[float, float]) -> Node:
    """Return an office; hours are given to programs only while somebody has said that it is open with them."""
    kind = "GovernmentOffice" if fields["kind"] == "Programmkontakt" else "CivicStructure"
    is_open = fields["status"] == "open"
    return _known(
        {
            "@type": [kind, "Organization"],
            "@id": f"{base}/bueros/{fields['id']}#buero",
            "name": fields["name"],
            "description": voice.joined([fields["kind"], voice.say(f"office-status-{fields['status']}")]),
            "url": f"{base}/bueros/{fields['id']}",
            "sameAs": written.web_address(fields["website"]),
            "address": _address(fields),
            "geo": _coordinates(point) if fields["precision"] in _EXACT else None,
            "telephone": fields["phone_e164"] or fields["phone"],
            "email": fields["email"],
            "openingHours": opening_hours(fields["osm_opening_hours"]) if is_open else None,
            "foundingDate": fields["since"],
            "dissolutionDate": fields["until"],
            "parentOrganization": _organisation(fields["carrier"]),
            "containedInPlace": _city_reference(base, fields),
        }
    )


def opening_hours(osm: str | None) -> list[str]:
    """Return OSM opening hours as schema.org lines; none at all where some rule has no such form.

    >>> opening_hours('Mo-We 13:00-18:00; Th 17:00-20:00; Sa "nach Vereinbarung"')
    ['Mo-We 13:00-18:00', 'Th 17:00-20:00']
    >>> opening_hours("Tu[1,3] 15:00-18:00")
    []
    """
    rules = [rule.strip() for rule in re.split(r";|\|\|", osm or "") if rule.strip()]
    lines: list[str] = []
    for rule in rules:
        match = _RULE.fullmatch(rule)
        if match:
            lines += [f"{match.group(1)} {times}" for times in match.group(2).split(",")]
        elif not _REMARK.fullmatch(rule):
            return []
    return lines


def _coordinates(point: tuple[float, float]) -> Node:
    return {"@type": "GeoCoordinates", "longitude": round(point[0], 6), "latitude": round(point[1], 6)}


def _address(fields: Fields) -> Node:
    return _known(
        {
            "@type": "PostalAddress",
            "streetAddress": written.street_line(fields),
            "postalCode": fields["postcode"],
            "addressLocality": fields["city"],
            "addressRegion": "Sachsen",
            "addressCountry": "DE",
        }
    )


def _city_reference(base: str, fields: Fields) -> Node:
    address = f"{base}/staedte/{fields['city_ags']}"
    return _known({"@type": "City", "@id": f"{address}#stadt", "name": fields["city_name"], "url": address})


def _area_reference(base: str, fields: Fields) -> Node | None:
    if not fields["area_name"]:
        return None
    address = f"{base}/gebiete/{fields['area_id']}"
    return {"@type": "AdministrativeArea", "@id": f"{address}#gebiet", "name": fields["area_name"], "url": address}


def _organisation(name: str | None) -> Node | None:
    return {"@type": "Organization", "name": name} if name else None


def _property(name: str, value: Any) -> Node:
    return {"@type": "PropertyValue", "name": name, "value": value}


def _known(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, "", [])}
