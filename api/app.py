"""The composition root: settings and an atlas in, a FastAPI application out. Nothing happens at import."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from types import ModuleType
from typing import TYPE_CHECKING

from fastapi import FastAPI, params
from fastapi.routing import iter_route_contexts

import atlas
from api import gone, internal, merged, problems, static
from api.asking import beside
from api.bodies import BodyLimit
from api.coding import CodedTags, Compression, VaryByAsker, kinds_that_get_smaller
from api.cross_origin import CrossOrigin
from api.dressed import Dressed
from api.following import Follower
from api.gate import Gate
from api.guard import WriteLimits
from api.head import HeadAsGet
from api.hot import HotAnswers
from api.limits import Bucket
from api.notes import Notes
from api.observing import Addressed, Observed
from api.own_writes import OwnWrites
from api.pages import html
from api.press import Press
from api.responses import ATOM, GEOJSON, JSON_LD, SCHEMA_JSON, TURTLE
from api.routes import (
    accounts,
    assignments,
    catalogue,
    collections,
    crawlers,
    describe,
    downloads,
    drafts,
    embed,
    feeds,
    figures,
    forms,
    geo,
    handovers,
    health,
    history,
    intake,
    landing,
    legal,
    manyplaces,
    maplayers,
    mappings,
    nearby,
    oembed,
    oidc,
    operations,
    pages,
    places,
    records,
    session,
    sheets,
    staff,
    tiles,
    tokens,
    visits,
    workload,
)
from api.security import SecurityHeaders
from api.settings import ForeignBasemap, Settings
from atlas.export.formats import FORMATS
from atlas.store.accounts import AccountStore
from atlas.store.engines import open_accounts
from atlas.tiles import MVT

if TYPE_CHECKING:
    from api.oidc import Provider


def create_app(
    settings: Settings | None = None, house: atlas.Atlas | None = None, account_store: AccountStore | None = None
) -> FastAPI:
    """Return the application on an open atlas and its accounts, or on those that it opens itself when it starts."""
    settings = settings or Settings()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.atlas = house or atlas.open(settings.data_dir, settings.geodata_dir)
        app.state.accounts = account_store or _accounts(app.state.atlas, settings)
        app.state.follower = Follower(app.state.atlas)
        # FastAPI works out what a route takes when it is first looked for, and anyio loads its half when a thread is
        # first asked for: else the first visitors would wait for both.
        await beside(partial(deque, iter_route_contexts(app.routes), maxlen=0))
        following = asyncio.create_task(app.state.follower.run())
        yield
        following.cancel()
        if account_store is None:
            app.state.accounts.close()
        if house is None:
            app.state.atlas.close()

    app = FastAPI(
        lifespan=lifespan,
        version=_version(),
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        # The atlas has metrics of its own; looking for each request whether anybody wants others takes time.
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    app.state.settings = settings
    app.state.gate, app.state.notes = Gate(settings.most_at_once), Notes()
    app.state.provider = _provider(settings)
    app.state.press = Press()
    # How the files are called that answers are published as, where they are.
    app.state.named = None
    app.state.write_limits = WriteLimits(Bucket(settings.writes_per_minute), Bucket(5 * settings.writes_per_minute))
    app.state.lists = Bucket(settings.lists_per_minute, what=("Listen", "lists"))
    _add_routes(app)
    static.mount(app, settings)
    problems.install(app, html.error)
    merged.install(app)
    _add_middleware(app, settings.basemap)
    full = Dressed(problems.overloaded, SecurityHeaders())
    app.add_middleware(Observed, gate=app.state.gate, note=app.state.notes.note, full=full)
    return app


def _add_routes(app: FastAPI) -> None:
    # What is asked for most comes first: routes are tried one after the other.
    collections.add_items(app)
    nearby.add_question(app)
    geo.add_questions(app)
    _include(app, (nearby, tiles), gone.FOLLOWED)
    # Before the collections, which answer for every other address below theirs; the forms before the records, of which
    # one could be called "schema".
    _include(app, (forms, records))
    asked = (landing, collections, maplayers, figures, assignments, handovers, describe, health, places, manyplaces)
    shown = (downloads, operations, catalogue, pages, feeds, crawlers, oembed, sheets)
    _include(app, (*asked, *shown), gone.FOLLOWED)
    _include(app, (legal, embed, staff))
    _include(app, (session, oidc, accounts, tokens, workload, visits, history, drafts, intake, mappings))


def _include(app: FastAPI, modules: Sequence[ModuleType], dependencies: Sequence[params.Depends] = ()) -> None:
    for module in modules:
        app.include_router(module.router, dependencies=dependencies)


def _accounts(house: atlas.Atlas, settings: Settings) -> AccountStore:
    # With replicas there is something to show while the primary is gone, though nobody can log in.
    lifetimes, patient = settings.sessions.lifetimes, bool(house.ledger.replicas())
    return open_accounts(house.data, house.database_url, lifetimes=lifetimes, patient=patient)


def _provider(settings: Settings) -> "Provider | None":
    """Return the other house that people log in at; its client is loaded only where there is one."""
    if not settings.openid.issuer:
        return None
    from api.oidc import Provider

    return Provider(settings.openid)


def _add_middleware(app: FastAPI, basemap: ForeignBasemap) -> None:
    app.add_middleware(OwnWrites, refuse=partial(problems.refused, html.error))
    app.add_middleware(Addressed)
    app.add_middleware(BodyLimit)
    written = (one.media_type.partition(";")[0] for one in FORMATS.values() if one.is_text)
    named = (ATOM, GEOJSON, SCHEMA_JSON, JSON_LD, TURTLE, MVT, "application/vnd.oai.openapi+json", *written)
    kinds = kinds_that_get_smaller(named)
    app.add_middleware(Compression, kinds=kinds)
    app.add_middleware(CodedTags)
    app.add_middleware(
        CrossOrigin,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD", "OPTIONS"],
        expose_headers=["ETag", "Atlas-Revision", "Link", "Content-Disposition", "X-Request-ID"],
    )
    # In this order, in which the answer goes out.
    rules = (VaryByAsker(kinds), internal.close, SecurityHeaders(basemap.origin))
    app.add_middleware(Dressed, *rules)
    app.add_middleware(HeadAsGet)
    app.add_middleware(HotAnswers)


def _version() -> str:
    try:
        return version("quartiersatlas-sachsen")
    except PackageNotFoundError:
        return "0"
