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
staff-account = Konto
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
staff-login-elsewhere = Über { $name } anmelden
staff-login-came-back = Ich bin wieder angemeldet
staff-login-not-back = { $name } ist noch nicht wieder angemeldet.
staff-login-changed = In diesem Browser ist inzwischen { $name } angemeldet. Nichts wurde gesendet.
staff-login-again = Bitte melden Sie sich wieder an
staff-login-again-lead = Ihre Anmeldung ist abgelaufen. Was Sie eingegeben haben, steht noch hier und wird nach der Anmeldung gesendet.
staff-login-again-name = Konto

## The password
staff-password = Passwort ändern
staff-password-must = Bitte wählen Sie zuerst ein eigenes Passwort.
staff-password-current = Bisheriges Passwort
staff-password-new = Neues Passwort
staff-password-hint = Mindestens 12 Zeichen; am besten mehrere Wörter, die nicht zusammengehören.
staff-password-show = Passwörter zeigen
staff-password-missing = Bitte füllen Sie dieses Feld aus.
staff-password-send = Passwort ändern und überall sonst abmelden
staff-password-done = Das Passwort ist geändert.

## Parts of forms
staff-reason = Begründung
staff-reason-hint = Steht im Verlauf; nur angemeldete Personen sehen sie.
staff-reason-missing = Bitte sagen Sie, warum.
staff-required = (Pflichtangabe)
staff-problem-stale = { $who } hat das am { $at } geändert.
staff-problem-reload = Neuen Stand laden
staff-unreachable = Der Server ist nicht erreichbar. Nichts ging verloren; bitte versuchen Sie es noch einmal.

## Parts of views
staff-missing = Bitte füllen Sie das aus.
staff-choose = Bitte auswählen
staff-secret-copy = Kopieren
staff-secret-copied = Ist kopiert.
staff-secret-marked = Ist markiert; mit Strg+C wird es kopiert.
staff-secret-kept = Ich habe es notiert
staff-secret-lead = Es steht nur hier und nur jetzt. Wer es verliert, braucht ein neues.

## The history
staff-history = Verlauf
staff-history-filters = Verlauf eingrenzen
staff-history-collection = Was geändert wurde
staff-history-who = Konto
staff-history-who-hint = Der ganze Name des Kontos
staff-history-only = Gezeigt sind nur Änderungen von „{ $name }“.
staff-history-all = Alle zeigen
staff-history-shown = { $n ->
    [0] Keine Änderung gefunden.
    [one] 1 Änderung gefunden.
   *[other] { $n } Änderungen gefunden.
}
staff-history-none = Mit dieser Auswahl gibt es keine Änderung.
staff-history-older = Ältere zeigen
staff-history-entry = { $at }: { $who } hat { $n ->
    [one] 1 Eintrag
   *[other] { $n } Einträge
} geändert
staff-history-why = Begründung: { $why }
staff-history-number = Revision { $n }
staff-history-more = { $n ->
    [one] Noch 1 Eintrag zeigen
   *[other] Noch { $n } Einträge zeigen
}
staff-history-created = { $kind } „{ $name }“ angelegt
staff-history-changed = { $kind } „{ $name }“ geändert
staff-history-deleted = { $kind } „{ $name }“ gelöscht
staff-history-field = Angabe
staff-history-before = vorher
staff-history-after = nachher
staff-history-now = jetzt
staff-history-then = danach
staff-history-geometry = Lage auf der Karte
staff-history-geometry-moved = (geändert)
staff-history-record = Verlauf dieses Eintrags
staff-history-of = Verlauf dieses Eintrags: { $what }
staff-history-undo = Ganze Änderung zurücknehmen …
staff-history-undo-of = Revision { $n } zurücknehmen
staff-history-to-before = Stand davor zurückholen …
staff-history-to-before-of = Stand vor Revision { $n } zurückholen: { $what }
staff-history-to-after = Diesen Stand zurückholen …
staff-history-to-after-of = Stand nach Revision { $n } zurückholen: { $what }
staff-history-trial = Probelauf
staff-history-trying = Probiert aus, was das bedeutet …
staff-history-effect = { $n ->
    [one] Das ändert 1 Eintrag, als neue Änderung; der Verlauf behält alles.
   *[other] Das ändert { $n } Einträge, als eine neue Änderung; der Verlauf behält alles.
}
staff-history-effect-more = { $n ->
    [one] und 1 weiterer Eintrag
   *[other] und { $n } weitere Einträge
}
staff-history-same = Der Eintrag ist schon so.
staff-history-anyway = Spätere Änderungen dabei überschreiben
staff-history-return = Zurückholen
staff-history-returned = Zurückgeholt; das ist Revision { $n }.
staff-history-prove = Kette prüfen
staff-history-proving = Wird geprüft …
staff-history-proved = { $n ->
    [one] Unversehrt: 1 Revision geprüft, Prüfsumme { $hash } …
   *[other] Unversehrt: alle { $n } Revisionen geprüft, letzte Prüfsumme { $hash } …
}
edit-kind-assignments = Zuständigkeit
edit-kind-visits = Besuch
edit-kind-mergers = Zusammenlegung
edit-kinds-mergers = Zusammenlegungen
edit-kinds-assignments = Zuständigkeiten
edit-kinds-visits = Besuche
edit-field-manager_id = Zuständig
edit-field-valid_from = Gilt ab
edit-field-confirmed = bestätigt
edit-field-decided_by = Entschieden von
edit-field-reason = Begründung
edit-field-visits-place = Ort
edit-field-mergers-collection = Sammlung
edit-field-mergers-record_id = Kennung
edit-field-into = geht auf in
edit-field-day = Tag
edit-field-time = Uhrzeit
edit-field-participants = Teilnehmende
edit-field-result = Ergebnis
edit-field-next_step = Nächster Schritt
edit-field-next_step_by = Frist

