"""The settings: read, checked, shown, documented."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from quotes.settings import Settings, SettingsError, documentation, variable_of
from tests.support import ROOT


def test_defaults_need_no_environment(tmp_path: Path) -> None:
    settings = Settings.from_environment({})
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.record_url == f"sqlite:///{ROOT / 'instance' / 'record.sqlite3'}"
    assert Settings(instance_dir=tmp_path).record_url == f"sqlite:///{tmp_path / 'record.sqlite3'}"


def test_every_setting_is_read_from_its_variable(tmp_path: Path) -> None:
    environment = {
        "ON_RECORD_HOST": "::1",
        "ON_RECORD_PORT": " 8123 ",
        "ON_RECORD_INSTANCE_DIR": str(tmp_path),
        "ON_RECORD_REVIEW_BELOW": "0.9",
        "REDIS_URL": "redis://127.0.0.1:6399/1",
        "ON_RECORD_LOG_LEVEL": "",
        "HOME": "/nowhere",
    }
    settings = Settings.from_environment(environment)
    assert (settings.host, settings.port, settings.review_below) == ("::1", 8123, 0.9)
    assert settings.instance_dir == tmp_path
    assert settings.redis_url == "redis://127.0.0.1:6399/1"
    assert settings.log_level == "INFO"


def test_a_path_is_that_of_the_folder_in_which_the_settings_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings.from_environment({"ON_RECORD_INSTANCE_DIR": "own", "ON_RECORD_RECORD_URL": "sqlite:///a.db"})
    assert settings.instance_dir == tmp_path / "own"
    assert settings.record_url == f"sqlite:///{tmp_path / 'a.db'}"
    for whole in (f"sqlite:///{tmp_path}/b.db", "sqlite:///:memory:", "sqlite:///", "postgresql:///record"):
        assert Settings(record_url=whole).record_url == whole


def test_one_message_lists_every_bad_value() -> None:
    bad = {
        "ON_RECORD_PORT": "eighty",
        "ON_RECORD_WORKERS": "0",
        "ON_RECORD_HOST": "desk.example",
        "ON_RECORD_REVIEW_BELOW": "nan",
        "ON_RECORD_LOG_LEVEL": "chatty",
        "ON_RECORD_RECORD_URL": "mysql://db/record",
        "ON_RECORD_PROT": "8000",
        "ON_RECORD_SECRET": "CHANGE_ME",
        "ON_RECORD_TRUSTED_PROXIES": "127.0.0.1,proxy.example",
        "ON_RECORD_DEFAULT_NEWSROOM": "The Harbour",
        "REDIS_URL": "localhost:6379",
    }
    with pytest.raises(SettingsError) as raised:
        Settings.from_environment(bad)
    assert {p.field for p in raised.value.problems} == set(bad)
    assert all(variable in str(raised.value) for variable in bad)


def test_the_threshold_of_the_unknown_lies_below_that_of_the_review() -> None:
    with pytest.raises(SettingsError, match="ON_RECORD_UNKNOWN_BELOW"):
        Settings(unknown_below=0.8, review_below=0.7)


@pytest.mark.parametrize("host", ["example.org", "", "256.0.0.1"])
def test_an_address_is_listened_on_and_no_name(host: str) -> None:
    with pytest.raises(SettingsError, match="ON_RECORD_HOST"):
        Settings(host=host)


@pytest.mark.parametrize("origins", ["*", "cms.example", "https://cms.example/", "https://*.example", "null"])
def test_origins_are_listed_one_by_one(origins: str) -> None:
    with pytest.raises(SettingsError, match="ON_RECORD_CORS_ORIGINS"):
        Settings(cors_origins=f"https://desk.example,{origins}")
    listed = Settings(cors_origins="https://desk.example, http://localhost:3000")
    assert listed.origins == {"https://desk.example", "http://localhost:3000"}


def test_settings_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().port = 1  # type: ignore[misc]


def test_secrets_are_not_shown() -> None:
    settings = Settings(
        redis_url="redis://:hunter2@cache.example:6379/0?password=hunter2",
        record_url="postgresql://desk:hunter2@db.example/record?password=hunter2",
        secret="hunter2" * 5,
    )
    shown = settings.shown()
    assert "hunter2" not in str(shown)
    assert shown["REDIS_URL"] == "redis://***@cache.example:6379/0"
    assert shown["ON_RECORD_RECORD_URL"] == "postgresql://***@db.example/record"
    assert shown["ON_RECORD_SECRET"] == "***"
    assert shown["ON_RECORD_PORT"] == "8000"


def test_documented_table_is_current() -> None:
    assert documentation() in (ROOT / "docs" / "settings.md").read_text(encoding="utf-8"), (
        "python app.py settings --markdown prints it"
    )
    for f in fields(Settings):
        assert f"`{variable_of(f.name)}`" in documentation()


def test_mail_needs_a_sender_and_an_address_of_the_pages() -> None:
    with pytest.raises(SettingsError) as refused:
        Settings.from_environment({"ON_RECORD_SMTP_URL": "smtp://mail.example"})
    assert {p.field for p in refused.value.problems} == {"ON_RECORD_MAIL_FROM", "ON_RECORD_PUBLIC_URL"}
    about = {"ON_RECORD_MAIL_FROM": "on-record@paper.example", "ON_RECORD_PUBLIC_URL": "https://record.example"}
    for bad in ("mail.example", "http://mail.example", "smtps://user@mail.example", "smtp://mail.example/x"):
        with pytest.raises(SettingsError, match="ON_RECORD_SMTP_URL"):
            Settings.from_environment({"ON_RECORD_SMTP_URL": bad} | about)
    good = Settings.from_environment({"ON_RECORD_SMTP_URL": "smtps://user:secret@mail.example:465"} | about)
    assert "secret" not in good.shown()["ON_RECORD_SMTP_URL"]
