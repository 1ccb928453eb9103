"""What several records say together: copied texts, episodes, undertakings, two accounts of one happening. No I/O."""
