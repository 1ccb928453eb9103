"""A user's own who's-who -> rows: one file of code an input form, and the journal of decisions."""
