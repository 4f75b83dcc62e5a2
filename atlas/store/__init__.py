"""The ledger: the only place of the atlas that changes. Append-only; one revision per accepted change."""
