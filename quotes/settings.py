"""The settings: the only place that reads the environment."""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from quotes.errors import FieldError
from quotes.model import PRINTABLE, Engine, Limits

PREFIX = "ON_RECORD_"
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
NEWSROOM = re.compile(r"[a-z0-9_-]{1,64}")
"""What the name of a newsroom is made of."""
SHORTEST_SECRET = 32
"""Bytes of the shortest secret that is taken: 16 random ones, written in hexadecimal digits."""
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?", re.ASCII)
_SITE = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*[^\s?#/])?", re.ASCII)
_SMTP = re.compile(r"smtps?://([^\s/?#@:]+:[^\s/?#@:]+@)?[A-Za-z0-9.-]+(:[0-9]{1,5})?/?", re.ASCII)
_MAIL = re.compile(r"[^\s@<>,;]+@[A-Za-z0-9.-]+", re.ASCII)
_CHECKOUT = Path(__file__).resolve().parent.parent


def _instance() -> Path:
    """The instance folder where none is named: in the checkout, or of an installed package in the user's own data."""
    if (_CHECKOUT / "gunicorn.conf.py").is_file():
        return _CHECKOUT / "instance"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "on-record"


class SettingsError(ValueError):
    """Settings that cannot be taken. ``problems`` has one entry for each bad value; the message lists them all."""

    def __init__(self, problems: list[FieldError]) -> None:
        self.problems = tuple(problems)
        super().__init__("These settings are not valid:\n" + "\n".join(f"  {p.field}: {p.detail}" for p in problems))


def _setting(
    default: Any,
    meaning: str,
    unit: str = "",
    *,
    low: float | None = None,
    high: float | None = None,
    choices: tuple[str, ...] = (),
    variable: str = "",
    secret: bool = False,
) -> Any:
    """A field with what the documentation and the checks need to know of it."""
    notes = {"meaning": meaning, "unit": unit, "low": low, "high": high, "choices": choices}
    return field(default=default, metadata=notes | {"variable": variable, "secret": secret})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How this installation runs. Raises SettingsError, naming every bad value, where it cannot."""

    host: str = _setting("127.0.0.1", "address to listen on; while no key was made, a loopback address")
    port: int = _setting(8000, "port to listen on", low=1, high=65535)
    workers: int = _setting(
        2, "worker processes; each loads the model and analyses one article at a time", low=1, high=64
    )
    batch_workers: int = _setting(
        0, "workers on batches that the server starts and stops with itself; `make run` starts one", low=0, high=64
    )
    threads: int = _setting(32, "requests that one worker holds at the same time", low=2, high=256)
    instance_dir: Path = _setting(_instance(), "folder of the embedded record, the embedded Valkey and the metrics")
    record_url: str = _setting(
        "", "database of the record, as an SQLAlchemy URL; empty: SQLite in the instance folder", secret=True
    )
    redis_url: str = _setting(
        "",
        "Redis or Valkey to use; empty: an embedded Valkey on a socket in the instance folder",
        variable="REDIS_URL",
        secret=True,
    )
    secret: str = _setting(
        "",
        "key under which texts are hashed in the cache, 32 bytes or more; empty: one made at random in the instance "
        "folder. Several machines that share a Redis need the same",
        secret=True,
    )
    default_newsroom: str = _setting("default", "newsroom that requests without a key belong to")
    session_seconds: int = _setting(
        43_200, "how long somebody who signed in to the pages stays so", "seconds", low=60, high=2_592_000
    )
    trusted_proxies: str = _setting(
        "127.0.0.1,::1", "addresses of the proxies that may say a request came by HTTPS, separated by commas"
    )
    rate_per_minute: int = _setting(
        1_200, "requests that one key may make in a minute; 0: any number", low=0, high=10_000_000
    )
    public_url: str = _setting(
        "", "address of the pages for their readers (https://record.example), for links; empty: that of the request"
    )
    cors_origins: str = _setting(
        "", "sites whose pages may call the API from a browser (https://cms.example), separated by commas; empty: none"
    )
    webhook_networks: str = _setting(
        "",
        "networks (10.1.0.0/16) or addresses to which webhooks may lead although they are private, separated by commas",
    )
    smtp_url: str = _setting(
        "",
        "mail server for digests (smtp://localhost:25, smtps://user:password@mail.example); empty: no mail. It needs "
        "`ON_RECORD_MAIL_FROM` and `ON_RECORD_PUBLIC_URL`",
        secret=True,
    )
    mail_from: str = _setting("", "address that digests come from (on-record@paper.example)")
    digest_hours: int = _setting(24, "least time between two digests to one address", "hours", low=1, high=720)
    max_bytes: int = _setting(
        1_000_000, "largest request, and largest article sent as text", "bytes", low=1_000, high=100_000_000
    )
    max_html_bytes: int = _setting(
        8_000_000, "largest HTML, with the JSON around it", "bytes", low=1_000, high=100_000_000
    )
    max_characters: int = _setting(
        200_000, "longest article; of a web page only its article counts", "characters", low=1_000, high=5_000_000
    )
    max_batch_bytes: int = _setting(
        20_000_000_000, "largest batch of articles", "bytes", low=1_000, high=1_000_000_000_000
    )
    max_batch_lines: int = _setting(1_000_000, "most articles of a batch", low=1, high=100_000_000)
    batch_days: int = _setting(30, "how long the answers of a batch that ended stay", "days", low=1, high=3650)
    max_nesting: int = _setting(100, "deepest nesting of JSON", "levels", low=5, high=500)
    engine: Engine = _setting(
        "accurate",
        "network that reads articles: accurate, or fast, a third quicker and a little less accurate",
        choices=get_args(Engine),
    )
    review_below: float = _setting(
        0.7, "quotations of less confidence are marked for review", "probability", low=0, high=1
    )
    unknown_below: float = _setting(
        0.5,
        "under this confidence no speaker is named; half of it is enough for one of no name (“local police said”)",
        "probability",
        low=0,
        high=1,
    )
    check_positions_above: float = _setting(
        0.1,
        "positions of less confidence are not put before an editor: of those judged under 0.1, none could be printed",
        "probability",
        low=0,
        high=PRINTABLE,
    )
    analysis_seconds: float = _setting(30.0, "time limit for one article", "seconds", low=0.1, high=3600)
    wait_seconds: float = _setting(20.0, "longest wait for the worker to be free, then 503", "seconds", low=0, high=600)
    cache_seconds: int = _setting(86_400, "how long an analysis stays in the cache", "seconds", low=1, high=31_536_000)
    log_level: str = _setting("INFO", "least severe message that is logged", choices=LOG_LEVELS)

    def __post_init__(self) -> None:
        problems = _problems(self)
        if problems:
            raise SettingsError(problems)
        folder = self.instance_dir.absolute()
        object.__setattr__(self, "instance_dir", folder)
        object.__setattr__(self, "record_url", _whole_path(self.record_url or f"sqlite:///{folder / 'record.sqlite3'}"))

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """The settings that ``environment`` gives, defaults elsewhere.

        Every variable is the field's name in capitals after ``ON_RECORD_`` (but ``REDIS_URL``). An empty value
        counts as absent. Raises SettingsError for bad values and for ``ON_RECORD_`` variables that do not exist.
        """
        types = get_type_hints(cls)
        values: dict[str, Any] = {}
        problems = []
        known = {variable_of(f.name): f.name for f in fields(cls)}
        for variable in sorted(v for v in environment if v.startswith(PREFIX) and v not in known):
            problems.append(FieldError(variable, "there is no such setting"))
        for variable, name in known.items():
            raw = environment.get(variable, "").strip()
            if raw:
                try:
                    values[name] = raw if get_origin(types[name]) is Literal else types[name](raw)
                except ValueError:
                    problems.append(FieldError(variable, f"{raw!r} is not {_KINDS[types[name]]}"))
        try:
            settings = cls(**values)
        except SettingsError as error:
            raise SettingsError([*problems, *error.problems]) from None
        if problems:
            raise SettingsError(problems)
        return settings

    @property
    def article_limits(self) -> Limits:
        """What is taken of an article at most."""
        return Limits(self.max_bytes, self.max_html_bytes, self.max_characters, self.max_nesting)

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach ``host``."""
        return self.host == "localhost" or ipaddress.ip_address(self.host).is_loopback

    @property
    def origins(self) -> frozenset[str]:
        """The sites of ``cors_origins``."""
        return frozenset(_separated(self.cors_origins))

    @property
    def private_receivers(self) -> tuple[str, ...]:
        """The networks of ``webhook_networks``."""
        return tuple(_separated(self.webhook_networks))

    def shown(self) -> dict[str, str]:
        """Environment variable -> value in force, secrets masked."""
        shown = {}
        for f in fields(self):
            value = str(getattr(self, f.name))
            shown[variable_of(f.name)] = _masked(value) if f.metadata["secret"] else value
        return shown


_KINDS = {int: "a whole number", float: "a number", Path: "a path", str: "text"}


def _whole_path(url: str) -> str:
    """``url``; where it names an SQLite file, the file's whole path, for processes that work in another folder."""
    scheme, _, path = url.partition("///")
    return f"{scheme}///{Path(path).absolute()}" if scheme == "sqlite:" and path not in ("", ":memory:") else url


def variable_of(name: str) -> str:
    """The environment variable of the field ``name``."""
    by_name = {f.name: f.metadata["variable"] for f in fields(Settings)}
    return by_name[name] or PREFIX + name.upper()


def documentation() -> str:
    """The settings as a table in Markdown, as docs/settings.md shows it."""
    rows = ["| variable | default | unit | meaning |", "|---|---|---|---|"]
    for f in fields(Settings):
        default = "instance/" if f.name == "instance_dir" else f.default
        shown = "" if default == "" else f"`{default}`"
        rows.append(f"| `{variable_of(f.name)}` | {shown} | {f.metadata['unit']} | {f.metadata['meaning']} |")
    return "\n".join(rows) + "\n"


def _problems(settings: Settings) -> list[FieldError]:
    problems = []
    for f in fields(settings):
        value, notes = getattr(settings, f.name), f.metadata
        detail = ""
        if notes["low"] is not None and not notes["low"] <= value <= notes["high"]:
            detail = f"{value} does not lie between {notes['low']} and {notes['high']}"
        elif notes["choices"] and value not in notes["choices"]:
            detail = f"{value!r} is none of {', '.join(notes['choices'])}"
        if detail:
            problems.append(FieldError(variable_of(f.name), detail))
    if not _is_address(settings.host):
        problems.append(FieldError(variable_of("host"), f"{settings.host!r} is no IP address and not localhost"))
    if not NEWSROOM.fullmatch(settings.default_newsroom):
        detail = f"{settings.default_newsroom!r} is not 1 to 64 of the characters a-z, 0-9, - and _"
        problems.append(FieldError(variable_of("default_newsroom"), detail))
    if settings.public_url and not _SITE.fullmatch(settings.public_url):
        detail = f"{settings.public_url!r} is not like https://record.example"
        problems.append(FieldError(variable_of("public_url"), detail))
    for origin in sorted(settings.origins):
        if not _ORIGIN.fullmatch(origin):
            problems.append(FieldError(variable_of("cors_origins"), f"{origin!r} is not like https://cms.example"))
    for proxy in _separated(settings.trusted_proxies):
        if proxy != "*" and not _is_network(proxy):
            problems.append(FieldError(variable_of("trusted_proxies"), f"{proxy!r} is no address and no network"))
    for network in settings.private_receivers:
        if not _is_network(network):
            problems.append(FieldError(variable_of("webhook_networks"), f"{network!r} is no address and no network"))
    if settings.secret and len(settings.secret.encode()) < SHORTEST_SECRET:
        detail = f"is shorter than {SHORTEST_SECRET} bytes; python -c 'import secrets; print(secrets.token_hex(32))'"
        problems.append(FieldError(variable_of("secret"), detail))
    if settings.redis_url and not settings.redis_url.startswith(("redis://", "rediss://", "unix://")):
        problems.append(FieldError(variable_of("redis_url"), "must begin with redis://, rediss:// or unix://"))
    if settings.record_url and not settings.record_url.startswith(
        ("sqlite:///", "postgresql://", "postgresql+psycopg://")
    ):
        problems.append(FieldError(variable_of("record_url"), "must begin with sqlite:/// or postgresql://"))
    problems += _mail_problems(settings)
    if settings.max_html_bytes < settings.max_bytes:
        problems.append(FieldError(variable_of("max_html_bytes"), f"must not lie under {variable_of('max_bytes')}"))
    if settings.unknown_below > settings.review_below:
        problems.append(FieldError(variable_of("unknown_below"), f"must not lie above {variable_of('review_below')}"))
    return problems


def _mail_problems(settings: Settings) -> list[FieldError]:
    """What keeps digests from being sent."""
    if not settings.smtp_url:
        return []
    problems = []
    if not _SMTP.fullmatch(settings.smtp_url):
        problems.append(FieldError(variable_of("smtp_url"), "is not like smtps://user:password@mail.example:465"))
    if not _MAIL.fullmatch(settings.mail_from):
        detail = f"{settings.mail_from!r} is not like on-record@paper.example"
        problems.append(FieldError(variable_of("mail_from"), detail))
    if not settings.public_url:
        problems.append(FieldError(variable_of("public_url"), "is needed for the links in digests"))
    return problems


def _is_address(host: str) -> bool:
    try:
        return host == "localhost" or bool(ipaddress.ip_address(host))
    except ValueError:
        return False


def _separated(entries: str) -> list[str]:
    """What stands between the commas, without what is empty."""
    return [entry for entry in map(str.strip, entries.split(",")) if entry]


def _is_network(entry: str) -> bool:
    try:
        return bool(ipaddress.ip_network(entry, strict=False))
    except ValueError:
        return False


def _masked(value: str) -> str:
    """A secret as it may be shown: a database file as it is, of a URL its scheme and host, else only that it is set."""
    if value.startswith("sqlite:"):
        return value
    scheme, separator, rest = value.partition("://")
    if separator:
        return f"{scheme}://{'***@' if '@' in rest else ''}{rest.rpartition('@')[2].partition('?')[0]}"
    return "***" if value else ""
