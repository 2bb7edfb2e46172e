"""Two SQLite files: the catalog, which can be rebuilt, and the reader's state, which cannot."""
