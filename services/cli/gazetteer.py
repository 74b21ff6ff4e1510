"""`sitrep gazetteer`: build, fetch, look at and ask the gazetteer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from services.geocode.gazetteer import Gazetteer, GazetteerError
from services.geocode.gazetteer.fetch import ADDRESS, ADDRESS_VARIABLE, dumps_folder


@click.group(epilog="Example: sitrep gazetteer build && sitrep gazetteer find Seversk")
def gazetteer() -> None:
    """Build the gazetteer that places are looked up in, and ask it."""


@gazetteer.command(epilog="Example: sitrep gazetteer build --geonames UA.zip --geonames SD.zip")
@click.option(
    "--geonames", "dumps", multiple=True, type=click.Path(path_type=Path), help="A full GeoNames country dump."
)
@click.option("--countries", default="", help="Only these countries: ISO alpha-2 codes, divided by commas.")
@click.option("--fetched/--no-fetched", default=True, show_default=True, help="Use what `gazetteer fetch` has fetched.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Where to; default: SITREP_GAZETTEER, else the user's cache folder.",
)
@click.option("--if-missing", is_flag=True, help="Not where there is one of this code, these packages and these dumps.")
def build(dumps: tuple[Path, ...], countries: str, fetched: bool, output: Path | None, if_missing: bool) -> None:
    """Compile the sources into memory-mapped files. Takes half a minute and needs no network."""
    from services.geocode.gazetteer.build import STEPS
    from services.geocode.gazetteer.build import build as build_gazetteer

    paths = {path.name: path for path in sorted(dumps_folder().glob("*.zip"))} if fetched else {}
    paths |= {path.name: path for path in dumps}
    codes = [code.strip() for code in countries.split(",") if code.strip()]
    if if_missing and (there := _usable(output, list(paths.values()), codes)):
        click.echo(f"gazetteer {there.version} is there: {there.directory}")
        return
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=STEPS)
        try:
            built = build_gazetteer(
                list(paths.values()), codes, output, lambda step: progress.update(task, description=step, advance=1)
            )
        except GazetteerError as error:
            raise click.ClickException(str(error)) from None
    for path, count in built.dumps.items():
        broken = f", {count.broken:,} broken rows skipped (first: {count.first_broken})" if count.broken else ""
        click.echo(f"{path}: {count.read:,} rows{broken}", err=True)
    for line in built.unknown:
        click.echo(f"no source has {line}", err=True)
    click.echo(f"gazetteer {built.version}: {built.counts['places']:,} places, {built.counts['names']:,} names")
    click.echo(str(built.directory))


def _usable(directory: Path | None, dumps: Sequence[Path], countries: Sequence[str]) -> Gazetteer | None:
    """The gazetteer that is there, unless other code, packages, dumps or countries made it."""
    from services.geocode.gazetteer.build import is_current

    try:
        there = Gazetteer.open(directory)
        if is_current(there.manifest, dumps, countries):
            return there
    except GazetteerError:
        return None
    if lost := sorted(set(there.manifest.get("dumps", ())) - {path.name for path in dumps}):
        names = " ".join(f"--geonames {name}" for name in lost)
        click.echo(f"gazetteer {there.version} is out of date; to keep what it has more: build {names}", err=True)
    return None


@gazetteer.command(epilog="Example: sitrep gazetteer fetch UA SD SY && sitrep gazetteer build")
@click.argument("countries", nargs=-1, required=True)
@click.option("--address", envvar=ADDRESS_VARIABLE, default=ADDRESS, show_default=True, help="Where the dumps are.")
@click.option("--folder", type=click.Path(path_type=Path), help="Where to; default: where `build` looks for them.")
def fetch(countries: tuple[str, ...], address: str, folder: Path | None) -> None:
    """Fetch full GeoNames dumps of countries: their villages under 500 inhabitants come only from there."""
    from services.geocode.gazetteer.fetch import fetch as fetch_dump

    console = Console(stderr=True)
    failed = False
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        tasks = {code.upper(): progress.add_task(code.upper(), total=None) for code in countries}
        for code in tasks:
            try:
                got = fetch_dump(code, folder or dumps_folder(), address, partial(_show, progress, tasks))
            except GazetteerError as error:
                failed = True
                click.echo(f"Error: {error}", err=True)
                continue
            broken = f", {got.broken:,} of them broken" if got.broken else ""
            click.echo(f"{got.path}: {got.rows:,} rows{broken}{'' if got.is_new else ', up to date'}")
    if failed:
        raise SystemExit(1)
    click.echo("To use them: sitrep gazetteer build", err=True)


def _show(progress: Progress, tasks: Mapping[str, TaskID], code: str, received: int, total: int) -> None:
    progress.update(tasks[code], completed=received, total=total or None)


@gazetteer.command(epilog="Example: sitrep gazetteer info")
def info() -> None:
    """Say what is in the gazetteer and where it came from."""
    with _expected():
        opened = Gazetteer.open()
    rows = [("version", opened.version), ("folder", str(opened.directory))]
    rows += [("source", source) for source in opened.manifest["sources"]]
    rows += [("countries", ", ".join(opened.manifest["countries"]) or "all")]
    rows += [(name, f"{count:,}") for name, count in opened.manifest["counts"].items()]
    rows += [("size", f"{sum(size for size, _ in opened.manifest['files'].values()) / 1e6:.0f} MB on disk")]
    for label, value in rows:
        click.echo(f"{label:<13} {value}")


@gazetteer.command(epilog="Example: sitrep gazetteer find Verhnemekensky --near Seversk")
@click.argument("name")
@click.option("--near", help="A place that it lies near.")
@click.option(
    "--language", type=click.Choice(["en", "ru", "uk"]), help="Of the name; guessed by its letters if not said."
)
@click.option("--limit", type=click.IntRange(1, 400), default=10, show_default=True, help="How many places to show.")
def find(name: str, near: str | None, language: str | None, limit: int) -> None:
    """Say which places a name may mean, and why."""
    from services.geocode.gazetteer.explain import explain

    with _expected():
        opened = Gazetteer.open()
    steps, found = explain(opened, name, near, language, limit)
    for step in steps:
        click.echo(f"- {step}")
    for number, (candidate, place, score, reason) in enumerate(found, start=1):
        where = ", ".join(part for part in (place.admin3, place.admin2, place.admin1, place.country) if part)
        click.echo(f"{number}. {place.name} ({place.feature}), {where}: {place.latitude:.4f}, {place.longitude:.4f} "
                   f"± {place.uncertainty_m / 1000:.1f} km  score {score:.2f} by {candidate.method}")  # fmt: skip
        click.echo(f"   {reason}{_ids(place.geonames, place.katottg)}")
    if not found:
        raise click.ClickException(f"no place is called {name!r}, or nearly so")


def _ids(geonames: int | None, katottg: str | None) -> str:
    known = [f"GeoNames {geonames}" if geonames else "", f"KATOTTG {katottg}" if katottg else ""]
    return "".join(f"; {each}" for each in known if each)


class _expected(AbstractContextManager[None]):  # noqa: N801 - reads as a phrase
    """Turns the gazetteer's errors into one clear line."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, GazetteerError):
            raise click.ClickException(str(error)) from None
