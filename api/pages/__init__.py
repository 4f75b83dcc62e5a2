"""Pages for people: readable without a script, printable, and with JSON-LD for programs."""
