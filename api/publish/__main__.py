"""`python -m api.publish DIR [URL]` writes the atlas as files; `atlas publish` says how."""

import sys
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

import atlas
from api.publish.folder import Outcome
from api.publish.publishing import publish
from api.starting import read_settings
from atlas.console import fail
from atlas.errors import AtlasError

_INTERRUPTED_EXIT = 130


def _run(target: Path, public_url: str | None) -> Outcome:
    settings = read_settings()
    house = atlas.open(settings.data_dir, settings.geodata_dir)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    try:
        with Progress(*columns, console=Console(stderr=True)) as shown:
            task = shown.add_task("Seiten, Karte und Daten", total=None)
            return publish(
                house,
                settings,
                target,
                public_url or settings.public_url,
                lambda done, of: shown.update(task, completed=done, total=of),
            )
    finally:
        house.close()


def _tell(outcome: Outcome, target: Path, public_url: str | None) -> None:
    console = Console(soft_wrap=True, highlight=False)
    console.print(
        f"{target}: {outcome.files} Dateien, {outcome.size / 1e6:.1f} MB; "
        f"{outcome.written} geschrieben, {outcome.removed} entfernt."
    )
    if public_url is None:
        console.print(
            "Ohne --url ist nicht bekannt, wo die Seiten zu sehen sein werden: Es fehlen die Übersicht für "
            "Suchmaschinen (sitemap.xml) und die Adressen der Seiten in ihnen selbst."
        )


def main(target: str, public_url: str) -> None:
    """Publish; an error becomes a sentence and an exit code."""
    try:
        address = public_url.rstrip("/") or read_settings().public_url
        _tell(_run(Path(target), address), Path(target), address)
    except AtlasError as error:
        fail(error)
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED_EXIT)


if __name__ == "__main__":
    main(*sys.argv[1:3])
