### English: the words of the staff workspace.

## The page and its frame
staff-title = Staff – Quartiersatlas Sachsen
staff-title-of = { $what } – Staff – Quartiersatlas Sachsen
staff-name = Staff workspace
staff-menu = Parts of the staff workspace
staff-skip-main = Skip to content
staff-skip-menu = Skip to the menu
staff-noscript = The staff workspace needs JavaScript. Who is responsible for which city is also told on the public pages.
staff-loading = Loading …
staff-network-lost = The server cannot be reached. What you have entered stays here.
staff-load-failed = This part cannot be loaded at the moment.
staff-unknown-title = There is nothing at this address.
staff-unknown-home = To the list of cities
staff-forbidden = This part does not belong to your role.
staff-close = Close
staff-cancel = Cancel
staff-leave = There is something on this page that has not been saved. Leave nevertheless?

## Who is logged in
staff-role-reader = reader
staff-role-manager = project manager
staff-role-coordinator = coordinator
staff-role-admin = administrator
staff-person = Logged in: { $name } ({ $role })
staff-account = Account
staff-out-here = Log out here
staff-out-everywhere = Log out on all devices
staff-out-done = You are logged out.
staff-out-done-everywhere = You are logged out on all devices.
staff-expiry = Your session ends in { $n ->
    [one] one minute
   *[other] { $n } minutes
}. What you have entered stays here.
staff-expiry-stay = Stay logged in

## Logging in
staff-login-title = Log in
staff-login-lead = Here the service office keeps who is responsible for which city. The map tells who is responsible without logging in, too.
staff-login-name = Name of the account
staff-login-password = Password
staff-login-show = Show the password
staff-login-send = Log in
staff-login-done = You are logged in.
staff-login-name-missing = Please enter the name of the account.
staff-login-password-missing = Please enter the password.
staff-login-elsewhere = Log in at { $name }
staff-login-came-back = I have logged in again
staff-login-not-back = { $name } is not logged in again yet.
staff-login-changed = In this browser { $name } is logged in by now. Nothing was sent.
staff-login-again = Please log in again
staff-login-again-lead = Your session has ended. What you have entered is still here and is sent once you are logged in.
staff-login-again-name = Account

## The password
staff-password = Change password
staff-password-must = Please choose a password of your own first.
staff-password-current = Present password
staff-password-new = New password
staff-password-hint = At least 12 characters; best several words that do not belong together.
staff-password-show = Show the passwords
staff-password-missing = Please fill in this field.
staff-password-send = Change password and log out everywhere else
staff-password-done = The password is changed.

## Parts of forms
staff-reason = Reason
staff-reason-hint = Is kept in the history; only people who are logged in see it.
staff-reason-missing = Please say why.
staff-required = (required)
staff-problem-stale = { $who } changed this on { $at }.
staff-problem-reload = Load the new state
staff-unreachable = The server cannot be reached. Nothing is lost; please try again.

## Parts of views
staff-missing = Please fill this in.
staff-choose = Please choose
staff-secret-copy = Copy
staff-secret-copied = Copied.
staff-secret-marked = Selected; Ctrl+C copies it.
staff-secret-kept = I have noted it
staff-secret-lead = It is shown only here and only now. Whoever loses it needs a new one.

