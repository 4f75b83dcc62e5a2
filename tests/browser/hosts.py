"""Somebody else's website on an origin of its own, whose pages embed the map."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from playwright.sync_api import Frame, Page, expect

_PAGE = """<!doctype html><html lang="de"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Stadt Beispiel</title><style>body {{ margin: 8px }} p {{ min-height: 40vh }}</style>
<h1>Stadt Beispiel</h1><a id="before" href="#after">davor</a>{body}<a id="after" href="#before">danach</a>
<p>Text</p><p>Text</p><p>Text</p></html>"""


class Host:
    """A site that shows whatever it is given; what it has not got is empty."""

    def __init__(self, address: str, pages: dict[str, str]) -> None:
        self.address = address
        self._pages = pages

    def show(self, page: Page, body: str) -> Page:
        """Open a page with this code between two links and a long text."""
        path = f"/{len(self._pages)}"
        self._pages[path] = _PAGE.format(body=body)
        page.goto(path)
        return page


@contextmanager
def hosting() -> Iterator[Host]:
    """Serve such a site while it is needed."""
    pages: dict[str, str] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path, "").encode()
            self.send_response(200 if body else 204)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing: what matters is seen in the browser."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Host(f"http://127.0.0.1:{server.server_port}", pages)
    server.shutdown()
    server.server_close()
    thread.join()


def embedded(page: Page) -> Frame:
    """The embedded map, once it can be used."""
    expect(page.locator("iframe")).to_be_attached()
    page.locator("iframe").scroll_into_view_if_needed()
    frame = page.locator("iframe").element_handle().content_frame()
    assert frame
    expect(frame.locator("html")).to_have_attribute("data-ready", "true")
    return frame
