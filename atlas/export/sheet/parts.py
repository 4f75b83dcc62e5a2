"""The parts of a sheet in words, ready to be set: offices, manager, projects, money, disagreements and sources."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from atlas.describe import written
from atlas.describe.voice import Voice
from atlas.profile import Profile
from atlas.query import Fields
from atlas.snapshot import Snapshot
from atlas.texts import DEFAULT

# A text, or one in a language of its own: {"lang": "de", "text": …}.
Text = str | dict[str, str]
Row = dict[str, Any]
# What is longer than this may be parted by the end of a page.
_MOST_KEPT_WHOLE = 1_500
_OFFICE_ORDER = ("open", "unverified", "closed")
_SEEN = {"stored copy": "page-seen-copy", "supplied document": "sources-document", "package": "page-seen-package"}


def german(voice: Voice, text: str | None) -> Text:
    """Return a text out of the data, marked as German where the words around it are not."""
    plain = written.without_codes(text or "")
    return plain if voice.lang.startswith(DEFAULT) or not plain else {"lang": DEFAULT, "text": plain}


def row(label: str, *values: Text, refs: Sequence[int] = (), href: str | None = None) -> Row:
    """Return a line of facts: its label, what it says, the numbers of its sources, and where it leads to."""
    return {"label": label, "values": list(values), "refs": list(refs), "href": href}


def numbered(numbers: Mapping[str, int], ids: Iterable[str]) -> list[int]:
    """Return the numbers of sources."""
    return [numbers[key] for key in ids if key in numbers]


def is_short(part: Any) -> bool:
    """Return whether a part is so short that no page may part it."""
    return len(str(part)) < _MOST_KEPT_WHOLE


def offices(voice: Voice, snapshot: Snapshot, ids: Iterable[str]) -> list[dict[str, Any]]:
    """Return the offices as somebody looks for one: open ones first, closed ones last."""
    rows = snapshot.collection("offices")
    found = [rows.fields[rows.positions[key]] for key in ids if key in rows.positions]
    return [_office(voice, office) for office in sorted(found, key=lambda one: _OFFICE_ORDER.index(one["status"]))]


def _office(voice: Voice, office: Fields) -> dict[str, Any]:
    rows = [*_office_rows(voice, office)]
    return {
        "short": is_short(rows),
        "name": german(voice, office["name"]),
        "kind": [german(voice, office["kind"]), voice.say(f"office-status-{office['status']}")],
        "closed": office["status"] == "closed",
        "notice": _office_notice(voice, office),
        "rows": rows,
    }


def _office_notice(voice: Voice, office: Fields) -> str:
    if office["status"] == "closed":
        until = voice.say("page-office-until", when=voice.day(office["until"])) if office["until"] else ""
        return f"{voice.say('office-closed')} {until}".strip()
    if office["status"] != "unverified":
        return ""
    as_of = office["as_of"]
    return voice.say("office-unverified-since", when=voice.day(as_of)) if as_of else voice.say("office-unverified")


def _office_rows(voice: Voice, office: Fields) -> Iterable[Row]:
    for key in ("carrier", "client"):
        if office[key]:
            yield row(voice.say(f"office-{key}"), german(voice, office[key]))
    unknown = "" if office["street"] else f"({voice.say('page-no-street')})"
    address: list[Text] = [written.address_line(office), unknown, german(voice, office["location_note"])]
    yield row(voice.say("office-address"), *(text for text in address if text))
    yield row(voice.say("office-position"), voice.say(f"precision-{office['precision']}"))
    yield from contact(voice, office)
    if site := written.web_address(office["website"]):
        yield row(voice.say("office-website"), written.host(site), href=site)
    yield from _hours(voice, office)
    if time := voice.time(office["since"], office["until"]):
        yield row(voice.say("page-office-time"), time)
    if office["funded_until"]:
        yield row(voice.say("office-funded"), voice.day(office["funded_until"]))
    if office["area_relation"] == "same_quarter":
        yield row(
            voice.say("area-programme"), german(voice, office["programme"]), f"({voice.say('page-other-programme')})"
        )


def _hours(voice: Voice, office: Fields) -> Iterable[Row]:
    is_closed, hours, as_of = office["status"] == "closed", office["opening_hours"], office["opening_hours_as_of"]
    label = voice.say("page-hours-former" if is_closed else "office-hours")
    if hours:
        dated = voice.say("as-of", when=voice.day(as_of)) if as_of else voice.say("office-hours-undated")
        yield row(label, german(voice, hours), f"({dated})")
    elif not is_closed:
        yield row(label, voice.say("office-no-hours"))


def contact(voice: Voice, one: Fields) -> Iterable[Row]:
    """Yield telephone and mail address, as far as they are known."""
    if one["phone"]:
        yield row(
            voice.say("office-phone"), one["phone"], href=f"tel:{one['phone_e164']}" if one["phone_e164"] else None
        )
    if one["email"]:
        yield row(voice.say("office-email"), one["email"], href=f"mailto:{one['email']}")


def manager(voice: Voice, city: str, found: Fields | None) -> dict[str, Any]:
    """Return who is responsible for a city, since when, and whether that is confirmed."""
    title = voice.say("page-manager-of", city=city) if city else voice.say("manager-title")
    if found is None:
        return {"title": title, "unknown": voice.say("manager-unknown"), "person": None}
    rows = [*contact(voice, found)]
    if found["as_of"]:
        rows.append(row(voice.say("page-status"), voice.day(found["as_of"])))
    if found["valid_from"]:
        rows.append(row(voice.say("page-manager-since"), voice.day(found["valid_from"])))
    substitute = found["substitute"]
    return {
        "title": title,
        "person": found["name"],
        "lines": [
            german(voice, found["role"]),
            german(voice, found["organisation"]),
            voice.say(f"region-{found['region']}"),
        ],
        "rows": rows,
        "substitute": voice.say("manager-substitute", name=substitute["name"]) if substitute else "",
        "substitute_rows": [*contact(voice, substitute)] if substitute else [],
        "notice": "" if found["confirmed"] else voice.say("page-manager-assumed"),
    }


def projects(voice: Voice, snapshot: Snapshot, ids: Sequence[str]) -> dict[str, Any] | None:
    """Return the table of an area's projects, all of them; None where there is none."""
    rows = snapshot.collection("projects")
    found = [rows.fields[rows.positions[key]] for key in ids if key in rows.positions]
    if not found:
        return None
    heads = ("kinds-project", "project-carrier", "project-theme", "project-time", "page-amounts")
    return {"heads": [voice.say(key) for key in heads], "rows": [_project(voice, project) for project in found]}


