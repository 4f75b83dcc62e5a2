"""The atlas as a whole: store, snapshot and gazetteer behind one object, `atlas.open()`."""

import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from atlas import garbage, nearby, search, snapshot
from atlas.day import today
from atlas.edit.apply import Key
from atlas.edit.derive import LonLat, derived
from atlas.edit.reading import Read, read_as
from atlas.edit.references import still_named
from atlas.edit.weighing import Weighing
from atlas.errors import OutsideSaxony, ReasonRequired, StoreError
from atlas.layers import read_member, read_shapes
from atlas.pace import Pace
from atlas.paths import data_dir, database_url, geodata_dir, read_urls
from atlas.places import Gazetteer, Place
from atlas.quality import Finding
from atlas.snapshot import Snapshot
from atlas.stock.stock import Stock, open_stock
from atlas.store.engines import follow_ledger, open_drafts, open_mappings
from atlas.store.halves import sweep, sweep_beside
from atlas.store.ledger import Edit, Revision, Untouched
from atlas.store.reading import Ledger
from atlas.workload import neighbours

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

    from atlas.store.drafts import DraftStore
    from atlas.store.mappings import MappingTexts
    from atlas.store.store import Store

_LONGEST_REASON = 1000
# Any position in Saxony, longitude and latitude in degrees.
_SOMEWHERE = 13.74, 51.05
# Control characters and halves of characters: terminals obey them, and files cannot hold them.
_NOT_TEXT = ("Cc", "Cs")