## The history
staff-history = History
staff-history-filters = Narrow the history
staff-history-collection = What was changed
staff-history-who = Account
staff-history-who-hint = The whole name of the account
staff-history-only = Only changes of “{ $name }” are shown.
staff-history-all = Show all
staff-history-shown = { $n ->
    [0] No change found.
    [one] 1 change found.
   *[other] { $n } changes found.
}
staff-history-none = There is no change for this choice.
staff-history-older = Show older ones
staff-history-entry = { $at }: { $who } changed { $n ->
    [one] 1 record
   *[other] { $n } records
}
staff-history-why = Reason: { $why }
staff-history-number = Revision { $n }
staff-history-more = { $n ->
    [one] Show 1 more record
   *[other] Show { $n } more records
}
staff-history-created = { $kind } “{ $name }” added
staff-history-changed = { $kind } “{ $name }” changed
staff-history-deleted = { $kind } “{ $name }” deleted
staff-history-field = Field
staff-history-before = before
staff-history-after = after
staff-history-now = now
staff-history-then = then
staff-history-geometry = Place on the map
staff-history-geometry-moved = (changed)
staff-history-record = History of this record
staff-history-of = History of this record: { $what }
staff-history-undo = Take the whole change back …
staff-history-undo-of = Take revision { $n } back
staff-history-to-before = Bring back the state before …
staff-history-to-before-of = Bring back the state before revision { $n }: { $what }
staff-history-to-after = Bring back this state …
staff-history-to-after-of = Bring back the state after revision { $n }: { $what }
staff-history-trial = Trial
staff-history-trying = Trying out what this means …
staff-history-effect = { $n ->
    [one] This changes 1 record, as a new change; the history keeps everything.
   *[other] This changes { $n } records, as one new change; the history keeps everything.
}
staff-history-effect-more = { $n ->
    [one] and 1 more record
   *[other] and { $n } more records
}
staff-history-same = The record is like that already.
staff-history-anyway = Overwrite later changes
staff-history-return = Bring back
staff-history-returned = Brought back; this is revision { $n }.
staff-history-prove = Prove the chain
staff-history-proving = Proving …
staff-history-proved = { $n ->
    [one] Intact: 1 revision proved, checksum { $hash } …
   *[other] Intact: all { $n } revisions proved, latest checksum { $hash } …
}
edit-kind-assignments = Responsibility
edit-kind-visits = Visit
edit-kind-mergers = Merger
edit-kinds-mergers = Mergers
edit-kinds-assignments = Responsibilities
edit-kinds-visits = Visits
edit-field-manager_id = Responsible
edit-field-valid_from = Holds from
edit-field-confirmed = confirmed
edit-field-decided_by = Decided by
edit-field-reason = Reason
edit-field-visits-place = Place
edit-field-mergers-collection = Collection
edit-field-mergers-record_id = Id
edit-field-into = merged into
edit-field-day = Day
edit-field-time = Time
edit-field-participants = Participants
edit-field-result = Result
edit-field-next_step = Next step
edit-field-next_step_by = Deadline

## Taking in files
staff-intake = Import
staff-intake-step-file = 1. File
staff-intake-step-columns = 2. Columns
staff-intake-step-trial = 3. Dry run
staff-intake-step-accept = 4. Accept
staff-intake-kind = What the file holds
staff-intake-kind-operations = Operations (list of projects)
staff-intake-kind-offices = Offices
staff-intake-kind-boundaries = Boundaries of areas
staff-intake-file = File
staff-intake-file-missing = Please choose a file.
staff-intake-drop = Drop a file here or choose one
staff-intake-chosen = Chosen: { $name }
staff-intake-formats = CSV, Excel (XLSX), ODS, GeoJSON, GeoPackage, Shapefile (ZIP), KML, DXF. It is checked in a dry run, which writes nothing.
staff-intake-crs-more = Name the coordinate system
staff-intake-crs = Coordinate system
staff-intake-crs-hint = Only where the file does not say it itself; for example: EPSG:25833
staff-intake-reading = The file is being read and checked …
staff-intake-send = Check
staff-intake-again = Check again with these columns
staff-intake-other = Another file
staff-intake-missing = The file cannot be read like this: no column was recognised as { $wanted }.
staff-intake-or = or
staff-intake-found = The file has the columns: { $found }. Please say below which one it is, or give a value for all rows.
staff-intake-found-none = The file has no columns with a heading.
staff-intake-sheet = Sheet or layer
staff-intake-columns-caption = { $n ->
    [one] 1 column
   *[other] { $n } columns
}
staff-intake-column = Column of the file
staff-intake-sample = Sample
staff-intake-read-as = is read as
staff-intake-read-as-of = { $name } is read as
staff-intake-not-read = (not read)
staff-intake-guessed = a guess, please check
staff-intake-default = { $name } for all rows
staff-intake-default-hint = Holds where the file says nothing.
staff-intake-filter = Narrow the rows
staff-intake-all = all
staff-intake-create = new
staff-intake-update = changed
staff-intake-unchanged = unchanged
staff-intake-possible_duplicate = perhaps known
staff-intake-invalid = errors
staff-intake-noted = with notes
staff-intake-summary = { $n ->
    [one] 1 row
   *[other] { $n } rows
}: { $create } new, { $update } changed, { $unchanged } unchanged, { $duplicate } perhaps known, { $invalid } with errors.
staff-intake-rows-none = No row.
staff-intake-rows-more = { $n ->
    [one] 1 more row
   *[other] { $n } more rows
}
staff-intake-rows-shown = { $n ->
    [0] No row.
    [one] 1 row.
   *[other] { $n } rows.
}
staff-intake-line = Line { $line }
staff-intake-untitled = without title
staff-intake-error = Error:
staff-intake-warning = Note:
staff-intake-where = Column “{ $column }”, value “{ $value }”:
staff-intake-suggestion = Perhaps meant: { $suggestion }
staff-intake-from-to = { $before } → { $after }
staff-intake-duplicate = Is like “{ $name }” ({ $score } %)
staff-intake-as-skip = do not take it
staff-intake-as-update = is the same record: change it
staff-intake-as-create = is another one: add it
staff-intake-take = Take line { $line }
staff-intake-errors = Rows that are not taken, as a table (CSV)
staff-intake-nothing = There is nothing to take from this file: no chosen row is new or changed.
staff-intake-source-lead = Nothing is published without a source: please say where the file comes from.
staff-intake-what = What the file is
staff-intake-what-hint = For example: list of operations, as of March 2026
staff-intake-publisher = Who it comes from
staff-intake-publisher-hint = The office that issued it
staff-intake-url = Web address, if there is one
staff-intake-as-of = Date of the file
staff-intake-accept = { $n ->
    [one] Accept 1 record
   *[other] Accept { $n } records
}
staff-intake-done = { $n ->
    [one] 1 record has been taken in
   *[other] { $n } records have been taken in
}
staff-intake-done-lead = It is a single change (revision { $n }); the history can take it back as a whole.
staff-intake-progress = { $done } of { $total } rows
staff-intake-progress-label = Progress
staff-intake-mapping = Saved mapping
staff-intake-mapping-none = none: recognise columns by their names
staff-intake-forget = Forget the mapping “{ $name }”
staff-intake-forgotten = The mapping “{ $name }” is forgotten.
staff-intake-remember-more = Remember this mapping for the next file
staff-intake-remember-name = Name of the mapping
staff-intake-remember-hint = For example: monthly list of the granting office. A name that exists already is written over.
staff-intake-remember-nameless = Please give the mapping a name.
staff-intake-remember = Remember the mapping
staff-intake-remembered = The mapping “{ $name }” is saved.
staff-intake-hectares = { $ha } ha
staff-intake-boundary = { $before } before, { $after } now: { $kept } stay, { $added } are added, { $removed } are lost.
staff-intake-boundary-first = No boundary was drawn before; now there are { $after }.
staff-intake-map-open = Compare on the map
staff-intake-map-close = Close the map
staff-intake-map-label = Old and new boundary
staff-intake-part-kept = stays
staff-intake-part-added = is added
staff-intake-part-removed = is lost
staff-intake-history = See it in the history