## Taking in files
staff-intake = Einlesen
staff-intake-step-file = 1. Datei
staff-intake-step-columns = 2. Spalten
staff-intake-step-trial = 3. Probelauf
staff-intake-step-accept = 4. Übernehmen
staff-intake-kind = Was die Datei enthält
staff-intake-kind-operations = Vorhaben (Liste der Projekte)
staff-intake-kind-offices = Büros
staff-intake-kind-boundaries = Grenzen von Gebieten
staff-intake-file = Datei
staff-intake-file-missing = Bitte wählen Sie eine Datei.
staff-intake-drop = Datei hierher ziehen oder auswählen
staff-intake-chosen = Gewählt: { $name }
staff-intake-formats = CSV, Excel (XLSX), ODS, GeoJSON, GeoPackage, Shapefile (ZIP), KML, DXF. Geprüft wird in einem Probelauf; geschrieben wird dabei nichts.
staff-intake-crs-more = Koordinatensystem nennen
staff-intake-crs = Koordinatensystem
staff-intake-crs-hint = Nur wenn die Datei es nicht selbst sagt; zum Beispiel: EPSG:25833
staff-intake-reading = Die Datei wird gelesen und geprüft …
staff-intake-send = Prüfen
staff-intake-again = Mit dieser Zuordnung neu prüfen
staff-intake-other = Andere Datei
staff-intake-missing = So kann die Datei nicht gelesen werden: Keine Spalte wurde als { $wanted } erkannt.
staff-intake-or = oder
staff-intake-found = Die Datei hat die Spalten: { $found }. Bitte ordnen Sie unten zu, welche es ist, oder geben Sie einen Wert für alle Zeilen an.
staff-intake-found-none = Die Datei hat keine Spalten mit Überschrift.
staff-intake-sheet = Tabellenblatt oder Ebene
staff-intake-columns-caption = { $n ->
    [one] 1 Spalte
   *[other] { $n } Spalten
}
staff-intake-column = Spalte der Datei
staff-intake-sample = Beispiel
staff-intake-read-as = wird gelesen als
staff-intake-read-as-of = { $name } wird gelesen als
staff-intake-not-read = (nicht gelesen)
staff-intake-guessed = vermutet, bitte prüfen
staff-intake-default = { $name } für alle Zeilen
staff-intake-default-hint = Gilt, wo die Datei nichts sagt.
staff-intake-filter = Zeilen eingrenzen
staff-intake-all = alle
staff-intake-create = neu
staff-intake-update = geändert
staff-intake-unchanged = unverändert
staff-intake-possible_duplicate = vielleicht schon da
staff-intake-invalid = Fehler
staff-intake-noted = mit Hinweisen
staff-intake-summary = { $n ->
    [one] 1 Zeile
   *[other] { $n } Zeilen
}: { $create } neu, { $update } geändert, { $unchanged } unverändert, { $duplicate } vielleicht schon da, { $invalid } mit Fehlern.
staff-intake-rows-none = Keine Zeile.
staff-intake-rows-more = { $n ->
    [one] Noch 1 Zeile
   *[other] Noch { $n } Zeilen
}
staff-intake-rows-shown = { $n ->
    [0] Keine Zeile.
    [one] 1 Zeile.
   *[other] { $n } Zeilen.
}
staff-intake-line = Zeile { $line }
staff-intake-untitled = ohne Titel
staff-intake-error = Fehler:
staff-intake-warning = Hinweis:
staff-intake-where = Spalte „{ $column }“, Wert „{ $value }“:
staff-intake-suggestion = Gemeint vielleicht: { $suggestion }
staff-intake-from-to = { $before } → { $after }
staff-intake-duplicate = Ähnelt „{ $name }“ ({ $score } %)
staff-intake-as-skip = nicht übernehmen
staff-intake-as-update = ist derselbe Eintrag: ändern
staff-intake-as-create = ist ein anderer: neu anlegen
staff-intake-take = Zeile { $line } übernehmen
staff-intake-errors = Nicht übernommene Zeilen als Tabelle (CSV)
staff-intake-nothing = Von dieser Datei gibt es nichts zu übernehmen: Keine gewählte Zeile ist neu oder geändert.
staff-intake-source-lead = Ohne Beleg wird nichts veröffentlicht: Bitte sagen Sie, woher die Datei kommt.
staff-intake-what = Was die Datei ist
staff-intake-what-hint = Zum Beispiel: Liste der Vorhaben, Stand März 2026
staff-intake-publisher = Von wem sie kommt
staff-intake-publisher-hint = Die Stelle, die sie herausgegeben hat
staff-intake-url = Webadresse, wenn es eine gibt
staff-intake-as-of = Stand der Datei
staff-intake-accept = { $n ->
    [one] 1 Eintrag übernehmen
   *[other] { $n } Einträge übernehmen
}
staff-intake-done = { $n ->
    [one] 1 Eintrag ist übernommen
   *[other] { $n } Einträge sind übernommen
}
staff-intake-done-lead = Das ist eine einzige Änderung (Revision { $n }); im Verlauf lässt sie sich als Ganzes zurücknehmen.
staff-intake-progress = { $done } von { $total } Zeilen
staff-intake-progress-label = Fortschritt
staff-intake-mapping = Gespeicherte Zuordnung
staff-intake-mapping-none = keine: Spalten an ihren Namen erkennen
staff-intake-forget = Zuordnung „{ $name }“ vergessen
staff-intake-forgotten = Die Zuordnung „{ $name }“ ist vergessen.
staff-intake-remember-more = Diese Zuordnung für die nächste Datei merken
staff-intake-remember-name = Name der Zuordnung
staff-intake-remember-hint = Zum Beispiel: Monatsliste der Bewilligungsstelle. Ein Name, den es schon gibt, wird überschrieben.
staff-intake-remember-nameless = Bitte geben Sie der Zuordnung einen Namen.
staff-intake-remember = Zuordnung merken
staff-intake-remembered = Die Zuordnung „{ $name }“ ist gespeichert.
staff-intake-hectares = { $ha } ha
staff-intake-boundary = Bisher { $before }, nun { $after }: { $kept } bleiben, { $added } kommen hinzu, { $removed } fallen weg.
staff-intake-boundary-first = Bisher war keine Grenze gezeichnet, nun sind es { $after }.
staff-intake-map-open = Auf der Karte vergleichen
staff-intake-map-close = Karte schließen
staff-intake-map-label = Alte und neue Grenze
staff-intake-part-kept = bleibt
staff-intake-part-added = kommt hinzu
staff-intake-part-removed = fällt weg
staff-intake-history = Im Verlauf ansehen

