"""The success criteria of WCAG 2.2, levels A and AA, and those that have nothing to apply to on these pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

PRINCIPLES = ("1", "2", "3", "4")
# EN 301 549 V3.2.1 rests on WCAG 2.1; these came with 2.2 and have no clause in it.
_SINCE_22 = frozenset({"2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"})
# Why a criterion has nothing to apply to here: the ends of the messages criterion-absent-*.
_ABSENT = MappingProxyType(
    {
        **dict.fromkeys(("1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.4.2"), "media"),
        "1.3.5": "personal",
        "2.2.1": "timing",
        "2.5.4": "motion",
        **dict.fromkeys(("3.3.4", "3.3.7"), "transaction"),
        "3.3.8": "login",
    }
)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One success criterion with its level and its names."""

    number: str
    level: str
    de: str
    en: str

    @property
    def principle(self) -> str:
        """Return the number of the principle that it belongs to."""
        return self.number[0]

    @property
    def clause(self) -> str | None:
        """Return the clause of EN 301 549 V3.2.1 that asks for it."""
        return None if self.number in _SINCE_22 else f"9.{self.number}"

    @property
    def absent(self) -> str | None:
        """Return why there is nothing here that it could apply to, or None."""
        return _ABSENT.get(self.number)

    def name_in(self, language: str) -> tuple[str, str]:
        """Return its name and the language of that name: German where nobody has translated it."""
        return (self.en, "en") if language == "en" else (self.de, "de")


_TABLE = """
1.1.1 A Nicht-Text-Inhalt | Non-text Content
1.2.1 A Reines Audio und Video (aufgezeichnet) | Audio-only and Video-only (Prerecorded)
1.2.2 A Untertitel (aufgezeichnet) | Captions (Prerecorded)
1.2.3 A Audiodeskription oder Medienalternative (aufgezeichnet) | Audio Description or Media Alternative (Prerecorded)
1.2.4 AA Untertitel (live) | Captions (Live)
1.2.5 AA Audiodeskription (aufgezeichnet) | Audio Description (Prerecorded)
1.3.1 A Info und Beziehungen | Info and Relationships
1.3.2 A Bedeutungstragende Reihenfolge | Meaningful Sequence
1.3.3 A Sensorische Eigenschaften | Sensory Characteristics
1.3.4 AA Ausrichtung | Orientation
1.3.5 AA Eingabezweck bestimmen | Identify Input Purpose
1.4.1 A Benutzung von Farbe | Use of Color
1.4.2 A Audio-Steuerelement | Audio Control
1.4.3 AA Kontrast (Minimum) | Contrast (Minimum)
1.4.4 AA Textgröße ändern | Resize Text
1.4.5 AA Bilder von Text | Images of Text
1.4.10 AA Umbruch | Reflow
1.4.11 AA Nicht-Text-Kontrast | Non-text Contrast
1.4.12 AA Textabstände | Text Spacing
1.4.13 AA Eingeblendeter Inhalt bei Überfahren oder Fokus | Content on Hover or Focus
2.1.1 A Tastatur | Keyboard
2.1.2 A Keine Tastaturfalle | No Keyboard Trap
2.1.4 A Tastenkürzel aus einem Zeichen | Character Key Shortcuts
2.2.1 A Zeitvorgaben anpassbar | Timing Adjustable
2.2.2 A Pausieren, beenden, ausblenden | Pause, Stop, Hide
2.3.1 A Höchstens drei Blitze | Three Flashes or Below Threshold
2.4.1 A Blöcke umgehen | Bypass Blocks
2.4.2 A Seite mit Titel versehen | Page Titled
2.4.3 A Fokus-Reihenfolge | Focus Order
2.4.4 A Linkzweck (im Kontext) | Link Purpose (In Context)
2.4.5 AA Verschiedene Wege | Multiple Ways
2.4.6 AA Überschriften und Beschriftungen | Headings and Labels
2.4.7 AA Fokus sichtbar | Focus Visible
2.4.11 AA Fokus nicht verdeckt (Minimum) | Focus Not Obscured (Minimum)
2.5.1 A Zeigergesten | Pointer Gestures
2.5.2 A Zeigereingabe abbrechen | Pointer Cancellation
2.5.3 A Beschriftung im Namen | Label in Name
2.5.4 A Betätigung durch Bewegung | Motion Actuation
2.5.7 AA Ziehbewegungen | Dragging Movements
2.5.8 AA Zielgröße (Minimum) | Target Size (Minimum)
3.1.1 A Sprache der Seite | Language of Page
3.1.2 AA Sprache von Teilen | Language of Parts
3.2.1 A Bei Fokus | On Focus
3.2.2 A Bei Eingabe | On Input
3.2.3 AA Gleichbleibende Navigation | Consistent Navigation
3.2.4 AA Gleichbleibende Bezeichnung | Consistent Identification
3.2.6 A Gleichbleibende Hilfe | Consistent Help
3.3.1 A Fehlerkennzeichnung | Error Identification
3.3.2 A Beschriftungen oder Anweisungen | Labels or Instructions
3.3.3 AA Fehlerempfehlung | Error Suggestion
3.3.4 AA Fehlervermeidung (rechtlich, finanziell, Daten) | Error Prevention (Legal, Financial, Data)
3.3.7 A Erneute Eingabe | Redundant Entry
3.3.8 AA Barrierefreie Anmeldung (Minimum) | Accessible Authentication (Minimum)
4.1.2 A Name, Rolle, Wert | Name, Role, Value
4.1.3 AA Statusmeldungen | Status Messages
"""


def _read(line: str) -> Criterion:
    head, en = line.split(" | ")
    number, level, de = head.split(" ", 2)
    return Criterion(number, level, de, en)


CRITERIA: Mapping[str, Criterion] = MappingProxyType(
    {criterion.number: criterion for criterion in map(_read, _TABLE.strip().splitlines())}
)