## Visits
staff-visits = Visits
staff-visits-filters = Narrow the visits
staff-visits-month = Month
staff-visits-months = Visits by month
staff-visits-none = No visit is written down for this choice.
staff-visits-shown = { $n ->
    [one] 1 visit
   *[other] { $n } visits
}
staff-due = What is due
staff-due-shown = { $n ->
    [one] 1 entry
   *[other] { $n } entries
}
staff-due-none = No visit and no deadline is due.
staff-due-first = { $n ->
    [one] First talk to be held: 1 city
   *[other] First talks to be held: { $n } cities
}
staff-due-by = by { $day }
staff-due-late = overdue
staff-due-overdue = day has passed, no result yet
staff-due-next_step = next step
staff-due-first_talk = first talk to be held
staff-due-coming = visit planned
staff-visit-new = Write down a visit
staff-visit-edit = Change the visit in { $city }
staff-visit-plan = Plan
staff-visit-hold = Write down the result
staff-visit-move = Move
staff-visit-change = Change
staff-visit-save = Save
staff-visit-planned = The visit in { $city } has been written down.
staff-visit-saved = The visit in { $city } has been changed.
staff-visit-cancel = Cancel the visit
staff-visit-cancel-title = Cancel the visit in { $city } on { $day }
staff-visit-cancel-lead = It stays here as cancelled, in calendars that subscribed to it, too.
staff-visit-cancelled = The visit in { $city } is cancelled.
staff-visit-delete = Delete
staff-visit-delete-title = Delete the visit in { $city } on { $day }
staff-visit-delete-lead = For visits that stand here by mistake. The history keeps the entry, and it can be brought back from there.
staff-visit-deleted = The visit in { $city } is deleted.
staff-visit-city = City
staff-visit-areas = Areas
staff-visit-place = Place
staff-visit-place-hint = For example: town hall, room 12
staff-visit-kind = Kind
staff-visit-kind-first_talk = First talk
staff-visit-kind-site_visit = On-site visit
staff-visit-kind-other = other talk
staff-visit-status = State
staff-visit-status-planned = planned
staff-visit-status-held = held
staff-visit-status-cancelled = cancelled
staff-visit-day = Day
staff-visit-time = Time
staff-visit-time-hint = Empty while it is not settled
staff-visit-at = { $day }, { $time }
staff-visit-manager = Responsible
staff-visit-participants = Participants
staff-visit-participants-hint = One function a line, no names; for example: neighbourhood management
staff-visit-result = Result
staff-visit-result-hint = What was discussed and agreed; never on public pages.
staff-visit-result-missing = What came of the talk?
staff-visit-next = Next step
staff-visit-next-hint = What shall be done next
staff-visit-next-by = Deadline
staff-visit-next-until = { $what } (by { $day })
staff-visit-changed = Last changed by { $who } on { $at }
staff-calendar = Subscribe to the calendar
staff-calendar-lead = A calendar program reads the visits at an address of its own. It shows only day, place and participants, no results.
staff-calendar-whose = Whose cities
staff-calendar-all = all cities
staff-calendar-label = What for?
staff-calendar-label-usual = Calendar
staff-calendar-reason = Subscribe to the calendar of visits
staff-calendar-make = Make an address
staff-calendar-made = Whoever knows this address can read the calendar for a year. It is shown only here and only now.
staff-calendar-address = Address of the calendar
staff-calendar-outlook = Outlook: add a calendar, from the internet, paste the address.
staff-calendar-apple = iPhone and Mac: Calendar, add a calendar subscription, paste the address.
staff-calendar-thunderbird = Thunderbird: new calendar, on the network, paste the address.
staff-calendar-open = Open in the calendar program of this device
staff-calendar-end = The token behind it can be ended at any time under:
staff-calendar-done = The address of the calendar has been made.

