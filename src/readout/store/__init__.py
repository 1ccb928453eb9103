"""One SQLite file that keeps documents, their records, and what joins them; the only place with SQL."""