## Visits
staff-visits = Besuche
staff-visits-filters = Besuche eingrenzen
staff-visits-month = Monat
staff-visits-months = Besuche nach Monaten
staff-visits-none = Mit dieser Auswahl ist kein Besuch eingetragen.
staff-visits-shown = { $n ->
    [one] 1 Besuch
   *[other] { $n } Besuche
}
staff-due = Was ansteht
staff-due-shown = { $n ->
    [one] 1 Eintrag
   *[other] { $n } Einträge
}
staff-due-none = Kein Termin und keine Frist steht an.
staff-due-first = { $n ->
    [one] Erstgespräch steht aus: 1 Stadt
   *[other] Erstgespräche stehen aus: { $n } Städte
}
staff-due-by = bis { $day }
staff-due-late = überfällig
staff-due-overdue = Termin vorbei, Ergebnis fehlt
staff-due-next_step = nächster Schritt
staff-due-first_talk = Erstgespräch steht aus
staff-due-coming = Termin geplant
staff-visit-new = Besuch eintragen
staff-visit-edit = Besuch in { $city } ändern
staff-visit-plan = Planen
staff-visit-hold = Ergebnis eintragen
staff-visit-move = Verschieben
staff-visit-change = Ändern
staff-visit-save = Speichern
staff-visit-planned = Der Besuch in { $city } ist eingetragen.
staff-visit-saved = Der Besuch in { $city } ist geändert.
staff-visit-cancel = Absagen
staff-visit-cancel-title = Besuch in { $city } am { $day } absagen
staff-visit-cancel-lead = Der Termin bleibt als abgesagt stehen, auch in abonnierten Kalendern.
staff-visit-cancelled = Der Besuch in { $city } ist abgesagt.
staff-visit-delete = Löschen
staff-visit-delete-title = Besuch in { $city } am { $day } löschen
staff-visit-delete-lead = Für Termine, die aus Versehen hier stehen. Im Verlauf bleibt der Eintrag erhalten und lässt sich von dort zurückholen.
staff-visit-deleted = Der Besuch in { $city } ist gelöscht.
staff-visit-city = Stadt
staff-visit-areas = Gebiete
staff-visit-place = Ort
staff-visit-place-hint = Zum Beispiel: Rathaus, Zimmer 12
staff-visit-kind = Art
staff-visit-kind-first_talk = Erstgespräch
staff-visit-kind-site_visit = Vor-Ort-Termin
staff-visit-kind-other = anderes Gespräch
staff-visit-status = Stand
staff-visit-status-planned = geplant
staff-visit-status-held = gewesen
staff-visit-status-cancelled = abgesagt
staff-visit-day = Tag
staff-visit-time = Uhrzeit
staff-visit-time-hint = Leer, wenn sie noch nicht feststeht
staff-visit-at = { $day }, { $time } Uhr
staff-visit-manager = Zuständig
staff-visit-participants = Teilnehmende
staff-visit-participants-hint = Eine Funktion je Zeile, keine Namen; zum Beispiel: Quartiersmanagement
staff-visit-result = Ergebnis
staff-visit-result-hint = Was besprochen und vereinbart wurde; steht nie auf öffentlichen Seiten.
staff-visit-result-missing = Was ist das Ergebnis des Gesprächs?
staff-visit-next = Nächster Schritt
staff-visit-next-hint = Was als Nächstes geschehen soll
staff-visit-next-by = Frist
staff-visit-next-until = { $what } (bis { $day })
staff-visit-changed = Zuletzt geändert von { $who } am { $at }
staff-calendar = Kalender abonnieren
staff-calendar-lead = Ein Kalenderprogramm liest die Besuche unter einer eigenen Adresse mit. Sie zeigt nur Tag, Ort und Teilnehmende, keine Ergebnisse.
staff-calendar-whose = Wessen Städte
staff-calendar-all = alle Städte
staff-calendar-label = Wofür?
staff-calendar-label-usual = Kalender
staff-calendar-reason = Kalender der Besuche abonnieren
staff-calendar-make = Adresse erstellen
staff-calendar-made = Wer diese Adresse kennt, kann den Kalender ein Jahr lang lesen. Sie steht nur hier und nur jetzt.
staff-calendar-address = Adresse des Kalenders
staff-calendar-outlook = Outlook: Kalender hinzufügen, aus dem Internet, Adresse einfügen.
staff-calendar-apple = iPhone und Mac: Kalender, Kalenderabonnement hinzufügen, Adresse einfügen.
staff-calendar-thunderbird = Thunderbird: Neuer Kalender, im Netzwerk, Adresse einfügen.
staff-calendar-open = Im Kalenderprogramm dieses Geräts öffnen
staff-calendar-end = Das Token dahinter beenden Sie jederzeit unter:
staff-calendar-done = Die Adresse des Kalenders ist erstellt.

