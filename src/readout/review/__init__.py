"""People look at uncertain records: tasks for them, their answers, and what these make of what the coder found. No SQL here."""
