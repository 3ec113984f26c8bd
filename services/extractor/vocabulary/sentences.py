"""Words with which sentences about work begin: English actions, and first words that are no name."""

ACTION_VERBS: frozenset[str] = frozenset(
    """
    achieved acted adapted added administered advised advocated aided allocated analysed analyzed answered applied
    appointed
    architected arranged assembled assessed assigned assisted attended audited authored automated awarded balanced
    boosted
    bootstrapped broadened brought budgeted built calculated captured carried catalogued championed closed coached
    coded
    co-authored co-led collaborated collected combined communicated completed composed computed conceived
    condensed conducted
    configured consolidated constructed consulted contributed controlled converted convinced coordinated created
    cultivated cut
    debugged decreased defined delegated delivered demonstrated deployed designed developed devised diagnosed
    directed doubled
    drafted drove earned edited educated eliminated enabled encouraged enforced engineered enhanced ensured
    established
    estimated evaluated examined exceeded executed expanded expedited explained facilitated filed fixed focused
    forecast
    formulated fostered founded gained gathered generated grew guided handled headed helped hired hosted identified
    implemented improved increased influenced informed initiated innovated inspected installed instituted instructed
    integrated interviewed introduced invented investigated kept launched led liaised lifted logged maintained managed
    mapped marketed maximized measured mediated mentored merged migrated minimized modeled moderated modernized
    monitored
    motivated moved negotiated obtained onboarded opened operated optimised optimized orchestrated ordered
    organised organized overhauled
    oversaw owned participated partnered performed piloted pioneered planned prepared presented prioritized processed
    produced programmed promoted proposed prototyped provided published purchased raised ran ranked rebuilt
    received recommended
    reconciled recorded recruited redesigned reduced refactored refined reorganized replaced reported represented
    researched resolved responded restructured reviewed revamped revised rewrote saved scaled scheduled secured
    selected served
    serviced set shaped shipped simplified sold solved spearheaded standardized started streamlined strengthened
    structured
    studied supervised supported surpassed sustained taught tested tracked trained transformed translated tripled
    troubleshot turned unified updated upgraded used utilized validated verified volunteered won worked wrote
    """.split()  # noqa: SIM905
)


def begins_with_action(text: str) -> bool:
    """Whether the first word of a text that has one is such a verb: `Led two teams`."""
    return text.split(maxsplit=1)[0].casefold() in ACTION_VERBS


# Words that begin a clause and never an employer, title or project in a header line.
SENTENCE_STARTS: frozenset[str] = frozenset(
    """
    the a an i we my our this these responsible responsibilities duties including in as with for by to from on at
    under working worked
    also while when successfully key achievements tasks technologies tools verantwortlich ich der die das
    zuständig j'ai je nous
    responsable de en el la los het ik een responsável por o os
    """.split()  # noqa: SIM905
)