## Accounts
staff-accounts = Accounts
staff-tokens = Your access tokens
staff-tokens-lead = A token lets a program, for example a calendar, do some of what you may do.
staff-tokens-none = There are no tokens.
staff-token = Token
staff-token-new = Issue a token
staff-token-make = Issue
staff-token-label = What for?
staff-token-label-hint = For example: calendar on the office telephone
staff-token-scopes = What the token may do
staff-token-scopes-missing = Please choose at least one.
staff-token-days = Lasts so many days
staff-token-made = Token “{ $label }”
staff-token-use = Programs send it as “Authorization: Bearer …”.
staff-token-done = The token has been issued.
staff-token-until = lasts until { $day }
staff-token-used = last used on { $day }
staff-token-unused = never used yet
staff-token-valid = valid
staff-token-expired = expired
staff-token-revoked = ended
staff-token-end = End
staff-token-end-title = End token “{ $label }”
staff-token-end-lead = Whoever uses the token is shut out at once. This cannot be undone.
staff-token-ended = The token has ended.
staff-action-read_internal = Read what is internal
staff-action-read_calendar = Read the calendar of visits
staff-action-edit_offices = Change offices
staff-action-edit_projects = Change projects
staff-action-edit_areas = Change areas
staff-action-edit_sources = Change sources
staff-action-edit_cities = Change cities
staff-action-keep_visits = Keep visits
staff-action-assign = Assign cities
staff-action-keep_managers = Add and change managers
staff-action-import = Import files
staff-action-restore = Restore states
staff-action-delete = Delete
staff-action-keep_accounts = Keep accounts
staff-people = All accounts
staff-people-shown = { $n ->
    [one] 1 account
   *[other] { $n } accounts
}
staff-people-none = There are no accounts.
staff-people-add = Add an account
staff-people-add-send = Add
staff-people-added = The account “{ $name }” has been added.
staff-people-name-hint = Best a function; 2 to 64 characters: a to z, digits, dot, hyphen.
staff-people-role = Role
staff-people-manager = Manager
staff-people-manager-hint = Whose cities are its own; needed for project managers.
staff-people-no-manager = nobody
staff-people-state = State
staff-people-acts = What to do
staff-people-acts-of = Account { $name }
staff-people-role-of = Change the role of { $name }
staff-people-role-send = Change role
staff-people-role-done = { $name } has another role.
staff-people-ends = This ends the logins of the account.
staff-people-disable = Disable
staff-people-disable-of = Disable { $name }
staff-people-disable-lead = Logins and tokens of the account end at once. What it did stays in the history.
staff-people-disabled = { $name } is disabled.
staff-people-enable = Enable
staff-people-enable-of = Enable { $name }
staff-people-enable-lead = The account can log in again; tokens have to be issued anew.
staff-people-enabled = { $name } is enabled.
staff-people-reset = New password
staff-people-reset-of = New password for { $name }
staff-people-reset-lead = A password is drawn by lot and shown once. The present one ends, and so do the logins.
staff-people-reset-done = { $name } has a new password.
staff-people-tokens = Tokens
staff-people-tokens-of = Tokens of { $name }
staff-people-password = Password for { $name }
staff-people-password-lead = Please hand it on in a safe way. It is shown only here and only now, and has to be changed at the first login.
staff-people-with-password = Draw a password by lot
staff-people-with-password-hint = Without a password, only the organisation's own login opens the account.
staff-people-is-active = active
staff-people-is-disabled = disabled
staff-people-no-password = without password
staff-people-must-change = must change the password
staff-role-long-reader = Reader: sees what is internal, changes nothing
staff-role-long-manager = Project manager: keeps the own cities
staff-role-long-coordinator = Coordinator: assigns cities, keeps everything
staff-role-long-admin = Administrator: everything, accounts too
staff-audits = What was done to accounts
staff-audit = { $at }: { $who } { $what } ({ $account }).
staff-audit-why = Reason: { $why }
staff-audit-add = added an account
staff-audit-role = changed a role
staff-audit-disable = disabled an account
staff-audit-enable = enabled an account
staff-audit-password = changed a password
staff-audit-token = issued a token
staff-audit-revoke = ended a token

