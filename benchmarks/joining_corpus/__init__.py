"""Documents of invented persons, several of each, with labels of how their statements relate (see `labels.py`)."""
