"""Why an ontology, or what belongs to its release, cannot be used."""


class OntologyError(Exception):
    """An ontology that cannot be used. `code` is stable; `detail` names concepts, never a person."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail
