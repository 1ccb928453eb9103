"""What several records say together: what was asked and promised and what came of it, two accounts of one happening. No I/O."""
