"""What is measured, in the form that Prometheus reads, at a port of its own that is open to this machine only.

Counters are sums over all workers, those that ended included; gauges name the worker. Nothing is named by an id.
"""

import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from api.starting import kind_of
from api.tally import BOUNDS, Tally
from api.watch import Report, Vitals

_OF_KIND = ("method", "address", "status")
GAUGES = {
    "revision": "The revision that is read",
    "snapshot_age_seconds": "Seconds since the snapshot was built",
    "ledger_lag_seconds": "Seconds since the worker last knew that it reads the latest revision",
    "requests_inside": "Requests that are being answered or wait for it",
    "requests_most": "Requests that are let in at most",
    "sheets_waiting": "Sheets that are being printed or wait for it",
    "rebuild_last_seconds": "How long building the latest snapshot took",
    "memory_resident_bytes": "Memory that is resident, shared pages in full",
    "memory_proportional_bytes": "Memory with the fair share of shared pages (PSS)",
}
COUNTERS = {
    "rebuilds": "Snapshots that were built",
    "rebuild_seconds": "Seconds that building them took",
}


class Collected(Collector):
    """The latest report of each worker, the sums of those that ended, and the room on the disk of the data."""

    def __init__(self, data: Path) -> None:
        self._data, self._lock = data, Lock()
        self._reports: dict[str, tuple[float, Tally, Vitals]] = {}
        self._ended, self._ended_vitals = Tally(), dict.fromkeys(COUNTERS, 0.0)
        self.restarts = 0

    def report(self, worker: str, report: Report) -> None:
        """Take the report of a worker in the place of its last one."""
        with self._lock:
            self._reports[worker] = (time.monotonic(), Tally.of(report["counts"]), report["vitals"])

    def end(self, worker: str) -> None:
        """Keep what a worker that ended has counted."""
        with self._lock:
            _, tally, vitals = self._reports.pop(worker, (0.0, Tally(), {}))
            self._ended.add(tally)
            for name in COUNTERS:
                self._ended_vitals[name] += vitals.get(name, 0.0)

    def collect(self) -> Iterator[Metric]:
        """Yield every metric, as Prometheus asks for them."""
        with self._lock:
            reports, whole, sums = dict(self._reports), Tally(), dict(self._ended_vitals)
            for tally in (self._ended, *(tally for _, tally, _ in reports.values())):
                whole.add(tally)
            for name in COUNTERS:
                sums[name] += sum(vitals.get(name, 0.0) for _, _, vitals in reports.values())
        yield from _of_requests(whole)
        for name, says in COUNTERS.items():
            yield CounterMetricFamily(f"atlas_{name}", says, value=sums[name])
        yield CounterMetricFamily("atlas_worker_restarts", "Workers that ended unasked", value=self.restarts)
        yield _of_disk(self._data)
        yield GaugeMetricFamily("atlas_workers", "Workers that report", value=len(reports))
        silent = GaugeMetricFamily("atlas_silent_seconds", "Seconds since a worker last reported", labels=["worker"])
        for worker, (at, _, _) in reports.items():
            silent.add_metric([worker], time.monotonic() - at)
        yield silent
        for name, says in GAUGES.items():
            gauge = GaugeMetricFamily(f"atlas_{name}", says, labels=["worker"])
            for worker, (_, _, vitals) in reports.items():
                if name in vitals:
                    gauge.add_metric([worker], vitals[name])
            yield gauge


def _of_requests(tally: Tally) -> Iterator[Metric]:
    took = HistogramMetricFamily("atlas_request_seconds", "From a request's arrival to its answer", labels=_OF_KIND)
    sent = CounterMetricFamily("atlas_response_bytes", "Bytes of bodies that were sent", labels=_OF_KIND)
    for (method, address, status), counts in tally.counts.items():
        labels, within, buckets = [method, address, str(status)], 0, []
        for bound, count in zip((*map(str, BOUNDS), "+Inf"), counts.within, strict=True):
            within += count
            buckets.append((bound, float(within)))
        took.add_metric(labels, buckets, counts.seconds)
        sent.add_metric(labels, counts.size)
    yield took
    yield sent


def _of_disk(folder: Path) -> Metric:
    """Return the room as it is at this moment, for whoever is not root; nothing where there is no such folder yet."""
    gauge = GaugeMetricFamily("atlas_disk_free_bytes", "Room that is left on the disk of the data directory")
    with suppress(OSError):
        gauge.add_metric([], shutil.disk_usage(folder).free)
    return gauge


def expose(collected: Collected, host: str, port: int) -> str:
    """Answer at a port for those who measure; return the address. Raises what `kind_of` says."""
    registry = CollectorRegistry()
    registry.register(collected)
    try:
        server, _ = start_http_server(port, host, registry)
    except OSError as error:
        raise kind_of(error)(
            f"Messwerte können an {host}:{port} nicht angeboten werden ({error.strerror}); siehe ATLAS_METRICS_HOST "
            "und ATLAS_METRICS_PORT.",
            f"Metrics cannot be offered at {host}:{port} ({error.strerror}); see ATLAS_METRICS_HOST and "
            "ATLAS_METRICS_PORT.",
        ) from error
    return f"http://{host}:{server.server_port}/metrics"
