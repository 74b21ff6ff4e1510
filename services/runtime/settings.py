"""Settings from the environment and `.env`: what differs between a laptop, a test and a cluster."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

Protocol = Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"]
Mechanism = Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"]


class SettingsError(Exception):
    """A setting that cannot be used: one line that names its key and never its value."""


class Settings(BaseSettings):
    """All settings of workers and commands; the variable of a field is `SITREP_` and its name."""

    model_config = SettingsConfigDict(
        env_prefix="SITREP_", env_file=".env", extra="ignore", populate_by_name=True, hide_input_in_errors=True
    )

    bootstrap_servers: str | None = Field(
        default=None,
        pattern=r"^[^\s,]+:\d+(,[^\s,]+:\d+)*$",
        validation_alias=AliasChoices("KAFKA_BOOTSTRAP_SERVERS", "SITREP_BOOTSTRAP_SERVERS"),
    )
    """host:port, comma-separated. Absent: an embedded broker (`services.broker`)."""
    namespace: str = Field(default="", pattern=r"^([a-zA-Z0-9][a-zA-Z0-9_-]*)?$")
    """Prefix of all topics and consumer groups, so that two pipelines can share a broker."""

    security_protocol: Protocol = "PLAINTEXT"
    sasl_mechanism: Mechanism = "SCRAM-SHA-512"
    sasl_username: str | None = None
    sasl_password: SecretStr | None = None
    sasl_password_file: Path | None = None
    """A file with the password alone (a mounted secret); its last newline is dropped."""
    ssl_cafile: Path | None = None
    """PEM of the authority that signed the broker's certificate; absent: the system's."""
    ssl_certfile: Path | None = None
    ssl_keyfile: Path | None = None
    ssl_key_password: SecretStr | None = None

    session_timeout_seconds: float = Field(default=10.0, ge=1, le=300)
    """A worker that is silent so long is taken for dead and loses its partitions."""
    request_timeout_seconds: float = Field(default=60.0, ge=5)
    """How long a write is retried before the worker gives up (exit status 70)."""
    group_instance_id: str | None = Field(default=None, pattern=r"^[a-zA-Z0-9._-]+$")
    """Static membership: a worker restarted under the same id gets its partitions back at once."""
    window: int = Field(default=512, ge=1, le=65_536)
    """Messages whose outputs may be unacknowledged at once."""

    http_host: str = "127.0.0.1"
    """Where /live, /ready and /metrics are served; loopback unless asked."""
    http_port: int = Field(default=0, ge=0, le=65_535)
    """0: any free port, which the log names."""
    log_format: Literal["readable", "json"] = "readable"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    gazetteer: Path | None = None
    """The gazetteer's folder; absent: the one that `sitrep gazetteer build` wrote."""
    data: Path | None = None
    """Folder of the embedded broker that `sitrep up` and `sitrep broker start` keep."""
    maven_repository: str | None = None
    """Where the embedded broker's jars come from; absent: Maven Central, or jgo's own configuration."""

    @model_validator(mode="after")
    def _complete_sasl(self) -> Settings:
        if self.sasl_password_file is not None and self.sasl_password is None:
            try:
                self.sasl_password = SecretStr(self.sasl_password_file.read_text().rstrip("\n"))
            except OSError as error:
                raise ValueError(f"SITREP_SASL_PASSWORD_FILE cannot be read: {error.strerror}") from None
        if self.security_protocol.startswith("SASL") and not (self.sasl_username and self.sasl_password):
            raise ValueError("SITREP_SASL_USERNAME and SITREP_SASL_PASSWORD (or _FILE) are needed with SASL")
        return self

    @property
    def servers(self) -> str:
        """The bootstrap servers; a SettingsError where none are set."""
        if self.bootstrap_servers is None:
            raise SettingsError("KAFKA_BOOTSTRAP_SERVERS is not set; `sitrep broker start` gives you a broker")
        return self.bootstrap_servers

    def group(self, service: str) -> str:
        """The consumer group of a service."""
        return f"{self.namespace}.{service}" if self.namespace else f"sitrep.{service}"


def load_settings(**overrides: object) -> Settings:
    """The settings in force; a SettingsError of one line names each bad key, without its value."""
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        raise SettingsError("; ".join(_problem(e["loc"], e["msg"]) for e in error.errors())) from None


def _problem(location: tuple[int | str, ...], message: str) -> str:
    if not location:
        return message.removeprefix("Value error, ")
    key = str(location[0])
    name = "KAFKA_BOOTSTRAP_SERVERS" if key in ("bootstrap_servers", "KAFKA_BOOTSTRAP_SERVERS") else key.upper()
    prefix = "" if name.startswith(("SITREP_", "KAFKA_")) else "SITREP_"
    return f"{prefix}{name}: {message}"
