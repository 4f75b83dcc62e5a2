"""What the server can be told from outside; read when the app is created, never at import."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from atlas.paths import data_dir, geodata_dir

_WEB = Path(__file__).parents[1] / "web" / "dist"


class Operator(BaseSettings):
    """Who runs this installation, as the law wants it told; environment variables ATLAS_OPERATOR_NAME …"""

    model_config = SettingsConfigDict(env_prefix="ATLAS_OPERATOR_", str_strip_whitespace=True)

    name: str = ""
    representative: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""
    register_entry: str = ""
    privacy_contact: str = ""
    logs: str = ""

    @property
    def lacks(self) -> tuple[str, ...]:
        """Return the environment variables without which imprint and feedback are incomplete."""
        needed = {"NAME": self.name, "ADDRESS": self.address, "EMAIL": self.email}
        return tuple(f"ATLAS_OPERATOR_{name}" for name, value in needed.items() if not value)


class Settings(BaseSettings):
    """Settings of the server; environment variables ATLAS_DATA_DIR, ATLAS_GEODATA_DIR, ATLAS_PUBLIC_URL …"""

    model_config = SettingsConfigDict(env_prefix="ATLAS_")

    data_dir: Path = Field(default_factory=data_dir)
    geodata_dir: Path = Field(default_factory=geodata_dir)
    web_dir: Path = _WEB
    public_url: str | None = None
    operator: Operator = Field(default_factory=Operator)
