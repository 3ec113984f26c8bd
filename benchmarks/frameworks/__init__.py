"""Other stream processors for Python, doing the same work in their usual way. Their programs import nothing of ours."""
