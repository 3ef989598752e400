"""What stands on a subject's day sheet: content in the order of a shift, no layout."""