## The cities
staff-board = Cities
staff-board-filters = Narrow the cities
staff-board-q = Name of the city
staff-board-any = all
staff-board-city = City
staff-board-manager = Responsible
staff-board-kreis = District
staff-board-standing = State
staff-board-since = since
staff-board-since-unknown = unknown
staff-board-areas = Areas
staff-board-projects = Projects
staff-board-day = Day
staff-board-nobody = nobody known
staff-board-sign = { $city }: { $name }
staff-board-planned = from { $day }: { $name }
staff-board-on = Shown is who is or was responsible on { $day }.
staff-board-map = Map of the cities
staff-board-map-hint = A click on a city chooses it. By keyboard: arrow keys lead from city to city, Space chooses. Everything can be done in the table, too.
staff-board-lasso = Choose with a loop
staff-board-lasso-hint = Draw a line around the cities with the button held down. Escape ends this.
staff-board-legend = Who is responsible
staff-board-table = Table of the cities
staff-board-shown = { $n ->
    [one] 1 city
   *[other] { $n } cities
}
staff-board-chosen = { $n ->
    [0] No city chosen
    [one] 1 city chosen
   *[other] { $n } cities chosen
}
staff-board-choose = Choose { $city }
staff-board-acts = With what is chosen
staff-board-to-acts = To the actions
staff-board-all = Choose all { $n }
staff-board-none = Choose none
staff-board-empty = There is no city for this choice.
staff-standing-confirmed = confirmed
staff-standing-assumed = assumed
staff-standing-planned = change planned
staff-table-choose = Choice

## A city and its story
staff-city-page = Public page of the city
staff-city-substitute = Today { $name } stands in.
staff-city-confirm = Confirm
staff-city-withdraw = Take back
staff-days-from = from { $day }
staff-days-unknown = since an unknown day
staff-days-until = { $start } until { $day }
staff-spell-now = today
staff-spell-planned = planned
staff-spell-past = earlier
staff-spell-why = Reason: { $reason }
staff-spell-written = Entered by { $who } on { $day }.
staff-spell-decided = Decided by { $who }.

## What is done with cities
staff-act-hand = Hand over …
staff-act-confirm = Confirm … ({ $n })
staff-act-undo = Undo
staff-act-redo = Redo
staff-act-undo-of = Undo: { $what }
staff-act-redo-of = Redo: { $what }
staff-undo-done = Undone: { $what }
staff-redo-done = Done again: { $what }
staff-deed-handed = { $cities } handed over to { $name } from { $day }
staff-deed-confirmed = { $city }: { $name } confirmed
staff-deed-confirmed-many = Responsibility confirmed: { $cities }
staff-deed-withdrawn = { $city }: change to { $name } from { $day } taken back
staff-hand-title = { $n ->
    [one] Hand over 1 city
   *[other] Hand over { $n } cities
}
staff-hand-more = { $n } more
staff-hand-to = Responsible from then on
staff-hand-to-missing = Please choose who will be responsible.
staff-hand-choose = please choose
staff-hand-day = From which day
staff-hand-day-missing = Please give the day.
staff-hand-confirmed = This is confirmed
staff-hand-confirmed-hint = Without the tick, map and pages say that this is assumed and not confirmed.
staff-hand-send = Hand over
staff-preview = What this means for everybody
staff-preview-none = Choose who will be responsible; then this shows how the work is shared. Nothing is saved by looking.
staff-preview-there = { $n ->
    [0] The preview is there.
    [one] The preview is there. It is not possible for one city.
   *[other] The preview is there. It is not possible for { $n } cities.
}
staff-preview-refused = { $n ->
    [one] It is not possible for one city, and then none is handed over:
   *[other] It is not possible for { $n } cities, and then none is handed over:
}
staff-preview-becomes = becomes
staff-preview-measure = Measure
staff-preview-on = Worked out for { $day }.
staff-load = Work of those responsible
staff-load-cities = Cities
staff-load-areas = Areas
staff-load-projects = Projects
staff-load-money = Total cost of the projects
staff-load-money-known = known of { $n } of { $all } projects
staff-load-travel = Round trip
staff-load-travel-hint = Round trip: straight lines through all cities, from the office of the service office where the atlas knows one.
staff-load-visits = Visits due

