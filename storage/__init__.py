"""Where it rests: the encrypted, append-only ledger and what is written from it."""
