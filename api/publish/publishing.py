"""Publishes one revision of the atlas: asks for every address, and writes what it gives as files."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import parse_qs, urlsplit

from fastapi import FastAPI

import atlas
from api.app import create_app
from api.pages.speech import speech
from api.publish import documents, folder, listing, origin, pages
from api.publish.asking import Answer, ask
from api.publish.folder import Outcome
from api.publish.packing import Packer
from api.publish.places import NOT_FOUND, Places, data_file, page_file
from api.settings import Settings
from atlas.errors import DataError
from atlas.snapshot import Snapshot
from atlas.texts import DEFAULT

# Reserved for examples (RFC 2606): it stands where the public address is not known, and leads nowhere.
UNKNOWN = "https://quartiersatlas.example"
_DIGITS = 8
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Job:
    """An address and the file that its answer becomes."""

    address: str
    file: str
    is_page: bool = False
    status: int = 200


@dataclass
class _Site:
    """What one run works with."""

    app: FastAPI
    snapshot: Snapshot
    places: Places
    packer: Packer

    async def give(self, address: str, status: int = 200) -> Answer:
        """Ask for an address; raises DataError if the atlas has changed since the first one."""
        answer = await ask(self.app, self.places.base, address, status)
        if self.app.state.atlas.snapshot is not self.snapshot:
            raise DataError(
                "Der Atlas hat sich während des Veröffentlichens geändert. Bitte noch einmal.",
                "The atlas has changed while it was being published. Please try again.",
            )
        return answer

    async def take(self, job: _Job) -> None:
        """Write what an address gives into its file."""
        answer = await self.give(job.address, job.status)
        self.packer.take(job.file, self._page(job, answer) if job.is_page else self._data(job, answer))

    def _data(self, job: _Job, answer: Answer) -> bytes:
        return documents.rewritten(answer.body, answer.media_type, job.file, self.places)

    def _page(self, job: _Job, answer: Answer) -> bytes:
        policy = pages.policy_of(answer.headers.get("content-security-policy", ""))
        dress = pages.Dress(policy, self._notice(job))
        return pages.rewritten(answer.body.decode(), job.file, self.places, dress).encode()

    def _notice(self, job: _Job) -> str:
        """Return what stands in the place of a form: why there is none, and the way to the map, which can do it."""
        code = parse_qs(urlsplit(job.address).query).get("lang", [DEFAULT])[0]
        say = speech(code).say
        way = self.places.way("" if code == DEFAULT else f"?lang={code}", job.file)
        return f'<p class="notice">{escape(say("files-form"))} <a href="{way}">{escape(say("problem-to-map"))}</a></p>'


def publish(
    house: atlas.Atlas, settings: Settings, target: Path, public_url: str | None, progress: Progress
) -> Outcome:
    """Bring the folder `target` up to date with the atlas; `progress` is told how many of all addresses are done.

    Raises InvalidParameter where something else lies in the folder, FileNotWritable, and DataError.
    """
    base = public_url or UNKNOWN
    told = settings.model_copy(update={"public_url": base})
    _refuse_unbuilt(settings.web_dir)
    made_of = origin.digest(house, told)
    with folder.opened(target) as files:
        if found := files.as_it_was(made_of):
            return found
        with Packer(files) as packer:
            site = _Site(_application(told, house), house.snapshot, Places(base, public_url), packer)
            _run(_fill(site, settings, progress))
            packer.finish()
        return files.settle({"revision": site.snapshot.revision, "day": site.snapshot.day.isoformat()}, made_of)


def _application(settings: Settings, house: atlas.Atlas) -> FastAPI:
    """Return the application, not started as a server is: nothing follows the ledger, nobody's account is needed."""
    app = create_app(settings, house)
    app.state.atlas = house
    return app


def _run(work: Coroutine[Any, Any, None]) -> None:
    """Do work to its end: here, or aside where an event loop runs already, as in a notebook; a thread has only one."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        asyncio.run(work)
    else:
        with ThreadPoolExecutor(1) as aside:
            aside.submit(asyncio.run, work).result()


async def _fill(site: _Site, settings: Settings, progress: Progress) -> None:
    """Ask for everything; what pages and data name is known before the first of them is written."""
    jobs = [job async for job in _jobs(site, settings)]
    for job in jobs:
        site.places.add(job.address, job.file)
    for address, full in listing.aliases(site.snapshot):
        site.places.add(address, data_file(full))
    for file in listing.made():
        site.places.add(f"/{file}", file)
    site.app.state.named = site.places.absolute
    for done, job in enumerate(jobs, 1):
        await site.take(job)
        progress(done, len(jobs))
    for file, write in listing.made().items():
        body = BytesIO()
        write(site.snapshot, body)
        site.packer.take(file, body.getvalue())


async def _jobs(site: _Site, settings: Settings) -> AsyncIterator[_Job]:
    """Yield what is to be written, what is part of others first."""
    for address in listing.parts(settings, site.app.state.style.address):
        yield _Job(address, await _name_by_content(site, address) if listing.is_dress(address) else address[1:])
    for address in listing.data(site.snapshot):
        yield _Job(address, data_file(address))
    if site.places.public:
        for address in listing.public(site.snapshot):
            yield _Job(address, data_file(address))
        yield _Job(listing.NOWHERE, NOT_FOUND, is_page=True, status=404)
    for address in (*listing.maps(), *listing.pages(site.snapshot)):
        yield _Job(address, page_file(address), is_page=True)


async def _name_by_content(site: _Site, address: str) -> str:
    """Return the name of a file that changes with its contents: whoever has it need never ask again."""
    path = PurePosixPath(address[1:])
    digest = sha256((await site.give(address)).body).hexdigest()[:_DIGITS]
    return path.with_name(f"{path.stem}-{digest}{path.suffix}").as_posix()


def _refuse_unbuilt(web_dir: Path) -> None:
    if not (web_dir / "index.html").is_file():
        raise DataError(
            "Die Karte ist noch nicht gebaut. scripts/serve baut sie, danach kann veröffentlicht werden.",
            "The map has not been built yet. scripts/serve builds it; then the site can be published.",
        )
