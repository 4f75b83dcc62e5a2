"""The rules of a change to records, pure: what a record must be, what follows from it, and what else it touches."""
