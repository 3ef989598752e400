"""What a monitor or inspector reads: the trail of every entry, and what in it is worth a look."""
