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
staff-out = Log out
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
staff-login-again = Please log in again
staff-login-again-lead = Your session has ended. What you have entered is still here and is sent once you are logged in.
staff-login-again-name = Account

## Parts of forms
staff-reason = Reason
staff-reason-hint = Is kept in the history; only people who are logged in see it.
staff-reason-missing = Please say why.
staff-required = (required)
staff-problem-stale = { $who } changed this on { $at }.
staff-problem-reload = Load the new state
staff-unreachable = The server cannot be reached. Nothing is lost; please try again.

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
staff-board-all = Choose all { $n }
staff-board-none = Choose none
staff-board-empty = There is no city for this choice.
staff-standing-confirmed = confirmed
staff-standing-assumed = assumed
staff-standing-planned = change planned
staff-table-choose = Choice
