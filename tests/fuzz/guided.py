"""One target under atheris: `guided.py NAME FOLDER [options of libFuzzer]`; the corpus is copied into the folder."""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["atlas", "api"]):
    from fuzz.targets import REFUSED, TARGETS, corpus


def main() -> None:
    """Try the target with what atheris makes, until the options say that it is enough."""
    name, folder, *options = sys.argv[1:]
    for number, data in enumerate(corpus(name)):
        (Path(folder) / str(number)).write_bytes(data)
    target = TARGETS[name]

    def tried(data: bytes) -> None:
        try:
            target(data)
        except REFUSED:
            return

    atheris.Setup([sys.argv[0], *options, folder], tried)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
