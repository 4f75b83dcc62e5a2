"""The thin web layer: text to query, query to snapshot, snapshot to bytes. No business rule lives here."""
