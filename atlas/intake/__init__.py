"""Files from outside: read in a process of their own, understood column by column, planned before anything is written.

file -> reading (child process) -> Sheet -> heading -> Table -> rows of one kind -> Plan -> edits for Atlas.change
"""
