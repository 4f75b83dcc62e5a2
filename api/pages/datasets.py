"""The datasets as schema.org wants them told, for the search engines of data."""

from collections.abc import Sequence
from typing import Any

from api.pages.speech import Speech
from atlas.catalogue import Holding
from atlas.credits import ODBL
from atlas.snapshot import Snapshot

Node = dict[str, Any]
_COVERAGE: Node = {"@type": "State", "name": "Sachsen", "containedInPlace": {"@type": "Country", "name": "Deutschland"}}


def graph(voice: Speech, base: str, snapshot: Snapshot, holdings: Sequence[Holding]) -> tuple[Node, ...]:
    """Return the catalogue and each dataset with its files."""
    return (_catalogue(voice, base, snapshot, holdings), *(dataset(voice, base, one) for one in holdings))


def _catalogue(voice: Speech, base: str, snapshot: Snapshot, holdings: Sequence[Holding]) -> Node:
    return {
        "@type": "DataCatalog",
        "@id": f"{base}/daten#katalog",
        "name": voice.say("app-name"),
        "description": voice.say("description"),
        "url": f"{base}{voice.to('/daten')}",
        "inLanguage": voice.lang,
        "license": ODBL.url,
        "dateModified": snapshot.changed_at,
        "version": str(snapshot.revision),
        "dataset": [{"@id": _id(base, holding)} for holding in holdings],
    }


def dataset(voice: Speech, base: str, holding: Holding) -> Node:
    """Return one dataset; the data themselves are in German."""
    # What there are no words of in other languages is said in the language of the data.
    code = voice.language if voice.language in holding.titles else "de"
    return {
        "@type": "Dataset",
        "@id": _id(base, holding),
        "name": holding.titles[code],
        "description": holding.descriptions[code],
        "keywords": list(holding.keywords[code]),
        "url": f"{base}{voice.to('/daten')}",
        "identifier": f"{base}/api/catalog#{holding.name}",
        "inLanguage": "de",
        "license": holding.licence.url,
        "creditText": "; ".join(holding.credits),
        "isAccessibleForFree": True,
        "dateModified": holding.modified,
        "creator": {"@type": "Organization", "name": voice.say("app-name"), "url": f"{base}/"},
        "includedInDataCatalog": {"@id": f"{base}/daten#katalog"},
        "spatialCoverage": _COVERAGE,
        "temporalCoverage": "2014-01-01/..",
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.labels[code],
                "encodingFormat": file.media_type.partition(";")[0],
                "contentUrl": f"{base}{file.path}",
            }
            for file in holding.files
        ],
    }


def _id(base: str, holding: Holding) -> str:
    return f"{base}/daten#{holding.name}"
