"""How much a file from outside may hold, so that no file holds up or fills the machine."""

from dataclasses import dataclass

from atlas.errors import FileTooLarge


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one file; sizes in bytes, times in seconds."""

    file_bytes: int = 64_000_000
    unpacked_bytes: int = 400_000_000
    unpacked_ratio: int = 200
    entries: int = 2_000
    rows: int = 200_000
    columns: int = 300
    cells: int = 6_000_000
    cell_characters: int = 20_000
    vertices: int = 2_000_000
    seconds: int = 60
    planning_seconds: int = 240
    memory_bytes: int = 6_000_000_000


LIMITS = Limits()


def too_large(what_de: str, what_en: str) -> FileTooLarge:
    """Return the error for a file that is over a limit, which the two phrases name."""
    return FileTooLarge(
        f"Die Datei hat {what_de}. Bitte teilen Sie sie auf.", f"The file has {what_en}. Please split it up."
    )


def too_slow(seconds: int) -> FileTooLarge:
    """Return the error for a file that takes longer than anybody should wait."""
    return too_large(f"nach {seconds} Sekunden noch kein Ende gefunden", f"not come to an end after {seconds} seconds")


def grouped(number: int) -> tuple[str, str]:
    """Return a whole number as it is written in German and in English."""
    english = f"{number:,}"
    return english.replace(",", "."), english


def at_most(count: int, most: int, noun_de: str, noun_en: str) -> None:
    """Raise FileTooLarge where there are more of something than are allowed."""
    if count > most:
        de, en = grouped(most)
        raise too_large(f"mehr als {de} {noun_de}", f"more than {en} {noun_en}")
