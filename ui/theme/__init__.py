"""One look for every screen: colour tokens, type steps, painted marks and icons."""
