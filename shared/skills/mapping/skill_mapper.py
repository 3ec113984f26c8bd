"""One ontology version, ready to map what a person's facts name: by names, and by search where no name decides."""

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from shared.skills.mapping.listed_items import ListedItem, Searched
from shared.skills.mapping.matcher import SkillMatcher
from shared.skills.ontology.ontology import Ontology

if TYPE_CHECKING:
    from shared.skills.mapping.item_search import ItemSearch


class SkillMapper:
    """The matcher of a version, and the search beside it, which is made when it is first needed. Thread-safe."""

    def __init__(self, matcher: SkillMatcher) -> None:
        self.matcher = matcher
        self._lock = threading.Lock()
        self._made_search: ItemSearch | None = None

    @property
    def ontology(self) -> Ontology:
        return self.matcher.ontology

    def warm_up(self) -> None:
        """Make what is made at the first use: the indexes of names in texts, and for searches."""
        self.matcher.find("Python")
        self._search()

    def map_listed(self, items: Sequence[str]) -> list[ListedItem]:
        """What the items of lists of skills mean, in their order."""
        found = {item: self._by_name(item) for item in dict.fromkeys(items)}
        open_items = [item for item, mapped in found.items() if mapped is None]
        if open_items:
            found.update(zip(open_items, self._search().search(open_items), strict=True))
        return [mapped for item in items if (mapped := found[item]) is not None]

    def _by_name(self, item: str) -> ListedItem | None:
        """What names decide; None for what they do not know."""
        mapping = self.matcher.map(item, in_skill_list=True)
        if mapping.concept_id is None and not mapping.candidates:
            return None
        searched = None
        if mapping.concept_id is None:
            searched = Searched(passed=False, by_name=True, assumption="unmapped: the name stands for several things")
        return ListedItem(mapping.concept_id, mapping.method.value, mapping.score, mapping.candidates, searched)

    def _search(self) -> "ItemSearch":
        with self._lock:
            if self._made_search is None:
                from shared.skills.mapping.item_search import (
                    ItemSearch,  # numpy and the word vectors: the API needs neither
                )

                self._made_search = ItemSearch(self.matcher)
            return self._made_search
