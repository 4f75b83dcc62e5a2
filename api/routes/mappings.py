"""Saved mappings: how the files of an office are to be understood, kept under a name for everybody who may import."""

from dataclasses import replace
from typing import Annotated, get_args

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api import parameters
from api.described import answering, described, members
from api.parameters import Parameter
from api.responses import JSON
from api.routes.intake import ImporterDep, PlansDep, get_mappings
from atlas import encode
from atlas.day import today
from atlas.intake.fields import KINDS, Kind
from atlas.intake.mappings import LONGEST_NAME, MappingStore, Saved, options_of

router = APIRouter(prefix="/api", tags=["Einlesen"], include_in_schema=False)
_KIND = Parameter("kind", "Was die Datei enthält (what the file holds)", {"type": "string", "enum": list(KINDS)}, True)
_OF = replace(_KIND, required=False)
_NAME = Parameter("name", "Name der Zuordnung (name of the mapping)", {"type": "string"}, True)
_ALL = answering(members(mappings="array"))
MappingsDep = Annotated[MappingStore, Depends(get_mappings)]


class Wanted(BaseModel):
    """Which dry run a mapping is taken from, and what it shall be called."""

    model_config = ConfigDict(extra="forbid")
    plan: str = Field(max_length=24)
    name: str = Field(max_length=LONGEST_NAME)


@router.get("/mappings", summary="Gespeicherte Zuordnungen", openapi_extra=described(_OF, answers=_ALL))
def saved(request: Request, actor: ImporterDep, mappings: MappingsDep) -> Response:
    """Return the saved mappings, of one kind of file or all, by name."""
    values = parameters.read(request, [_OF])
    kind = parameters.choice(values, "kind", (*KINDS, ""), "")
    return _answer(mappings.all(_kind(kind) if kind else None))


@router.put(
    "/mappings",
    dependencies=[parameters.NAMED_ONLY],
    summary="Die Zuordnung eines Probelaufs merken",
    openapi_extra=described(answers=_ALL),
)
def save(body: Wanted, actor: ImporterDep, plans: PlansDep, mappings: MappingsDep) -> Response:
    """Save how a dry run understood its file, in the place of what was saved under that name before."""
    plan = plans.plan(plans.find(body.plan, actor.name))
    kept = Saved(plan.kind, body.name.strip(), options_of(plan), actor.name, today().isoformat())
    mappings.keep(kept)
    return _answer([kept])


@router.delete("/mappings", summary="Eine Zuordnung vergessen", openapi_extra=described(_KIND, _NAME, answers=_ALL))
def forget(request: Request, actor: ImporterDep, mappings: MappingsDep) -> Response:
    """Forget a mapping."""
    values = parameters.read(request, [_KIND, _NAME])
    kind = _kind(parameters.choice(values, "kind", KINDS, ""))
    mappings.drop(kind, values.get("name", ""))
    return _answer(mappings.all(kind))


def _kind(text: str) -> Kind:
    return next(kind for kind in get_args(Kind) if kind == text)


def _answer(found: list[Saved]) -> Response:
    return Response(encode.dumps({"mappings": found}), media_type=JSON)
