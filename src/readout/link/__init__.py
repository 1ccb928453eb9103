"""The same happening in several records and documents: families of copied texts, episodes. Records in, records out; no I/O."""