## Absences
staff-act-absence = Substitute …
staff-absence = Enter a substitute
staff-absence-lead = During the absence, map and pages name the substitute. Who is responsible stays as it is.
staff-absence-manager = Who is away
staff-absence-substitute = Who stands in
staff-absence-first = First day
staff-absence-last = Last day
staff-absence-missing = Please fill in this field.
staff-absence-send = Enter
staff-absence-planned = { $days }: { $name } stands in
staff-absence-done = { $substitute } stands in for { $name }: { $days }
staff-absence-removed = Substitute of { $name } taken back: { $days }

## Proposals
staff-act-proposal = Proposal …
staff-proposal = Proposal for sharing the work more evenly
staff-proposal-lead = All ways to share the districts between two connected regions are searched. Nothing of it is entered by itself.
staff-proposal-weights = What counts how much (0 to 10)
staff-proposal-ask = Work out anew
staff-proposal-result = The proposal
staff-proposal-take = { $n ->
    [one] Choose 1 city for { $name }
   *[other] Choose { $n } cities for { $name }
}

## Keeping records
staff-edit = Records
edit-kinds-offices = Offices
edit-kinds-projects = Projects
edit-kinds-areas = Areas
edit-kinds-cities = Cities
edit-kinds-managers = Managers
edit-kinds-sources = Sources
edit-kinds-conflicts = Conflicts
edit-kind-offices = Office
edit-kind-projects = Project
edit-kind-areas = Area
edit-kind-cities = City
edit-kind-managers = Manager
edit-kind-sources = Source
edit-kind-conflicts = Conflict
edit-new-offices = New office
edit-new-projects = New project
edit-new-areas = New area
edit-new-cities = New city
edit-new-managers = New manager
edit-new-sources = New source
edit-new-conflicts = New conflict
edit-find-kind = Kind of records
edit-find-q = Name, city or id
edit-find-own = only in cities that you are responsible for
edit-find-count = { $n ->
    [0] No record fits.
    [one] One record.
   *[other] { $n } records, { $shown } are shown.
}
edit-lead = An empty field says: unknown. What you enter stays in this window until it is published or discarded.
edit-state = Last changed on { $at } by { $who }.
edit-state-new = Not published yet.
edit-public = Public page
edit-read-only = You may read this record, but not change it.
edit-restored = Here again is what you entered last and have not published yet.
edit-discard = Discard what I entered
edit-discard-sure = Discard everything that is not published yet?
edit-discarded = Discarded. Here again is what is published.
edit-check = Check
edit-checked = { $n ->
    [0] Checked: nothing found.
    [one] Checked: one remark.
   *[other] Checked: { $n } remarks.
}
edit-publish = Publish
edit-publish-title = Publish this change?
edit-unchanged = There is nothing to publish: nothing has changed.
edit-written = Published as revision { $n }.
edit-draft-save = Save as draft
edit-draft-saved = The draft is saved. Only you see it.
edit-draft = This is your draft of { $at }. It is not public.
edit-draft-overtaken = This is your draft of { $at }. It is not public; the record was changed since, and both are merged when it is published.
edit-drafts = Your drafts
edit-draft-of = draft of { $at }
edit-delete = Delete
edit-delete-title = Delete “{ $what }”?
edit-delete-lead = The public page will say that the record was there and when it was deleted. It can be restored from the history.
edit-deleted = “{ $what }” is deleted.
edit-yes = yes
edit-no = no
edit-unknown = unknown
edit-choose = Please choose
edit-wrong-title = { $n ->
    [one] One value is not in order yet
   *[other] { $n } values are not in order yet
}
edit-wrong-missing = This value is missing.
edit-wrong-number = This is no number. Example: 1.234,56
edit-wrong-whole = A whole number stands here, without a comma.
edit-wrong-point = The place is missing: search for an address, point at the map, or enter longitude and latitude.
edit-findings = What the checks say
edit-findings-none = Nothing found.
edit-finding-error = Error:
edit-finding-warning = Warning:
edit-finding-info = Remark:
edit-changes = { $n ->
    [one] One field changes
   *[other] { $n } fields change
}
edit-changes-field = Field
edit-changes-before = before
edit-changes-after = after
edit-row-add = { $what }: one more
edit-row-remove = Remove { $what }
edit-row-removed = { $what } is removed.
edit-object-add = Give { $what }
edit-object-remove = Remove { $what }
edit-picker-hint = Type, then choose with the arrow keys.
edit-picker-none = Nothing found for “{ $q }”.
edit-picked = Chosen: { $what }.
edit-unpicked = Removed: { $what }.
edit-unpick = Remove “{ $what }”
edit-picked-list = { $what }: chosen
edit-source-new = Add a new source
edit-value-source = Source: { $summary }
edit-value-source-none = as for the whole record
edit-value-source-of = Sources of its own for “{ $what }”
edit-value-source-old = The source was that of the earlier value of “{ $what }”. Unless you say otherwise, it is removed.
edit-value-source-still = It backs the new value as well
edit-source-save = Save the source
edit-hint-date = Year, month or day: 2018, 09.2018 or 03.09.2018
edit-hint-eur = In euros, with a decimal comma: 1.234,56
edit-hint-lines = One value on each line