@dataclass
class Atlas:
    """The joined atlas. Reading is thread-safe; every read uses one immutable snapshot."""

    ledger: Ledger
    geodata: Path
    data: Path
    database_url: str | None = None
    stock: Stock | None = None
    _snapshot: Snapshot | None = None
    _hash: str = ""
    _lock: Lock = field(default_factory=Lock)
    _grounding: Lock = field(default_factory=Lock, init=False)
    pace: Pace = field(default_factory=Pace)
    # Somebody calls catch_up again and again, so that reading never has to.
    followed: bool = field(default=False, init=False)
    # The revision that was written here last, until it was seen.
    written: int = field(default=0, init=False)

    @property
    def snapshot(self) -> Snapshot:
        """The read model of today; built anew when the day changes, because responsibilities may change with it."""
        return self.current or self.refresh()

    @property
    def current(self) -> Snapshot | None:
        """The read model of today if it is built already; of the day before until whoever follows has built it."""
        built = self._snapshot
        return built if built is not None and (self.followed or built.day == today()) else None

    def refresh(self) -> Snapshot:
        """Build the snapshot of the latest revision on this day, where there is none yet, and read it from now on.

        Whoever reads meanwhile goes on with the old one.
        """
        with self._lock:
            revision, layers, tombstones = self.ledger.state()
            current, day = self._snapshot, today()
            if current is not None and (self._hash, current.day) == (revision.hash, day):
                return current
            began = self.pace.now()
            built = snapshot.build(
                layers,
                lambda: self.municipalities,
                revision=revision.number,
                changed_at=revision.at,
                facts_as_of=read_member(self.geodata / "layers" / "programme.json", "as_of"),
                day=day,
                tombstones=tombstones,
                previous=current,
                stock=self.stock,
            )
            self._snapshot, self._hash = built, revision.hash
            self.pace.built(began)
            return built

    @property
    def places_folder(self) -> Path:
        """The folder of the place files."""
        return self.geodata / "places"

    @property
    def boundaries(self) -> Path:
        """The file of the boundaries of all municipalities."""
        return self.geodata / "basemap" / "municipalities.geojson"

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The places of Saxony, read when the first is asked for; raises BrokenLayer."""
        return Gazetteer.load(self.places_folder)

    @property
    def has_places(self) -> bool:
        """Whether the gazetteer is read."""
        return "gazetteer" in self.__dict__

    @property
    def has_ground(self) -> bool:
        """Whether all that tells where something lies is read and made: the gazetteer, and the regions."""
        built = self._snapshot
        return self.has_places and built is not None and built.collections.made("regions") is not None

    def read_places(self) -> None:
        """Read the gazetteer where nobody has; it takes a tenth of a second, and more room than it keeps."""
        with self._grounding:
            if not self.has_places:
                self.gazetteer  # noqa: B018
                garbage.tidy()

    def read_ground(self) -> None:
        """Read and make what tells where something lies; it takes half a second, once."""
        with self._grounding, suppress(OutsideSaxony):
            nearby.require_saxony(self.snapshot, *_SOMEWHERE)
        self.read_places()

    @cached_property
    def municipalities(self) -> dict[str, "BaseGeometry | None"]:
        """The boundary of every municipality, which no change touches."""
        return read_shapes(self.boundaries)

    @cached_property
    def kreis_neighbours(self) -> dict[str, frozenset[str]]:
        """Which Kreise lie side by side."""
        return neighbours(self.municipalities)

    def catch_up(self) -> None:
        """Take over what another process has written to the same ledger since the snapshot was built, and a new day."""
        # By its hash: a backup that was restored meanwhile may end with the same number.
        if self._snapshot is None or self._snapshot.day != today() or self.ledger.revision().hash != self._hash:
            self.refresh()
        self.written = 0
        self.pace.known()

    def change(self, edits: Sequence[Edit], *, who: str, why: str, untouched: Sequence[Untouched] = ()) -> Revision:
        """Write edits as one revision, in the name of somebody and for a reason; later reads see it.

        Raises Stale where a record, or a group of `untouched` ones, is not as it was read, AssignmentRefused where a
        city would not have exactly one manager on every day, InvalidRecord, StillNamed and ReasonRequired; then nothing
        is written.
        """
        return self.change_and_tell(edits, who=who, why=why, untouched=untouched)[0]

    @garbage.spared()
    def change_and_tell(
        self, edits: Sequence[Edit], *, who: str, why: str, untouched: Sequence[Untouched] = (), dry_run: bool = False
    ) -> tuple[Revision, tuple[Finding, ...]]:
        """As change; return also what the checks of the data find in the changed records. A dry run writes nothing."""
        reason = required_reason(why)
        centres = {city["ags"]: city["centre"] for city in self.snapshot.collection("cities").fields}
        reads = {(one.collection, one.record_id): _read(one, centres) for one in edits}
        wanted = [_as_read(one, reads[one.collection, one.record_id]) for one in edits]
        self._require_unnamed([key for key, read in reads.items() if read is None])
        check = Weighing(reads, today())
        revision = self.store.change(wanted, who=who, why=reason, untouched=untouched, check=check, dry_run=dry_run)
        if not dry_run:
            self._keep(edits, reads)
            self.written = revision.number
        # It is written, whatever keeps this process from seeing it now: it sees it when it looks again.
        with suppress(StoreError):
            self.catch_up()
        return revision, check.findings

    def _keep(self, edits: Sequence[Edit], reads: Mapping[Key, Read | None]) -> None:
        """Spare the next reading of the ledger what was parsed from the very texts that stand there now."""
        for one in edits:
            read = reads[one.collection, one.record_id]
            if read is not None and isinstance(one.feature, str):
                self.store.keep(one.collection, one.record_id, one.feature, (read.record, read.geometry))

    def _require_unnamed(self, gone: Sequence[Key]) -> None:
        """Raise StillNamed where projects of the stock name what would go; the ledger looks at its own records."""
        if self.stock is not None and gone:
            shown = self.snapshot.collection("projects").positions
            for key in gone:
                if others := [("projects", record) for record in self.stock.naming(*key) if record in shown]:
                    raise still_named(key, others)

    def frame(self, collection: str) -> "GeoDataFrame":
        """Return a collection as a GeoDataFrame (EPSG:4326) with the joined fields, indexed by id."""
        from atlas.export.frames import frame

        return frame(self.snapshot.collection(collection))

    @property
    def cities(self) -> "GeoDataFrame":
        """The programme cities with boundary, manager and counts."""
        return self.frame("cities")

    @property
    def areas(self) -> "GeoDataFrame":
        """The areas with city, manager, offices and projects."""
        return self.frame("areas")

    @property
    def projects(self) -> "GeoDataFrame":
        """The projects as points, with how precise each point is."""
        return self.frame("projects")

    @property
    def offices(self) -> "GeoDataFrame":
        """The offices as points, with how precise each point is."""
        return self.frame("offices")

    def where(self, lon: float, lat: float) -> nearby.Whereabouts:
        """Return what lies at a position (degrees); raises OutsideSaxony."""
        return nearby.where(self.snapshot, lon, lat)

    def nearby(self, lon: float, lat: float, **wanted: Any) -> tuple[nearby.Near, ...]:
        """Return what lies nearest to a position, see atlas.nearby.nearby; distances in metres."""
        return nearby.nearby(self.snapshot, lon, lat, **wanted)

    def places(self, q: str, limit: int = 10) -> tuple[Place, ...]:
        """Return places of the gazetteer, best first."""
        return self.gazetteer.find(q, limit=limit)

    def search(self, q: str, limit: int = 10) -> tuple[search.Hit, ...]:
        """Return records and places, best first."""
        return search.search(self.snapshot, self.gazetteer, q, limit=limit)

    @cached_property
    def store(self) -> "Store":
        """The ledger with all that can be done with it; what that takes is loaded when it is first asked for."""
        store = self.ledger.whole()
        if self.stock is not None:
            store.beneath = self.stock.body
        return store

    @cached_property
    def drafts(self) -> "DraftStore":
        """What people have begun to write; the file is made for the first of them."""
        return open_drafts(self.data, self.database_url)

    @cached_property
    def mappings(self) -> "MappingTexts":
        """How files from outside are to be understood, saved by name; opened when the first is asked for."""
        return open_mappings(self.data, self.database_url)

    def close(self) -> None:
        """Close the stores that were opened."""
        self.ledger.close()
        for name in {"store", "drafts", "mappings"} & self.__dict__.keys():
            self.__dict__[name].close()


def _read(edit: Edit, centres: Mapping[str, LonLat]) -> Read | None:
    read = read_as(edit.collection, edit.record_id, edit.feature)
    return read if read is None or isinstance(edit.feature, str) else derived(read, centres)


def _as_read(edit: Edit, read: Read | None) -> Edit:
    """Return an edit that writes a record as it was read: a text is the body of one that was read already."""
    return edit if isinstance(edit.feature, str) else replace(edit, feature=read.body() if read else None)


def required_reason(why: str) -> str:
    """Return a reason without blanks around it; raises ReasonRequired without one, and for what is no plain text."""
    if not why.strip():
        raise ReasonRequired(
            "Bitte sagen Sie, warum: Jede Änderung braucht eine Begründung.",
            "Please say why: every change needs a reason.",
            parameter="reason",
        )
    if len(why) > _LONGEST_REASON or any(unicodedata.category(letter) in _NOT_TEXT for letter in why):
        raise ReasonRequired(
            f"Eine Begründung ist eine Zeile mit höchstens {_LONGEST_REASON} Zeichen.",
            f"A reason is one line of at most {_LONGEST_REASON} characters.",
            parameter="reason",
        )
    return why.strip()


def open_atlas(
    data: Path | str | None = None,
    geodata: Path | str | None = None,
    database: str | None = None,
    replicas: Sequence[str] | None = None,
) -> Atlas:
    """Return the atlas of a data directory; the ledger is filled from the shipped layers at first start.

    `database` is the address of a PostgreSQL database that holds the stores instead; without it, and without
    ATLAS_DATABASE_URL, they are files. `replicas` are the addresses of its streaming replicas (ATLAS_READ_URLS), which
    serve what is read of the ledger. Raises StoreNotWritable, StoreUnavailable, CorruptLedger and BrokenLayer.
    """
    shipped, folder = Path(geodata) if geodata else geodata_dir(), Path(data) if data else data_dir()
    url = database or database_url()
    sweep(folder)
    sweep_beside(folder.absolute())
    ledger = follow_ledger(folder, shipped / "layers", url, read_urls() if replicas is None else replicas)
    stock = open_stock(folder, lambda: snapshot.joined_on(ledger.state()[1], today()))
    house = Atlas(ledger, shipped, folder, url, stock)
    # What is read when it is first asked for is looked at now: an unusable file is named before anybody is answered.
    read_member(house.boundaries, "features")
    Gazetteer.look_at(house.places_folder)
    house.refresh()
    return house
