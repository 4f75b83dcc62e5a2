"""The steps from one version of a store's tables to the next and back, taken by Alembic within one transaction."""

from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from atlas.store import steps

# Alembic's `op` and `context` are the same for all threads.
_ONE_AT_A_TIME = Lock()


def run(connection: Connection, store: str, before: int, after: int) -> None:
    """Take the steps of a store from one version to another, up or down."""
    config = Config(attributes={"connection": connection, "store": store})
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", str(steps.FOLDER / store))
    with _ONE_AT_A_TIME:
        (command.upgrade if after > before else command.downgrade)(config, str(after))
