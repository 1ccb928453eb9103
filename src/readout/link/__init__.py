"""Records -> what happened: families of texts, episodes, undertakings, comparisons. Pure: no input or output here."""
