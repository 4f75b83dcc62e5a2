"""The process that sets a sheet: its request as JSON on standard input, the PDF on standard output.

It is run as a file, so that it loads the typesetter and nothing of the atlas. Where it takes more memory or time than
it may, this process ends, and no other.
"""

import json
import os
import sys
from contextlib import suppress
from pathlib import Path


def _bind(memory_bytes: int, seconds: int) -> None:
    with suppress(ImportError, ValueError):
        import resource

        # Whoever looks at the map goes first.
        os.nice(5)
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Set one document; a typesetter that fails ends this process with its message."""
    asked = json.load(sys.stdin)
    _bind(asked["memory_bytes"], asked["seconds"])
    import typst

    here = Path(__file__).parent
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(here / "fonts")])
    pdf = typst.Compiler(
        (here / "sheet.typ").read_bytes(),
        root=str(here),
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(asked["document"])},
    ).compile(format="pdf", pdf_standards=["ua-1"], timestamp=asked["timestamp"])
    if not isinstance(pdf, bytes):
        raise TypeError("a PDF is one file")
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main()
