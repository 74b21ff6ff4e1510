from pathlib import Path

import pytest

from services.runtime.settings import SettingsError, load_settings


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KAFKA_BOOTSTRAP_SERVERS", raising=False)


def test_defaults_bind_to_loopback_and_have_no_broker() -> None:
    settings = load_settings()
    assert (settings.http_host, settings.bootstrap_servers) == ("127.0.0.1", None)
    with pytest.raises(SettingsError, match="KAFKA_BOOTSTRAP_SERVERS is not set"):
        settings.servers  # noqa: B018


def test_environment_and_dot_env(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("KAFKA_BOOTSTRAP_SERVERS=a:1,b:2\nSITREP_NAMESPACE=next\n")
    monkeypatch.setenv("SITREP_HTTP_PORT", "8080")
    settings = load_settings()
    assert (settings.servers, settings.namespace, settings.http_port) == ("a:1,b:2", "next", 8080)
    assert settings.group("extract") == "next.extract"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("KAFKA_BOOTSTRAP_SERVERS", "no-port"),
        ("SITREP_HTTP_PORT", "99999"),
        ("SITREP_NAMESPACE", "a b"),
        ("SITREP_LOG_FORMAT", "xml"),
    ],
)
def test_an_error_names_the_key_in_one_line_and_not_the_value(
    key: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(key, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert str(caught.value).startswith(f"{key}: ")
    assert "\n" not in str(caught.value)
    assert value not in str(caught.value)


def test_a_password_is_read_from_a_file_and_never_shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hunter2\n")
    monkeypatch.setenv("SITREP_SECURITY_PROTOCOL", "SASL_SSL")
    monkeypatch.setenv("SITREP_SASL_USERNAME", "alice")
    monkeypatch.setenv("SITREP_SASL_PASSWORD_FILE", str(tmp_path / "secret"))
    settings = load_settings()
    assert settings.sasl_password is not None
    assert settings.sasl_password.get_secret_value() == "hunter2"
    assert "hunter2" not in repr(settings) + str(settings) + settings.model_dump_json()


def test_sasl_without_a_user_and_an_unreadable_file_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITREP_SECURITY_PROTOCOL", "SASL_SSL")
    with pytest.raises(SettingsError, match="SITREP_SASL_USERNAME and SITREP_SASL_PASSWORD"):
        load_settings()
    monkeypatch.setenv("SITREP_SASL_PASSWORD_FILE", "/nowhere")
    with pytest.raises(SettingsError, match="SITREP_SASL_PASSWORD_FILE cannot be read"):
        load_settings()
