"""A crawler for the served atlas: reads every address that can be reached without login, by links and by routes."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

from starlette.testclient import TestClient

OWN = "http://testserver"
_ADDRESS = re.compile(r"""(?:href|src|action)="([^"]+)"|"(?:href|url|@id|\$id)":\s?"([^"]+)"|<loc>([^<]+)</loc>""")
_TEXTUAL = ("text/", "application/", "image/svg")


def crawl(client: TestClient, seeds: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every address that the seeds lead to, with headers and text; one of each kind of query for every path."""
    waiting = deque(urljoin(OWN, path) for path in seeds)
    seen = {_kind(address) for address in waiting}
    while waiting:
        address = waiting.popleft()
        response = client.get(address)
        if not response.headers.get("content-type", "").startswith(_TEXTUAL):
            continue
        yield address, f"{response.headers}\n{response.text}"
        for found in _addresses_in(response.text, address):
            if _kind(found) not in seen:
                seen.add(_kind(found))
                waiting.append(found)


def _addresses_in(text: str, base: str) -> Iterator[str]:
    for groups in _ADDRESS.findall(text):
        address = urldefrag(urljoin(base, "".join(groups).replace("&amp;", "&"))).url
        parts = urlsplit(address)
        if f"{parts.scheme}://{parts.netloc}" == OWN and parts.path != "/":
            yield address


def _kind(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{sorted(pair.split('=')[0] for pair in parts.query.split('&'))}"