def _project(voice: Voice, project: Fields) -> dict[str, Any]:
    status = voice.say(f"project-status-{project['status']}") if project["status"] else ""
    position = voice.say("page-position", precision=voice.say(f"precision-{project['precision']}"))
    period = voice.say("period-of", periods=voice.period(project["period"])) if project["period"] else ""
    time = voice.time(project["start"], project["end"]) or period
    carrier = german(voice, project["carrier"] or project["beneficiary"])
    known = voice.joined([text for text in (project["record_id"], status) if text])
    return {
        "short": is_short([project["title"], project["summary"]]),
        "title": german(voice, project["title"]),
        "more": [*filter(None, [german(voice, project["summary"]), f"{known}. {position}" if known else position])],
        "cells": [[text] if text else [] for text in (carrier, voice.say(f"theme-{project['theme']}"), time)]
        + [[*_amounts(voice, project)]],
    }


def _amounts(voice: Voice, project: Fields) -> Iterable[str]:
    amounts = (
        ("page-cost", project["cost_total_eur"], False),
        ("project-grant", project["grant_total_eur"], project["grant_approx"]),
        ("project-eu", project["eu_amount_eur"], False),
    )
    for key, amount, approx in amounts:
        if amount is not None:
            yield voice.say("filters-naming", label=voice.say(key), value=voice.money(amount, approx))


