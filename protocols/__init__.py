"""What the trial says: pure values and functions. No Qt, no SQL, no files, no clock."""