## Accounts
staff-accounts = Konten
staff-tokens = Ihre Zugriffstoken
staff-tokens-lead = Ein Token lässt ein Programm, zum Beispiel einen Kalender, einen Teil dessen tun, was Sie dürfen.
staff-tokens-none = Es gibt keine Token.
staff-token = Token
staff-token-new = Token ausstellen
staff-token-make = Ausstellen
staff-token-label = Wofür?
staff-token-label-hint = Zum Beispiel: Kalender auf dem Diensttelefon
staff-token-scopes = Was das Token darf
staff-token-scopes-missing = Bitte wählen Sie mindestens eines aus.
staff-token-days = Gilt so viele Tage
staff-token-made = Token „{ $label }“
staff-token-use = Programme senden es als „Authorization: Bearer …“.
staff-token-done = Das Token ist ausgestellt.
staff-token-until = gilt bis { $day }
staff-token-used = zuletzt benutzt am { $day }
staff-token-unused = noch nie benutzt
staff-token-valid = gültig
staff-token-expired = abgelaufen
staff-token-revoked = beendet
staff-token-end = Beenden
staff-token-end-title = Token „{ $label }“ beenden
staff-token-end-lead = Wer das Token benutzt, kommt damit sofort nicht mehr herein. Das lässt sich nicht zurücknehmen.
staff-token-ended = Das Token ist beendet.
staff-action-read_internal = Internes lesen
staff-action-read_calendar = Kalender der Besuche lesen
staff-action-edit_offices = Büros ändern
staff-action-edit_projects = Projekte ändern
staff-action-edit_areas = Gebiete ändern
staff-action-edit_sources = Belege ändern
staff-action-edit_cities = Städte ändern
staff-action-keep_visits = Besuche eintragen
staff-action-assign = Zuständigkeiten vergeben
staff-action-keep_managers = Zuständige anlegen und ändern
staff-action-import = Dateien einlesen
staff-action-restore = Stände zurückholen
staff-action-delete = Löschen
staff-action-keep_accounts = Konten pflegen
staff-people = Alle Konten
staff-people-shown = { $n ->
    [one] 1 Konto
   *[other] { $n } Konten
}
staff-people-none = Es gibt keine Konten.
staff-people-add = Konto anlegen
staff-people-add-send = Anlegen
staff-people-added = Das Konto „{ $name }“ ist angelegt.
staff-people-name-hint = Am besten eine Funktion; 2 bis 64 Zeichen: a bis z, Ziffern, Punkt, Bindestrich.
staff-people-role = Rolle
staff-people-manager = Zuständige
staff-people-manager-hint = Wessen Städte die eigenen sind; für das Projektmanagement nötig.
staff-people-no-manager = niemand
staff-people-state = Stand
staff-people-acts = Was zu tun ist
staff-people-acts-of = Konto { $name }
staff-people-role-of = Rolle von { $name } ändern
staff-people-role-send = Rolle ändern
staff-people-role-done = { $name } hat eine andere Rolle.
staff-people-ends = Die Anmeldungen des Kontos enden damit.
staff-people-disable = Sperren
staff-people-disable-of = { $name } sperren
staff-people-disable-lead = Anmeldungen und Token des Kontos enden sofort. Was es getan hat, bleibt im Verlauf.
staff-people-disabled = { $name } ist gesperrt.
staff-people-enable = Entsperren
staff-people-enable-of = { $name } entsperren
staff-people-enable-lead = Das Konto kann sich wieder anmelden; Token müssen neu ausgestellt werden.
staff-people-enabled = { $name } ist entsperrt.
staff-people-reset = Neues Passwort
staff-people-reset-of = Neues Passwort für { $name }
staff-people-reset-lead = Ein Passwort wird ausgelost und einmal gezeigt. Das bisherige gilt nicht mehr, und die Anmeldungen enden.
staff-people-reset-done = { $name } hat ein neues Passwort.
staff-people-tokens = Token
staff-people-tokens-of = Token von { $name }
staff-people-password = Passwort für { $name }
staff-people-password-lead = Bitte geben Sie es auf sicherem Weg weiter. Es steht nur hier und nur jetzt, und es muss bei der ersten Anmeldung geändert werden.
staff-people-with-password = Ein Passwort auslosen
staff-people-with-password-hint = Ohne Passwort geht die Anmeldung nur über die Anmeldung der Organisation.
staff-people-is-active = aktiv
staff-people-is-disabled = gesperrt
staff-people-no-password = ohne Passwort
staff-people-must-change = muss das Passwort ändern
staff-role-long-reader = Lesen: sieht Internes, ändert nichts
staff-role-long-manager = Projektmanagement: pflegt die eigenen Städte
staff-role-long-coordinator = Koordination: vergibt Zuständigkeiten, pflegt alles
staff-role-long-admin = Verwaltung: alles, auch Konten
staff-audits = Was mit Konten getan wurde
staff-audit = { $at }: { $who } hat { $what } ({ $account }).
staff-audit-why = Begründung: { $why }
staff-audit-add = ein Konto angelegt
staff-audit-role = eine Rolle geändert
staff-audit-disable = ein Konto gesperrt
staff-audit-enable = ein Konto entsperrt
staff-audit-password = ein Passwort geändert
staff-audit-token = ein Token ausgestellt
staff-audit-revoke = ein Token beendet

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
staff-board-to-acts = Zu den Aktionen
staff-board-all = Alle { $n } auswählen
staff-board-none = Auswahl aufheben
staff-board-empty = Mit dieser Auswahl gibt es keine Stadt.
staff-standing-confirmed = bestätigt
staff-standing-assumed = angenommen
staff-standing-planned = Wechsel geplant
staff-table-choose = Auswahl