def money(
    voice: Voice, snapshot: Snapshot, area: Fields, found: Profile, numbers: Mapping[str, int]
) -> dict[str, Any] | None:
    """Return every amount that is known of an area with its basis and source; None where there is none."""
    rows = [*_sums(voice, area, found, numbers)]
    if not rows and not area["budget_figures"]:
        return None
    heads = ("page-what-for", "page-kind", "page-amount", "glossary-source")
    return {
        "rows": rows,
        "note": voice.say("area-figures-note"),
        "heads": [voice.say(key) for key in heads],
        "figures": [_figure(voice, snapshot, figure, numbers) for figure in area["budget_figures"]],
    }


def _sums(voice: Voice, area: Fields, found: Profile, numbers: Mapping[str, int]) -> Iterable[Row]:
    if area["budget_total_eur"] is not None:
        stated = area["budget_basis"]
        basis = f"({voice.say(f'area-basis-{stated}')})" if stated else ""
        refs = numbered(numbers, found.value_sources.get("budget_total_eur", ()))
        yield row(voice.say("area-money-total"), voice.money(area["budget_total_eur"]), basis, refs=refs)
    sums = found.money
    for key, amount, known in (
        ("profile-costs", sums.cost_eur, sums.cost_known),
        ("profile-eu", sums.eu_eur, sums.eu_known),
    ):
        if amount is not None:
            basis = voice.say("profile-known", known=known, n=sums.projects)
            yield row(voice.say(key), voice.money(amount), f"({basis})")
    if found.per_inhabitant is not None:
        people = voice.number(area["inhabitants"])
        basis = voice.say(f"profile-head-{found.per_inhabitant.basis}", n=people)
        yield row(voice.say("profile-head"), voice.money(found.per_inhabitant.amount_eur), f"({basis})")


def _figure(voice: Voice, snapshot: Snapshot, figure: Mapping[str, Any], numbers: Mapping[str, int]) -> dict[str, Any]:
    shared = [snapshot.area_of[key]["name"] for key in figure["shared_with"] if key in snapshot.area_of]
    return {
        "what": german(voice, figure["what"]),
        "shared": f"({voice.say('page-shared-with')} {voice.listing(shared)})" if shared else "",
        "kind": voice.say(f"area-figure-{figure['kind']}"),
        "amount": voice.money(figure["amount_eur"], figure["approx"]),
        "refs": numbered(numbers, [figure["source"]]),
    }


def conflicts(voice: Voice, found: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return every disagreement of the sources with all of its sides."""
    return [
        {
            "label": voice.say("conflicts-says", field=conflict["label"]),
            "sides": [_side(voice, value, found) for value in conflict["values"]],
            "note": german(voice, conflict["note"]),
        }
        for conflict in found["conflicts"]
    ]


def _side(voice: Voice, value: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    refs = numbered(found["numbers"], [value["source"]])
    publisher = found["sources"][refs[0] - 1].publisher if refs else ""
    return {"value": german(voice, str(value["value"])), "publisher": german(voice, publisher), "refs": refs}


def sources(voice: Voice, found: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the sources in the order of their numbers, each with its date where that is known."""
    return [_source(voice, source) for source in found["sources"]]


def _source(voice: Voice, source: Any) -> dict[str, Any]:
    address = written.web_address(source.url)
    seen = voice.say(_SEEN[source.seen]) if source.seen in _SEEN else source.seen
    return {
        "publisher": german(voice, source.publisher),
        "what": german(voice, source.what),
        "as_of": voice.say("as-of", when=voice.day(source.as_of)) if source.as_of else "",
        "href": address,
        "where": written.host(address) if address else seen,
        "note": german(voice, source.note),
    }
