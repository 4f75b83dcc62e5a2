"""What the server can be told from outside; read when the app is created, never at import."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from atlas.paths import data_dir, geodata_dir

_WEB = Path(__file__).parents[1] / "web" / "dist"


class Settings(BaseSettings):
    """Settings of the server; environment variables ATLAS_DATA_DIR, ATLAS_GEODATA_DIR, ATLAS_PUBLIC_URL …"""

    model_config = SettingsConfigDict(env_prefix="ATLAS_")

    data_dir: Path = Field(default_factory=data_dir)
    geodata_dir: Path = Field(default_factory=geodata_dir)
    web_dir: Path = _WEB
    public_url: str | None = None