## A city and its story
staff-city-page = Öffentliche Seite der Stadt
staff-city-substitute = Heute vertreten durch { $name }.
staff-city-confirm = Bestätigen
staff-city-withdraw = Zurücknehmen
staff-days-from = ab { $day }
staff-days-unknown = seit einem unbekannten Tag
staff-days-until = { $start } bis { $day }
staff-spell-now = heute
staff-spell-planned = geplant
staff-spell-past = früher
staff-spell-why = Begründung: { $reason }
staff-spell-written = Eingetragen von { $who } am { $day }.
staff-spell-decided = Entschieden von { $who }.

## What is done with cities
staff-act-hand = Übergeben …
staff-act-confirm = Bestätigen … ({ $n })
staff-act-undo = Rückgängig
staff-act-redo = Wiederholen
staff-act-undo-of = Rückgängig: { $what }
staff-act-redo-of = Wiederholen: { $what }
staff-undo-done = Rückgängig gemacht: { $what }
staff-redo-done = Wiederholt: { $what }
staff-deed-handed = { $cities } ab { $day } an { $name } übergeben
staff-deed-confirmed = { $city }: { $name } bestätigt
staff-deed-confirmed-many = Zuständigkeit bestätigt: { $cities }
staff-deed-withdrawn = { $city }: Wechsel zu { $name } ab { $day } zurückgenommen
staff-hand-title = { $n ->
    [one] 1 Stadt übergeben
   *[other] { $n } Städte übergeben
}
staff-hand-more = { $n } weitere
staff-hand-to = Künftig zuständig
staff-hand-to-missing = Bitte wählen Sie, wer künftig zuständig ist.
staff-hand-choose = bitte wählen
staff-hand-day = Ab welchem Tag
staff-hand-day-missing = Bitte geben Sie den Tag an.
staff-hand-confirmed = Das ist bestätigt
staff-hand-confirmed-hint = Ohne Haken sagen Karte und Seiten, dass die Zuständigkeit angenommen und nicht bestätigt ist.
staff-hand-send = Übergeben
staff-preview = Was das für alle bedeutet
staff-preview-none = Wählen Sie, wer künftig zuständig ist; dann steht hier, wie sich die Arbeit verteilt. Gespeichert wird dabei nichts.
staff-preview-there = { $n ->
    [0] Die Vorschau ist da.
    [one] Die Vorschau ist da. Bei einer Stadt geht es so nicht.
   *[other] Die Vorschau ist da. Bei { $n } Städten geht es so nicht.
}
staff-preview-refused = { $n ->
    [one] Bei einer Stadt geht es so nicht, und dann wird keine übergeben:
   *[other] Bei { $n } Städten geht es so nicht, und dann wird keine übergeben:
}
staff-preview-becomes = wird zu
staff-preview-measure = Maß
staff-preview-on = Gerechnet für den { $day }.
staff-load = Arbeit der Zuständigen
staff-load-cities = Städte
staff-load-areas = Gebiete
staff-load-projects = Projekte
staff-load-money = Gesamtkosten der Projekte
staff-load-money-known = bekannt bei { $n } von { $all } Projekten
staff-load-travel = Rundreise
staff-load-travel-hint = Rundreise: Luftlinie über alle Städte, vom Büro der Servicestelle aus, wo der Atlas eines kennt.
staff-load-visits = Fällige Termine

## Absences
staff-act-absence = Vertretung …
staff-absence = Vertretung eintragen
staff-absence-lead = Während der Abwesenheit nennen Karte und Seiten die Vertretung. Die Zuständigkeit bleibt, wie sie ist.
staff-absence-manager = Wer ist abwesend
staff-absence-substitute = Wer vertritt
staff-absence-first = Erster Tag
staff-absence-last = Letzter Tag
staff-absence-missing = Bitte füllen Sie dieses Feld aus.
staff-absence-send = Eintragen
staff-absence-planned = { $days }: vertreten durch { $name }
staff-absence-done = { $substitute } vertritt { $name }: { $days }
staff-absence-removed = Vertretung von { $name } zurückgenommen: { $days }

