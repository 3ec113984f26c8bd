"""Sets that only ever grow together (union-find), with the documents that each set speaks for."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar
from uuid import UUID

T = TypeVar("T", bound=Hashable)


class DisjointSets(Generic[T]):
    """Members joined into sets. A set's root is only a handle; nothing derived may depend on which one it
    is."""

    def __init__(self) -> None:
        self._parent: dict[T, T] = {}
        self._documents: dict[T, frozenset[UUID]] = {}

    def add(self, member: T, documents: Iterable[UUID]) -> None:
        """A member of its own, stated by these documents."""
        self._parent[member] = member
        self._documents[member] = frozenset(documents)

    def root(self, member: T) -> T:
        """The handle of the member's set."""
        root = member
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[member] != root:
            self._parent[member], member = root, self._parent[member]
        return root

    def documents(self, member: T) -> frozenset[UUID]:
        """The documents that state anything in the member's set."""
        return self._documents[self.root(member)]

    def join(self, one: T, other: T) -> None:
        """Make one set of two."""
        ours, theirs = self.root(one), self.root(other)
        if ours != theirs:
            self._parent[theirs] = ours
            self._documents[ours] |= self._documents.pop(theirs)

    def join_across_documents(self, one: T, other: T) -> bool:
        """Join two sets that no document states both of: one that does tells them apart itself."""
        if self.root(one) == self.root(other) or self.documents(one) & self.documents(other):
            return False
        self.join(one, other)
        return True

    def sets(self) -> list[list[T]]:
        """The members of each set, in the order in which they were added."""
        found: dict[T, list[T]] = {}
        for member in self._parent:
            found.setdefault(self.root(member), []).append(member)
        return list(found.values())


class Rivals(Generic[T]):
    """Joins sets, but never two that hold members known to contradict each other."""

    def __init__(self, sets: DisjointSets[T], pairs: Iterable[tuple[T, T]]) -> None:
        self._sets = sets
        self._rivals: dict[T, set[T]] = {}
        for one, other in pairs:
            self._rivals.setdefault(sets.root(one), set()).add(other)
            self._rivals.setdefault(sets.root(other), set()).add(one)

    def join_across_documents(self, one: T, other: T) -> bool:
        """Join two sets that no document states both of, unless they contradict each other."""
        ours, theirs = self._sets.root(one), self._sets.root(other)
        rivals, their_rivals = self._rivals.get(ours, set()), self._rivals.get(theirs, set())
        if any(self._sets.root(rival) == theirs for rival in rivals):
            return False
        if not self._sets.join_across_documents(ours, theirs):
            return False
        if rivals or their_rivals:
            self._rivals[self._sets.root(ours)] = rivals | their_rivals
        return True