## Merging the work of two
edit-merge-title = Somebody else was faster
edit-merge-lead = { $who } changed this record on { $at } while you were working on it. { $n ->
    [0] Both fit together: what each of you changed is chosen below already.
    [one] One field was changed by both of you; please choose there.
   *[other] { $n } fields were changed by both of you; please choose there.
} Nothing is lost, and nothing is overwritten.
edit-merge-both = changed by both
edit-merge-base = before: { $value }
edit-merge-mine = Your version
edit-merge-theirs = Version of { $who }
edit-merge-missing = Please choose a version.
edit-merge-take = Merge like this
edit-merge-cancel = Back to the form
edit-merged = Merged. It can be published now.

## Places and boundaries
edit-map-label = Map to set the position
edit-place-search = Search for an address or place
edit-place-search-hint = The gazetteer knows streets and stops, no house numbers.
edit-place-lon = Longitude (degrees east)
edit-place-lat = Latitude (degrees north)
edit-place-none = No place set yet.
edit-place-at = The point lies at { $lon } east, { $lat } north, { $precision }.
edit-place-at-only = Point at { $lon } east, { $lat } north
edit-place-sign = { $where } Move it with the arrow keys, with Shift in small steps.
edit-place-map-hint = A click on the map sets the point; dragging or the arrow keys move it.
edit-place-middle = Set the point in the middle of the map
edit-place-note-map = Set on the map.
edit-place-note-search = Set by the gazetteer ({ $label }).
edit-boundary-none = No boundary.
edit-boundary-words = Boundary with { $parts ->
    [one] one part
   *[other] { $parts } parts
} and { $corners } corners.
edit-boundary-draw = Draw a boundary
edit-boundary-redraw = Draw anew
edit-boundary-change = Move corners
edit-boundary-done = Done
edit-boundary-clear = Remove the boundary
edit-boundary-act-drawing = Each click sets a corner; a click on the first corner closes the boundary.
edit-boundary-act-changing = Drag corners; the pale dots between them become new corners. Then press Done.
edit-boundary-text = Enter as text
edit-boundary-text-label = Boundary as text
edit-boundary-text-hint = GeoJSON, WKT, or a corner on each line as longitude and latitude in degrees; an empty line begins another part.
edit-boundary-take = Take this boundary
edit-boundary-lack-empty = There is nothing here yet.
edit-boundary-lack-json = This is no valid GeoJSON.
edit-boundary-lack-wkt = This is no valid WKT with POLYGON or MULTIPOLYGON.
edit-boundary-lack-line = There are not exactly two numbers on line { $line }.
edit-boundary-lack-few = A boundary needs at least three corners.
edit-boundary-lack-kind = Exactly one surface is needed (Polygon or MultiPolygon).
edit-boundary-lack-metres = These are no degrees. Coordinates in metres are read by the import.
edit-boundary-lack-range = A latitude does not lie on Earth.

## Groups of fields
edit-group-what = What it is about
edit-group-describing = Description
edit-group-concept = Concept and decisions
edit-group-money = Money
edit-group-proof = Sources
edit-group-boundary = Boundary
edit-group-carried = Carrier and time
edit-group-reached = Contact
edit-group-place = Place
edit-group-programme = Programme and codes
edit-group-more = Further values