## Proposals
staff-act-proposal = Vorschlag …
staff-proposal = Vorschlag für eine ausgeglichenere Aufteilung
staff-proposal-lead = Gesucht wird unter allen Aufteilungen der Kreise in zwei zusammenhängende Gebiete. Nichts davon wird von selbst eingetragen.
staff-proposal-weights = Was wie viel zählt (0 bis 10)
staff-proposal-ask = Neu berechnen
staff-proposal-result = Der Vorschlag
staff-proposal-take = { $n ->
    [one] 1 Stadt für { $name } in die Auswahl übernehmen
   *[other] { $n } Städte für { $name } in die Auswahl übernehmen
}

## Keeping records
staff-edit = Einträge
edit-kinds-offices = Büros
edit-kinds-projects = Projekte
edit-kinds-areas = Gebiete
edit-kinds-cities = Städte
edit-kinds-managers = Zuständige
edit-kinds-sources = Belege
edit-kinds-conflicts = Widersprüche
edit-kind-offices = Büro
edit-kind-projects = Projekt
edit-kind-areas = Gebiet
edit-kind-cities = Stadt
edit-kind-managers = Zuständige Person
edit-kind-sources = Beleg
edit-kind-conflicts = Widerspruch
edit-new-offices = Neues Büro
edit-new-projects = Neues Projekt
edit-new-areas = Neues Gebiet
edit-new-cities = Neue Stadt
edit-new-managers = Neue zuständige Person
edit-new-sources = Neuer Beleg
edit-new-conflicts = Neuer Widerspruch
edit-find-kind = Art der Einträge
edit-find-q = Name, Stadt oder Kennung
edit-find-own = nur in Städten, für die Sie zuständig sind
edit-find-count = { $n ->
    [0] Kein Eintrag passt dazu.
    [one] Ein Eintrag.
   *[other] { $n } Einträge, { $shown } werden gezeigt.
}
edit-lead = Ein leeres Feld heißt: unbekannt. Was Sie eingeben, bleibt in diesem Fenster stehen, bis es veröffentlicht oder verworfen ist.
edit-state = Zuletzt geändert am { $at } von { $who }.
edit-state-new = Noch nicht veröffentlicht.
edit-public = Öffentliche Seite
edit-read-only = Diesen Eintrag dürfen Sie lesen, aber nicht ändern.
edit-restored = Hier steht wieder, was Sie zuletzt eingegeben und noch nicht veröffentlicht haben.
edit-discard = Eingaben verwerfen
edit-discard-sure = Alles verwerfen, was noch nicht veröffentlicht ist?
edit-discarded = Verworfen. Hier steht wieder, was veröffentlicht ist.
edit-check = Prüfen
edit-checked = { $n ->
    [0] Geprüft: nichts zu beanstanden.
    [one] Geprüft: ein Hinweis.
   *[other] Geprüft: { $n } Hinweise.
}
edit-publish = Veröffentlichen
edit-publish-title = Diese Änderung veröffentlichen?
edit-unchanged = Es gibt nichts zu veröffentlichen: Nichts ist geändert.
edit-written = Veröffentlicht als Fassung { $n }.
edit-draft-save = Entwurf speichern
edit-draft-saved = Der Entwurf ist gespeichert. Nur Sie sehen ihn.
edit-draft = Das ist Ihr Entwurf vom { $at }. Öffentlich ist er nicht.
edit-draft-overtaken = Das ist Ihr Entwurf vom { $at }. Öffentlich ist er nicht; der Eintrag wurde seither geändert, beim Veröffentlichen wird beides zusammengeführt.
edit-drafts = Ihre Entwürfe
edit-draft-of = Entwurf vom { $at }
edit-delete = Löschen
edit-delete-title = „{ $what }“ löschen?
edit-delete-lead = Die öffentliche Seite sagt danach, dass es den Eintrag gab und wann er gelöscht wurde. Im Verlauf kann er wiederhergestellt werden.
edit-deleted = „{ $what }“ ist gelöscht.
edit-yes = ja
edit-no = nein
edit-unknown = unbekannt
edit-choose = Bitte wählen
edit-wrong-title = { $n ->
    [one] Eine Angabe ist noch nicht in Ordnung
   *[other] { $n } Angaben sind noch nicht in Ordnung
}
edit-wrong-missing = Diese Angabe fehlt.
edit-wrong-number = Das ist keine Zahl. Beispiel: 1.234,56
edit-wrong-whole = Hier steht eine ganze Zahl, ohne Komma.
edit-wrong-point = Der Ort fehlt: Anschrift suchen, auf die Karte zeigen oder Länge und Breite eingeben.
edit-findings = Was die Prüfungen sagen
edit-findings-none = Nichts zu beanstanden.
edit-finding-error = Fehler:
edit-finding-warning = Warnung:
edit-finding-info = Hinweis:
edit-changes = { $n ->
    [one] Ein Feld ändert sich
   *[other] { $n } Felder ändern sich
}
edit-changes-field = Feld
edit-changes-before = bisher
edit-changes-after = danach
edit-row-add = { $what }: weitere Angabe
edit-row-remove = { $what } entfernen
edit-row-removed = { $what } ist entfernt.
edit-object-add = { $what } angeben
edit-object-remove = { $what } entfernen
edit-picker-hint = Tippen, dann mit den Pfeiltasten wählen.
edit-picker-none = Nichts gefunden zu „{ $q }“.
edit-picked = Gewählt: { $what }.
edit-unpicked = Entfernt: { $what }.
edit-unpick = „{ $what }“ entfernen
edit-picked-list = { $what }: gewählt
edit-source-new = Neuen Beleg anlegen
edit-value-source = Beleg: { $summary }
edit-value-source-none = wie der ganze Eintrag
edit-value-source-of = Eigene Belege für „{ $what }“
edit-value-source-old = Der Beleg galt für den früheren Wert von „{ $what }“. Ohne ein Wort dazu wird er entfernt.
edit-value-source-still = Er belegt auch den neuen Wert
edit-source-save = Beleg speichern
edit-hint-date = Jahr, Monat oder Tag: 2018, 09.2018 oder 03.09.2018
edit-hint-eur = In Euro, mit Komma: 1.234,56
edit-hint-lines = Eine Angabe in jeder Zeile

