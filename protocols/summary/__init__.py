"""A registry's subjects summed up, as its protocol file declares: tables, groups, denominators."""
