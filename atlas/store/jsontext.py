"""A member of a JSON text, asked for in the words of either engine."""

from typing import Any

from sqlalchemy import Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction


class json_text(GenericFunction[str]):
    """The text of a member of a JSON text by its path, `json_text(body, "properties", "city_ags")`."""

    type = Text()
    inherit_cache = True


@compiles(json_text, "sqlite")
def _in_sqlite(element: Any, compiler: Any, **how: Any) -> str:
    body, *path = element.clauses
    return f"json_extract({compiler.process(body, **how)}, '$.{'.'.join(map(_name, path))}')"


@compiles(json_text, "postgresql")
def _in_postgresql(element: Any, compiler: Any, **how: Any) -> str:
    body, *path = element.clauses
    return f"(({compiler.process(body, **how)})::json #>> '{{{','.join(map(_name, path))}}}')"


def _name(part: Any) -> str:
    """Return a name of the model as it stands in SQL; it is ours, and nothing else can stand there."""
    name = str(part.value)
    if not name.isidentifier():
        raise ValueError(name)
    return name
