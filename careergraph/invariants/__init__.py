"""What must hold of the platform whatever happened: one function an invariant, each returns its violations.

They look at everything of everybody, so they connect as the login itself. They are for tests and `careergraph chaos`,
on servers of their own, at quiescence (`careergraph.invariants.quiescence`).
"""
