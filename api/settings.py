"""What the server can be told from outside; read when the app is created, never at import."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, SecretStr, model_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from atlas.accounts import Lifetimes
from atlas.catalogue.vocabulary import CONTRIBUTORS
from atlas.paths import data_dir, geodata_dir

LogLevel = Literal["debug", "info", "warning", "error"]
LogFormat = Literal["", "json", "text"]
_WEB = Path(__file__).parents[1] / "web" / "dist"


def _unfit(name: str, de: str, en: str) -> PydanticCustomError:
    """Return the error for variables that do not fit: what it says of the one that is named, in German and English."""
    return PydanticCustomError("unfit", "{name} {en}", {"name": name, "de": de, "en": en})


def _of_form(pattern: str, de: str, en: str) -> AfterValidator:
    """Return the check that a text is empty or of a form, which is called so in German and English."""
    form = re.compile(pattern)

    def checked(text: str) -> str:
        if text and not form.fullmatch(text):
            told = {"de": f"ist keine {de}", "en": f"is no {en}"}
            raise PydanticCustomError("of_another_form", "{en}", told)
        return text

    return AfterValidator(checked)


def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise PydanticCustomError("no_folder", "{en}", {"de": "ist kein Ordner", "en": "is no folder"})
    return path


def _front_end(path: Path) -> Path:
    # Our own is there once it is built; until then the API answers without it.
    return path if path == _WEB else _folder(path)


_EMAIL = _of_form(
    r"[^\s@<>\"\\^`{|}?#/]+@[^\s@<>\"\\^`{|}?#/]+\.[^\s@.<>\"\\^`{|}?#/]+", "E-Mail-Adresse", "e-mail address"
)
_PHONE = _of_form(r"\+?[0-9][0-9 ()/.-]+", "Telefonnummer", "telephone number")
_ADDRESS = _of_form(
    r"https?://[^\s/?#@]+(/[^\s?#]*)?",
    "Adresse der Form https://atlas.example",
    "address of the form https://atlas.example",
)


_CONTRIBUTOR = _of_form(
    rf"{re.escape(CONTRIBUTORS)}[A-Za-z0-9_]+",
    f"Adresse der Form {CONTRIBUTORS}…",
    f"address of the form {CONTRIBUTORS}…",
)


class Operator(BaseSettings):
    """Who runs this installation, as the law wants it told; environment variables ATLAS_OPERATOR_NAME …"""

    model_config = SettingsConfigDict(env_prefix="ATLAS_OPERATOR_", str_strip_whitespace=True)

    name: str = ""
    representative: str = ""
    address: str = ""
    email: Annotated[str, _EMAIL] = ""
    phone: Annotated[str, _PHONE] = ""
    register_entry: str = ""
    privacy_contact: str = ""
    logs: str = ""

    @property
    def lacks(self) -> tuple[str, ...]:
        """Return the environment variables without which imprint and feedback are incomplete."""
        needed = {"NAME": self.name, "ADDRESS": self.address, "EMAIL": self.email}
        return tuple(f"ATLAS_OPERATOR_{name}" for name, value in needed.items() if not value)


# Plain http is for trying out, on this machine only.
_TRUSTWORTHY = re.compile(r"(https://[^\s/?#@]+|http://(127\.0\.0\.1|localhost)(:\d+)?)(/[^\s?#]*)?")
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.:-]+/")


class ForeignBasemap(BaseSettings):
    """A basemap of another host that visitors may choose; environment variables ATLAS_BASEMAP_URL, _NAME, _ATTRIBUTION.

    `url` is a template of pictures in the usual scheme, "https://tiles.example/{z}/{x}/{y}.png". None is offered
    without it.
    """

    model_config = SettingsConfigDict(env_prefix="ATLAS_BASEMAP_", str_strip_whitespace=True)

    url: str = ""
    name: str = ""
    attribution: str = ""

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if not self.url and (self.name or self.attribution):
            alone = f"ATLAS_BASEMAP_{'NAME' if self.name else 'ATTRIBUTION'}"
            raise _unfit(alone, "braucht ATLAS_BASEMAP_URL", "needs ATLAS_BASEMAP_URL")
        if self.url and not (_ORIGIN.match(self.url) and all(part in self.url for part in ("{z}", "{x}", "{y}"))):
            form = "https://tiles.example/{z}/{x}/{y}.png"
            raise _unfit("ATLAS_BASEMAP_URL", f"ist keine Adresse der Form {form}", f"is no address of the form {form}")
        if self.url and not (self.name and self.attribution):
            both = ("ATLAS_BASEMAP_NAME", "ATLAS_BASEMAP_ATTRIBUTION")
            raise _unfit("ATLAS_BASEMAP_URL", "braucht {} und {}".format(*both), "needs {} and {}".format(*both))
        return self

    @property
    def origin(self) -> str:
        """Return scheme and host, as a content security policy names them; empty where none is configured."""
        return "/".join(self.url.split("/")[:3])


class Sessions(BaseSettings):
    """How long a login lasts; environment variables ATLAS_SESSION_IDLE_MINUTES, ATLAS_SESSION_LONGEST_HOURS."""

    model_config = SettingsConfigDict(env_prefix="ATLAS_SESSION_", env_ignore_empty=True)

    idle_minutes: int = Field(default=30, ge=1, le=24 * 60)
    longest_hours: int = Field(default=12, ge=1, le=7 * 24)

    @property
    def lifetimes(self) -> Lifetimes:
        """Return the bounds as the library knows them."""
        return Lifetimes(timedelta(minutes=self.idle_minutes), timedelta(hours=self.longest_hours))


class OpenId(BaseSettings):
    """Another house that people log in at; environment variables ATLAS_OIDC_ISSUER, _CLIENT_ID, _CLIENT_SECRET …

    `account_claim` is the claim that is believed to name an account here at somebody's first login; without it, admins
    link subjects to accounts. Roles are never taken from outside.
    """

    model_config = SettingsConfigDict(env_prefix="ATLAS_OIDC_", str_strip_whitespace=True)

    issuer: str = ""
    client_id: str = ""
    client_secret: SecretStr = SecretStr("")
    name: str = "das Konto der Organisation"
    account_claim: Literal["", "email", "preferred_username"] = ""

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        self.issuer = self.issuer.rstrip("/")
        if self.client_id and not self.issuer:
            raise _unfit("ATLAS_OIDC_CLIENT_ID", "braucht ATLAS_OIDC_ISSUER", "needs ATLAS_OIDC_ISSUER")
        if self.issuer and not _TRUSTWORTHY.fullmatch(self.issuer):
            raise _unfit("ATLAS_OIDC_ISSUER", "ist keine https-Adresse", "is no https address")
        if self.issuer and not (self.client_id and self.client_secret.get_secret_value()):
            both = ("ATLAS_OIDC_CLIENT_ID", "ATLAS_OIDC_CLIENT_SECRET")
            raise _unfit("ATLAS_OIDC_ISSUER", "braucht {} und {}".format(*both), "needs {} and {}".format(*both))
        return self


class Settings(BaseSettings):
    """Settings of the server; environment variables ATLAS_DATA_DIR, ATLAS_GEODATA_DIR, ATLAS_PUBLIC_URL …

    `lists_per_minute` bounds the lists of places that one address may have looked up.
    `most_at_once` bounds the requests that one process answers or lets wait; beyond it, 503 and Retry-After.
    `workers` processes serve, looked after by another one; 0 is this process itself. `patience_s` is how long what was
    begun may still take when a process is told to end. The log is readable on a terminal and JSON elsewhere, unless
    `log_format` says which. Metrics are offered where `metrics_port` is named, to this machine only by default.
    `contributor_id` is the address that GovData gave the one who delivers the catalogue; none without it.
    """

    model_config = SettingsConfigDict(env_prefix="ATLAS_", env_ignore_empty=True)

    data_dir: Path = Field(default_factory=data_dir)
    geodata_dir: Annotated[Path, AfterValidator(_folder)] = Field(default_factory=geodata_dir)
    web_dir: Annotated[Path, AfterValidator(_front_end)] = _WEB
    public_url: Annotated[str, _ADDRESS] | None = None
    contributor_id: Annotated[str, _CONTRIBUTOR] = ""
    operator: Operator = Field(default_factory=Operator)
    basemap: ForeignBasemap = Field(default_factory=ForeignBasemap)
    writes_per_minute: int = Field(default=120, ge=1)
    lists_per_minute: int = Field(default=12, ge=1)
    most_at_once: int = Field(default=256, ge=1)
    workers: int = Field(default=0, ge=0, le=64)
    patience_s: int = Field(default=30, ge=1)
    log_level: LogLevel = "info"
    log_format: LogFormat = ""
    metrics_host: str = "127.0.0.1"
    metrics_port: int | None = Field(default=None, ge=0, le=65535)
    openid: OpenId = Field(default_factory=OpenId)
    sessions: Sessions = Field(default_factory=Sessions)


GROUPS = (Settings, Operator, ForeignBasemap, OpenId, Sessions)
