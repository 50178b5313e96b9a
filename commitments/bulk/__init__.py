"""Many commitments at once: entered from a sheet, or handed over to another ministry or committee."""