## Merging the work of two
edit-merge-title = Jemand anderes war schneller
edit-merge-lead = { $who } hat diesen Eintrag am { $at } geändert, während Sie daran gearbeitet haben. { $n ->
    [0] Beides passt zusammen: Unten ist schon gewählt, was wer geändert hat.
    [one] Ein Feld haben Sie beide geändert; bitte wählen Sie dort.
   *[other] { $n } Felder haben Sie beide geändert; bitte wählen Sie dort.
} Nichts ist verloren, und nichts ist überschrieben.
edit-merge-both = von beiden geändert
edit-merge-base = vorher: { $value }
edit-merge-mine = Ihre Fassung
edit-merge-theirs = Fassung von { $who }
edit-merge-missing = Bitte wählen Sie eine Fassung.
edit-merge-take = So zusammenführen
edit-merge-cancel = Zurück zum Formular
edit-merged = Zusammengeführt. Jetzt kann es veröffentlicht werden.

## Places and boundaries
edit-map-label = Karte zum Setzen der Lage
edit-place-search = Anschrift oder Ort suchen
edit-place-search-hint = Das Verzeichnis kennt Straßen und Haltestellen, keine Hausnummern.
edit-place-lon = Länge (Grad Ost)
edit-place-lat = Breite (Grad Nord)
edit-place-none = Noch kein Ort gesetzt.
edit-place-at = Der Punkt liegt bei { $lon } Ost, { $lat } Nord, { $precision }.
edit-place-at-only = Punkt bei { $lon } Ost, { $lat } Nord
edit-place-sign = { $where } Mit den Pfeiltasten verschieben, mit Umschalt in kleinen Schritten.
edit-place-map-hint = Auf die Karte klicken setzt den Punkt; ziehen oder Pfeiltasten verschieben ihn.
edit-place-middle = Punkt in die Mitte der Karte setzen
edit-place-note-map = Auf der Karte gesetzt.
edit-place-note-search = Nach dem Ortsverzeichnis gesetzt ({ $label }).
edit-boundary-none = Keine Grenze.
edit-boundary-words = Grenze mit { $parts ->
    [one] einem Teil
   *[other] { $parts } Teilen
} und { $corners } Eckpunkten.
edit-boundary-draw = Grenze zeichnen
edit-boundary-redraw = Neu zeichnen
edit-boundary-change = Ecken verschieben
edit-boundary-done = Fertig
edit-boundary-clear = Grenze entfernen
edit-boundary-act-drawing = Jeder Klick setzt eine Ecke; ein Klick auf die erste Ecke schließt die Grenze.
edit-boundary-act-changing = Ecken ziehen; die blassen Punkte dazwischen werden neue Ecken. Danach „Fertig“.
edit-boundary-text = Als Text eingeben
edit-boundary-text-label = Grenze als Text
edit-boundary-text-hint = GeoJSON, WKT oder in jeder Zeile ein Eckpunkt als Länge und Breite in Grad; eine leere Zeile beginnt einen weiteren Teil.
edit-boundary-take = Grenze übernehmen
edit-boundary-lack-empty = Hier steht noch nichts.
edit-boundary-lack-json = Das ist kein gültiges GeoJSON.
edit-boundary-lack-wkt = Das ist kein gültiges WKT mit POLYGON oder MULTIPOLYGON.
edit-boundary-lack-line = In Zeile { $line } stehen nicht genau zwei Zahlen.
edit-boundary-lack-few = Eine Grenze braucht mindestens drei Eckpunkte.
edit-boundary-lack-kind = Gebraucht wird genau eine Fläche (Polygon oder MultiPolygon).
edit-boundary-lack-metres = Das sind keine Grade. Koordinaten in Metern liest der Bereich „Einlesen“.
edit-boundary-lack-range = Eine Breite liegt nicht auf der Erde.

## Groups of fields
edit-group-what = Worum es geht
edit-group-describing = Beschreibung
edit-group-concept = Konzept und Beschlüsse
edit-group-money = Geld
edit-group-proof = Belege
edit-group-boundary = Grenze
edit-group-carried = Träger und Laufzeit
edit-group-reached = Erreichbarkeit
edit-group-place = Ort
edit-group-programme = Programm und Kennzahlen
edit-group-more = Weitere Angaben

