"""Normal forms: what two documents have to agree on to be saying the same thing."""
