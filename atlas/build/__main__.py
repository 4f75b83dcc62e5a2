"""Build every layer from the facts and the registry packages: `python -m atlas.build`."""

import sys

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from atlas.build.pipeline import build
from atlas.errors import AtlasError
from atlas.paths import cache_dir, geodata_dir


def main() -> int:
    """Run the build with a progress display; returns the exit code."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TextColumn("{task.completed}/{task.total}"))
    try:
        with Progress(*columns, TimeElapsedColumn(), console=console) as progress:
            build(geodata_dir(), cache_dir(), progress)
    except AtlasError as error:
        console.print(f"[bold]{error.title_de}:[/] {escape(error.de)}", soft_wrap=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
