"""The sentence model where it is installed, for whoever can do without."""

import functools
from typing import TYPE_CHECKING

from services.classifier.sentence_opinion import SentenceOpinion

if TYPE_CHECKING:
    from shared.embeddings.embedder import Embedder


@functools.cache
def second_opinion() -> SentenceOpinion:
    """What is asked about the kind of a document of which the rules are in doubt; one a process.

    It is all-MiniLM-L6-v2 whatever the settings say of embeddings: the directions of the kinds are fitted to its
    vectors alone.
    """
    return SentenceOpinion(_installed)


def _installed() -> "Embedder | None":
    """The model, loaded in some 0.3 s at the first question; None where it is not installed."""
    from careergraph.local.home import default_cache
    from shared.embeddings.backends import open_minilm
    from shared.embeddings.minilm_weights import ModelUnavailable

    try:
        return open_minilm(default_cache())
    except ModelUnavailable:
        return None
