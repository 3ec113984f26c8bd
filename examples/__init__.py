"""The sample documents of the demo: one fictional person, and the code that writes her files."""
