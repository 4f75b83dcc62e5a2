### German: the words of the staff workspace that the atlas does not say anyway. They stand beside those of
### atlas/texts/de.ftl in one catalogue, so no name may stand in both; tests/test_staff_texts.py holds it.
### The map of the public never loads them.

## The page and its frame
staff-title = Mitarbeit – Quartiersatlas Sachsen
staff-title-of = { $what } – Mitarbeit – Quartiersatlas Sachsen
staff-name = Mitarbeit
staff-menu = Bereiche der Mitarbeit
staff-skip-main = Zum Inhalt springen
staff-skip-menu = Zu den Bereichen springen
staff-noscript = Die Mitarbeit braucht JavaScript. Wer für welche Stadt zuständig ist, steht auch auf den öffentlichen Seiten.
staff-loading = Wird geladen …
staff-network-lost = Der Server ist gerade nicht erreichbar. Was Sie eingegeben haben, bleibt hier stehen.
staff-load-failed = Dieser Bereich kann gerade nicht geladen werden.
staff-unknown-title = Diese Adresse gibt es hier nicht.
staff-unknown-home = Zur Übersicht der Städte
staff-forbidden = Dieser Bereich gehört nicht zu Ihrer Rolle.
staff-close = Schließen
staff-cancel = Abbrechen
staff-leave = Auf dieser Seite steht etwas, das noch nicht gespeichert ist. Trotzdem verlassen?

## Who is logged in
staff-role-reader = Lesen
staff-role-manager = Projektmanagement
staff-role-coordinator = Koordination
staff-role-admin = Verwaltung
staff-person = Angemeldet: { $name } ({ $role })
staff-out = Abmelden
staff-out-here = Hier abmelden
staff-out-everywhere = Auf allen Geräten abmelden
staff-out-done = Sie sind abgemeldet.
staff-out-done-everywhere = Sie sind auf allen Geräten abgemeldet.
staff-expiry = Ihre Anmeldung endet in { $n ->
    [one] einer Minute
   *[other] { $n } Minuten
}. Eingaben bleiben danach stehen.
staff-expiry-stay = Angemeldet bleiben

## Logging in
staff-login-title = Anmelden
staff-login-lead = Hier pflegt die Servicestelle, wer für welche Stadt zuständig ist. Wer zuständig ist, steht auch ohne Anmeldung auf der Karte.
staff-login-name = Name des Kontos
staff-login-password = Passwort
staff-login-show = Passwort zeigen
staff-login-send = Anmelden
staff-login-done = Sie sind angemeldet.
staff-login-name-missing = Bitte geben Sie den Namen des Kontos ein.
staff-login-password-missing = Bitte geben Sie das Passwort ein.
staff-login-again = Bitte melden Sie sich wieder an
staff-login-again-lead = Ihre Anmeldung ist abgelaufen. Was Sie eingegeben haben, steht noch hier und wird nach der Anmeldung gesendet.
staff-login-again-name = Konto

## Parts of forms
staff-reason = Begründung
staff-reason-hint = Steht im Verlauf; nur angemeldete Personen sehen sie.
staff-reason-missing = Bitte sagen Sie, warum.
staff-required = (Pflichtangabe)
staff-problem-stale = { $who } hat das am { $at } geändert.
staff-problem-reload = Neuen Stand laden
staff-unreachable = Der Server ist nicht erreichbar. Nichts ging verloren; bitte versuchen Sie es noch einmal.

## The cities
staff-board = Städte
staff-board-filters = Städte eingrenzen
staff-board-q = Name der Stadt
staff-board-any = alle
staff-board-city = Stadt
staff-board-manager = Zuständig
staff-board-kreis = Kreis
staff-board-standing = Stand
staff-board-since = seit
staff-board-since-unknown = unbekannt
staff-board-areas = Gebiete
staff-board-projects = Projekte
staff-board-day = Tag
staff-board-nobody = niemand bekannt
staff-board-sign = { $city }: { $name }
staff-board-planned = ab { $day }: { $name }
staff-board-on = Gezeigt ist, wer am { $day } zuständig ist oder war.
staff-board-map = Karte der Städte
staff-board-map-hint = Ein Klick auf eine Stadt wählt sie aus. Mit der Tastatur: Pfeiltasten führen von Stadt zu Stadt, die Leertaste wählt. Alles geht auch in der Tabelle.
staff-board-lasso = Mit einer Schlinge auswählen
staff-board-lasso-hint = Ziehen Sie mit gedrückter Taste eine Linie um die Städte. Escape beendet das.
staff-board-legend = Wer zuständig ist
staff-board-table = Tabelle der Städte
staff-board-shown = { $n ->
    [one] 1 Stadt
   *[other] { $n } Städte
}
staff-board-chosen = { $n ->
    [0] Keine Stadt ausgewählt
    [one] 1 Stadt ausgewählt
   *[other] { $n } Städte ausgewählt
}
staff-board-choose = { $city } auswählen
staff-board-acts = Mit der Auswahl
staff-board-all = Alle { $n } auswählen
staff-board-none = Auswahl aufheben
staff-board-empty = Mit dieser Auswahl gibt es keine Stadt.
staff-standing-confirmed = bestätigt
staff-standing-assumed = angenommen
staff-standing-planned = Wechsel geplant
staff-table-choose = Auswahl
