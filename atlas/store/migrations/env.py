"""What Alembic runs: the steps of one store, on the connection and within the transaction of whoever asks for them."""

from alembic import context

attributes = context.config.attributes
context.configure(connection=attributes["connection"], version_table=f"{attributes['store']}_version")
context.run_migrations()