## Fields of records
edit-field-name = Name
edit-field-city_ags = Stadt
edit-field-name_official = Name ist amtlich
edit-field-programme = Programm
edit-field-periods = Förderperioden
edit-field-period = Förderperiode
edit-field-status = Status
edit-field-predecessor_ids = Vorgänger
edit-field-transition_2022_2024 = Übergang 2022 bis 2024
edit-field-gihk_title = Titel des Konzepts (GIHK)
edit-field-council_decision = Ratsbeschluss
edit-field-council_decision_date = Datum des Ratsbeschlusses
edit-field-inhabitants = Einwohner:innen
edit-field-inhabitants_as_of = Stand der Einwohnerzahl
edit-field-hectares = Größe in Hektar
edit-field-budget_total_eur = Summe
edit-field-budget_basis = Die Summe meint
edit-field-budget_eu_eur = EU-Anteil
edit-field-budget_figures = Einzelne Beträge
edit-field-amount_eur = Betrag
edit-field-approx = ungefähr
edit-field-budget_figures-kind = Art des Betrags
edit-field-budget_figures-what = Wofür
edit-field-source = Beleg
edit-field-shared_with = gemeinsam mit den Gebieten
edit-field-boundary_description = Abgrenzung in Worten
edit-field-sub_quarters = Ortsteile
edit-field-note = Bemerkung
edit-field-sources = Belege
edit-field-value_sources = Belege einzelner Angaben
edit-field-confidence = Sicherheit der Angaben
edit-field-geometry = Lage
edit-field-geometry_quality = Herkunft der Grenze
edit-field-geometry_evidence = Worauf die Zeichnung beruht
edit-hint-geometry_evidence = Gebraucht, sobald eine Grenze gezeichnet ist.
edit-field-geometry_partial = Nur ein Teil ist gezeichnet
edit-field-geometry_note = Bemerkung zur Grenze
edit-field-geometry_sources = Belege der Grenze
edit-field-area_ids = Gebiete
edit-field-area_relation = Bezug zum Gebiet
edit-field-kind = Art
edit-field-carrier = Träger
edit-field-client = Auftraggeber
edit-field-street = Straße
edit-field-house_number = Hausnummer
edit-field-postcode = Postleitzahl
edit-field-city = Ort in der Anschrift
edit-field-location_note = Hinweis zum Weg
edit-field-phone = Telefon
edit-field-email = E-Mail
edit-field-website = Website
edit-field-opening_hours = Öffnungszeiten
edit-field-osm_opening_hours = Öffnungszeiten für Maschinen
edit-hint-osm_opening_hours = In der Schreibweise von OpenStreetMap: Mo-Fr 09:00-17:00
edit-field-opening_hours_as_of = Stand der Öffnungszeiten
edit-field-since = Seit
edit-field-until = Bis
edit-field-funded_until = Gefördert bis
edit-field-as_of = Stand der Angaben
edit-field-precision = Genauigkeit der Lage
edit-hint-precision = Folgt dem Weg, auf dem der Punkt gesetzt wurde, und ist nie genauer als die Anschrift.
edit-field-precision_note = Wie die Lage bestimmt ist
edit-field-record_id = Nummer in der Vorhabenliste
edit-field-area_id = Gebiet
edit-field-area_basis = Das Gebiet ist
edit-field-title = Titel
edit-field-title_addition = Zusatz zum Titel
edit-field-beneficiary = Begünstigte
edit-field-contractor = Auftragnehmer
edit-hint-contractor = Nur bei öffentlicher Vergabe: wer den Auftrag bekommen hat
edit-field-programme_id = Kennung des Programms
edit-field-start = Beginn
edit-field-end = Ende
edit-field-cost_total_eur = Förderfähige Gesamtkosten
edit-field-eu_amount_eur = EU-Anteil
edit-field-grant_total_eur = Zuwendung von EU und Land
edit-field-grant_approx = Zuwendung ist ungefähr
edit-field-co_financing_rate = Fördersatz
edit-field-co_financing_rate-value = Anteil
edit-hint-co_financing_rate-value = Zwischen 0 und 1: 0,6 heißt 60 Prozent
edit-field-basis = Bezug
edit-field-computed = berechnet
edit-field-fund = Fonds
edit-field-intervention_category = Interventionskategorie
edit-field-guideline_code = Nummer der Richtlinie
edit-field-guideline_label = Richtlinie
edit-field-funding_object_code = Nummer des Fördergegenstands
edit-field-funding_object_label = Fördergegenstand
edit-field-specific_objective = Spezifisches Ziel
edit-field-theme = Thema
edit-field-theme_basis = Das Thema ist
edit-field-address = Anschrift
edit-field-place = Ortsangabe
edit-field-summary = Kurzfassung
edit-field-name_hsb = Name auf Obersorbisch
edit-field-population = Einwohner:innen
edit-field-participation = Teilnahme am Programm
edit-field-role = Funktion
edit-field-organisation = Organisation
edit-field-region = Region
edit-field-url = Adresse im Netz
edit-field-what = Was es ist
edit-field-publisher = Herausgeber
edit-field-seen = Gesehen am
edit-field-subject_type = Art des Eintrags
edit-field-subject_id = Kennung des Eintrags
edit-field-field = Feld
edit-field-values = Was die Belege sagen
edit-field-value = Angabe

## Values of records
edit-value-confidence-high = hoch
edit-value-confidence-medium = mittel
edit-value-confidence-low = gering
edit-value-area_relation-same_programme = gleiches Programm
edit-value-area_relation-same_quarter = gleiches Quartier
edit-value-area_basis-source = belegt
edit-value-area_basis-assumed = angenommen
edit-value-theme_basis-record = aus der Vorhabenliste
edit-value-theme_basis-assigned = von uns zugeordnet
edit-value-kind-site = Ort des Projekts
edit-value-kind-carrier_seat = Sitz des Trägers
edit-value-subject_type-area = Gebiet
edit-value-subject_type-office = Büro
edit-value-subject_type-project = Projekt
edit-value-subject_type-programme = Programm
