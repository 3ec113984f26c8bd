"""What stages need is made once, when it is first asked for, and closed whenever that is."""

import threading

from careergraph.composition import LazyResources
from tests.shared.runtime.running import wait_until


class Closable:
    """Knows whether it was closed."""

    def __init__(self) -> None:
        self.closed = False

    def close(self) -> None:
        self.closed = True


def test_nobody_waits_at_the_end_for_what_is_still_being_made() -> None:
    begun, go_on, made = threading.Event(), threading.Event(), Closable()

    def make() -> Closable:
        begun.set()
        go_on.wait(120)
        return made

    resources = LazyResources({Closable: make})
    resources.warm_up([Closable])
    assert begun.wait(120)
    resources.close()
    assert not made.closed
    go_on.set()
    wait_until(lambda: made.closed)


def test_what_was_made_is_closed_and_what_was_not_is_never_made() -> None:
    made: list[Closable] = []

    def make() -> Closable:
        made.append(Closable())
        return made[-1]

    resources = LazyResources({Closable: make, threading.Thread: make})
    assert resources[Closable] is resources[Closable] is made[0]
    resources.close()
    assert [one.closed for one in made] == [True]
