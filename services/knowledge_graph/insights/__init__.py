"""What follows from a person's facts: one module a kind of insight, put together by `generate`."""

from services.knowledge_graph.insights.generate import generate

__all__ = ["generate"]
