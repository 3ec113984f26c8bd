"""What every schema of the platform has in common."""

from pydantic import BaseModel, ConfigDict


class Schema(BaseModel):
    """An immutable value that crosses a service boundary.

    Unknown fields are ignored, so that a reader of an older release accepts what a newer one wrote
    within the same major version.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", ser_json_bytes="base64")
