"""`sitrep schema`: the generated JSON Schemas and the AsyncAPI document, and whether a change breaks anybody."""

from __future__ import annotations

import json

import click

from schemas.compatibility import breaking_changes
from schemas.export import GENERATED, generate


@click.group(epilog="Example: sitrep schema check")
def schema() -> None:
    """Export and check the contract's JSON Schemas."""


@schema.command(epilog="Example: sitrep schema export")
@click.option("--allow-breaking", is_flag=True, help="Before a first release: write it all the same.")
def export(allow_breaking: bool) -> None:
    """Write schemas/generated/; refuse a change that breaks readers or writers of the same topic version."""
    files = generate()
    problems = _breaking(files)
    if problems and not allow_breaking:
        raise click.ClickException(_refusal(problems))
    GENERATED.mkdir(exist_ok=True)
    for name, content in files.items():
        (GENERATED / name).write_text(content, encoding="utf-8")
    click.echo(f"{len(files)} files in {GENERATED}")


@schema.command(epilog="Example: sitrep schema check")
def check() -> None:
    """Exit 1 where the committed schemas are not those of the code, or the code breaks them."""
    files = generate()
    problems = _breaking(files)
    if problems:
        raise click.ClickException(_refusal(problems))
    stale = [n for n, content in files.items() if _committed(n) != content]
    stale += [p.name for p in GENERATED.glob("*") if p.name not in files]
    if stale:
        raise click.ClickException(
            f"{', '.join(sorted(stale))}: not up to date; run `sitrep schema export` and commit."
        )
    click.echo(f"{len(files)} generated files are up to date, and nothing breaks.")


def _breaking(files: dict[str, str]) -> list[str]:
    """Breaking changes of the code's schemas against the committed ones, a line each."""
    problems = []
    for path in sorted(GENERATED.glob("*.json")):
        if path.name not in files:
            problems.append(f"{path.name}: the record is gone from the manifest")
            continue
        old, new = json.loads(path.read_text(encoding="utf-8")), json.loads(files[path.name])
        problems += [f"{path.name}: {what}" for what in breaking_changes(old, new)]
    return problems


def _refusal(problems: list[str]) -> str:
    lines = "\n  ".join(problems)
    return f"this breaks the contract within its version:\n  {lines}\nKeep the old field, or start a new topic version."


def _committed(name: str) -> str | None:
    path = GENERATED / name
    return path.read_text(encoding="utf-8") if path.is_file() else None
