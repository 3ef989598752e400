"""What leaves the store: day sheets, ward sheets and analysis files. Nothing here is read back."""
