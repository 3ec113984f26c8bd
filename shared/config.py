"""Settings of a process: read once from the environment, frozen, passed down."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

_KAFKA_CLIENT_SETTINGS = {
    "security.protocol": "kafka_security_protocol",
    "sasl.mechanism": "kafka_sasl_mechanism",
    "sasl.username": "kafka_sasl_username",
    "sasl.password": "kafka_sasl_password",
    "ssl.ca.location": "kafka_ssl_ca_location",
    "ssl.certificate.location": "kafka_ssl_certificate_location",
    "ssl.key.location": "kafka_ssl_key_location",
}


class Settings(BaseSettings):
    """Every setting, with the name of its environment variable; `.env.example` lists them for people."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore")

    home: Path | None = Field(None, alias="CAREERGRAPH_HOME", description="data folder of a laptop")
    cache: Path | None = Field(None, alias="CAREERGRAPH_CACHE", description="downloads shared by all data folders")
    database_url: SecretStr | None = Field(None, alias="DATABASE_URL", description="a real Postgres with pgvector")
    kafka_bootstrap_servers: str | None = Field(None, alias="KAFKA_BOOTSTRAP_SERVERS", description="a real Kafka")
    kafka_topic_prefix: str = Field("", alias="KAFKA_TOPIC_PREFIX", description="on a shared cluster")
    kafka_replication_factor: int = Field(1, alias="KAFKA_REPLICATION_FACTOR", description="of topics made here")
    kafka_security_protocol: str | None = Field(None, alias="KAFKA_SECURITY_PROTOCOL")
    kafka_sasl_mechanism: str | None = Field(None, alias="KAFKA_SASL_MECHANISM")
    kafka_sasl_username: str | None = Field(None, alias="KAFKA_SASL_USERNAME")
    kafka_sasl_password: SecretStr | None = Field(None, alias="KAFKA_SASL_PASSWORD")
    kafka_ssl_ca_location: str | None = Field(None, alias="KAFKA_SSL_CA_LOCATION")
    kafka_ssl_certificate_location: str | None = Field(None, alias="KAFKA_SSL_CERTIFICATE_LOCATION")
    kafka_ssl_key_location: str | None = Field(None, alias="KAFKA_SSL_KEY_LOCATION")
    master_key: SecretStr | None = Field(
        None,
        alias="CAREERGRAPH_MASTER_KEY",
        description="32 bytes in hex or base64; a laptop keeps it in its data folder",
    )
    old_master_key: SecretStr | None = Field(
        None, alias="CAREERGRAPH_OLD_MASTER_KEY", description="the one before, while a rotation is under way"
    )
    blobs: Path | None = Field(None, alias="CAREERGRAPH_BLOBS", description="folder of sealed blobs")
    clamd: str | None = Field(None, alias="CLAMD_ADDRESS", description="unix:/path or host:port; none: not scanned")
    scanner_strict: bool = Field(
        False, alias="CAREERGRAPH_SCANNER_STRICT", description="refuse uploads while the scanner is away"
    )
    ocr: bool = Field(
        False, alias="CAREERGRAPH_OCR", description="recognise the words of PDFs that are pictures, by Tesseract"
    )
    api_host: str = Field("127.0.0.1", alias="CAREERGRAPH_API_HOST")
    api_port: int = Field(8080, alias="CAREERGRAPH_API_PORT")
    health_port: int = Field(
        0, alias="CAREERGRAPH_HEALTH_PORT", description="health and metrics of stages and relay; 0: a free port"
    )
    uploads_per_minute: int = Field(30, alias="CAREERGRAPH_UPLOADS_PER_MINUTE", description="of one person")
    default_skill_level: float = Field(
        2,
        alias="CAREERGRAPH_DEFAULT_SKILL_LEVEL",
        ge=0,
        le=7,
        description="0 to 7, O*NET's scale, where nothing is said of a skill's level",
    )
    llm_base_url: str | None = Field(
        None, alias="CAREERGRAPH_LLM_BASE_URL", description="of a server with OpenAI's interface; none: no model"
    )
    llm_model: str | None = Field(None, alias="CAREERGRAPH_LLM_MODEL", description="the model's name at that server")
    llm_answer_format: Literal["json_schema", "json_object_with_schema", "json_object"] = Field(
        "json_schema",
        alias="CAREERGRAPH_LLM_ANSWER_FORMAT",
        description="how that server is told what an answer looks like",
    )
    llm_api_key: SecretStr | None = Field(None, alias="CAREERGRAPH_LLM_API_KEY")
    embeddings: Literal["auto", "minilm", "words", "sentence-transformers", "server"] = Field(
        "auto", alias="CAREERGRAPH_EMBEDDINGS", description="what makes the vectors of texts"
    )
    embeddings_model: str | None = Field(
        None, alias="CAREERGRAPH_EMBEDDINGS_MODEL", description="of sentence-transformers or of the server"
    )
    embeddings_dimension: int | None = Field(
        None, alias="CAREERGRAPH_EMBEDDINGS_DIMENSION", ge=384, le=3072, description="length of the vectors"
    )
    embeddings_version: str = Field(
        "1",
        alias="CAREERGRAPH_EMBEDDINGS_VERSION",
        pattern=r"^[A-Za-z0-9._-]{1,40}$",
        description="of the model behind the server's name",
    )
    embeddings_base_url: str | None = Field(
        None, alias="CAREERGRAPH_EMBEDDINGS_BASE_URL", description="of a server with OpenAI's interface"
    )
    embeddings_api_key: SecretStr | None = Field(None, alias="CAREERGRAPH_EMBEDDINGS_API_KEY")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", alias="CAREERGRAPH_LOG_LEVEL")
    log_format: Literal["json", "console"] = Field("json", alias="CAREERGRAPH_LOG_FORMAT")

    def kafka_client_settings(self) -> dict[str, str]:
        """SASL and TLS settings as librdkafka names them; only those that are set."""
        found = {name: getattr(self, field) for name, field in _KAFKA_CLIENT_SETTINGS.items()}
        return {
            name: value.get_secret_value() if isinstance(value, SecretStr) else value
            for name, value in found.items()
            if value is not None
        }
