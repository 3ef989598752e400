"""The shared small widgets that every screen is built from."""