## Fields of records
edit-field-name = Name
edit-field-city_ags = City
edit-field-name_official = Name is official
edit-field-programme = Programme
edit-field-periods = Funding periods
edit-field-period = Funding period
edit-field-status = Status
edit-field-predecessor_ids = Predecessors
edit-field-transition_2022_2024 = Transition 2022 to 2024
edit-field-gihk_title = Title of the concept (GIHK)
edit-field-council_decision = Decision of the council
edit-field-council_decision_date = Date of the decision
edit-field-inhabitants = Inhabitants
edit-field-inhabitants_as_of = Inhabitants as of
edit-field-hectares = Size in hectares
edit-field-budget_total_eur = Total
edit-field-budget_basis = The total means
edit-field-budget_eu_eur = EU share
edit-field-budget_figures = Single amounts
edit-field-amount_eur = Amount
edit-field-approx = approximate
edit-field-budget_figures-kind = Kind of amount
edit-field-budget_figures-what = For what
edit-field-source = Source
edit-field-shared_with = shared with the areas
edit-field-boundary_description = Delineation in words
edit-field-sub_quarters = Quarters
edit-field-note = Note
edit-field-sources = Sources
edit-field-value_sources = Sources of single values
edit-field-confidence = Confidence
edit-field-geometry = Position
edit-field-geometry_quality = Origin of the boundary
edit-field-geometry_evidence = What the drawing is based on
edit-hint-geometry_evidence = Needed as soon as a boundary is drawn.
edit-field-geometry_partial = Only a part is drawn
edit-field-geometry_note = Note on the boundary
edit-field-geometry_sources = Sources of the boundary
edit-field-area_ids = Areas
edit-field-area_relation = Relation to the area
edit-field-kind = Kind
edit-field-carrier = Carrier
edit-field-client = Client
edit-field-street = Street
edit-field-house_number = House number
edit-field-postcode = Postal code
edit-field-city = Town in the address
edit-field-location_note = How to find it
edit-field-phone = Phone
edit-field-email = E-mail
edit-field-website = Website
edit-field-opening_hours = Opening hours
edit-field-osm_opening_hours = Opening hours for machines
edit-hint-osm_opening_hours = In the notation of OpenStreetMap: Mo-Fr 09:00-17:00
edit-field-opening_hours_as_of = Opening hours as of
edit-field-since = Since
edit-field-until = Until
edit-field-funded_until = Funded until
edit-field-as_of = As of
edit-field-precision = Precision of the position
edit-hint-precision = Follows the way by which the point was set, and is never more precise than the address.
edit-field-precision_note = How the position was found
edit-field-record_id = Number in the list of operations
edit-field-area_id = Area
edit-field-area_basis = The area is
edit-field-title = Title
edit-field-title_addition = Addition to the title
edit-field-beneficiary = Beneficiary
edit-field-contractor = Contractor
edit-hint-contractor = Only for public procurement: who was commissioned
edit-field-programme_id = Id of the programme
edit-field-start = Start
edit-field-end = End
edit-field-cost_total_eur = Eligible total cost
edit-field-eu_amount_eur = EU share
edit-field-grant_total_eur = Grant of EU and state
edit-field-grant_approx = Grant is approximate
edit-field-co_financing_rate = Co-financing rate
edit-field-co_financing_rate-value = Share
edit-hint-co_financing_rate-value = Between 0 and 1: 0,6 means 60 per cent
edit-field-basis = Basis
edit-field-computed = computed
edit-field-fund = Fund
edit-field-intervention_category = Category of intervention
edit-field-guideline_code = Number of the guideline
edit-field-guideline_label = Guideline
edit-field-funding_object_code = Number of the funding object
edit-field-funding_object_label = Funding object
edit-field-specific_objective = Specific objective
edit-field-theme = Theme
edit-field-theme_basis = The theme is
edit-field-address = Address
edit-field-place = Place in words
edit-field-summary = Summary
edit-field-name_hsb = Name in Upper Sorbian
edit-field-population = Inhabitants
edit-field-participation = Part in the programme
edit-field-role = Function
edit-field-organisation = Organisation
edit-field-region = Region
edit-field-url = Web address
edit-field-what = What it is
edit-field-publisher = Publisher
edit-field-seen = Seen on
edit-field-subject_type = Kind of record
edit-field-subject_id = Id of the record
edit-field-field = Field
edit-field-values = What the sources say
edit-field-value = Value

## Values of records
edit-value-confidence-high = high
edit-value-confidence-medium = medium
edit-value-confidence-low = low
edit-value-area_relation-same_programme = same programme
edit-value-area_relation-same_quarter = same quarter
edit-value-area_basis-source = stated by a source
edit-value-area_basis-assumed = assumed
edit-value-theme_basis-record = from the list of operations
edit-value-theme_basis-assigned = assigned by us
edit-value-kind-site = place of the project
edit-value-kind-carrier_seat = seat of the carrier
edit-value-subject_type-area = Area
edit-value-subject_type-office = Office
edit-value-subject_type-project = Project
edit-value-subject_type-programme = Programme
