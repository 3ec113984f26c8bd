"""What the API knows of the pipeline: names, versions and inputs of its stages."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from shared.runtime.stage import Stage
from shared.schemas.snapshots import Snapshot


@dataclass(frozen=True)
class StageShape:
    """One stage, in the words of the log.

    Attributes:
        consumes: event types; the first is the one that it works on, the others are commands and clean-ups.
        behind_door: whether it only follows the person's snapshots.
    """

    name: str
    version: int
    consumes: tuple[str, ...]
    behind_door: bool


@dataclass(frozen=True)
class PipelineShape:
    """Every stage, in the order of the data."""

    stages: tuple[StageShape, ...]

    def stage(self, name: str) -> StageShape | None:
        """The stage of this name."""
        return next((stage for stage in self.stages if stage.name == name), None)

    def consumers_of(self, event_type: str) -> tuple[str, ...]:
        """Names of the stages that take this type of event."""
        return tuple(stage.name for stage in self.stages if event_type in stage.consumes)


def shape_of(stages: Iterable[Stage[Any, Any]]) -> PipelineShape:
    """The shape of these stages."""
    return PipelineShape(
        tuple(
            StageShape(
                name=stage.name,
                version=stage.version,
                consumes=tuple(event.TYPE for event in stage.consumes),
                behind_door=any(issubclass(event, Snapshot) for event in stage.consumes),
            )
            for stage in stages
        )
    )
