"""Write the files of a release, and refuse where the checkout is not one: what is published is what is committed."""

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from solieu.commands import FILE, Command, Refusal, check_root, problem_options, run
from solieu.commands.forms import print_problems
from solieu.commands.messages import say
from solieu.paths import House, write_whole
from solieu.problems import Invalid, Language

if TYPE_CHECKING:
    from solieu.package.changes import Changes

# What a release has of the checkout beside the package.
_BESIDE = ("README.md", "README.vi.md", "LICENSE", "CHANGELOG.md", "CITATION.cff")


@click.command("release", cls=Command, help="release", epilog="release-ends")
@click.option("--out", type=FILE, metavar="DIR", help="--out of a release")
@click.option("--tag", is_flag=True)
@click.option("--changelog", is_flag=True)
@problem_options
def release(out: Path | None, tag: bool, changelog: bool, root: Path, lang: Language, color: str) -> int:
    """Check everything, write the files into a new folder, and with `tag` name the commit; or write the changelog."""
    from solieu.commands.differences import page
    from solieu.sources.schemas import load_package

    check_root(root)
    house = House(root.resolve())
    try:
        about = load_package(house).about
        if changelog:
            print(
                say("changelog-written", lang, path=house.name(write_changelog(house, about)), version=about["version"])
            )
            return 0
        name, version = f"{about['name']}-{about['version']}", about["version"]
        folder = out or house.root / "build" / f"release-{version}"
        found = ready(house, about, folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as staged:
            new = Path(staged) / "release"
            write(house, new, name)
            if found:
                (new / f"{name}-changes.html").write_text(page(found, lang), encoding="utf-8")
            write_sums(new)
            new.rename(folder)
    except Invalid as invalid:
        print_problems(invalid.problems, lang, color, house.root)
        return 1
    if tag and not git(house, "tag", "--list", f"v{version}"):
        git(house, "tag", "--annotate", f"v{version}", "--message", f"{about['title']} {version}")
    print(say("released", lang, folder=folder, version=version))
    return 0


def ready(house: House, about: Mapping[str, str], folder: Path) -> "Changes | None":
    """What differs from the release before, if there is one. Raises Refusal, Invalid where this is no release."""
    from solieu.checks import check_house
    from solieu.commands.differences import refuse_low, section

    version = about["version"]
    if git(house, "status", "--porcelain"):
        raise Refusal("tree-unclean")
    own = git(house, "tag", "--list", f"v{version}").split()
    if {*own} - {*git(house, "tag", "--points-at", "HEAD").split()}:
        raise Refusal("released-already", version=version)
    changelog = (house.root / "CHANGELOG.md").read_text(encoding="utf-8")
    if f"\n## {version} ({about['released']})\n" not in changelog:
        raise Refusal("changelog-without", version=version, released=about["released"])
    if folder.exists():
        raise Refusal("folder-there", folder=folder)
    problems = check_house(house)
    if problems:
        raise Invalid(problems)
    found = since_release(house, version)
    if found:
        refuse_low(found)
        if section(found) not in changelog:
            raise Refusal("changelog-old", version=version)
    return found


def since_release(house: House, version: str) -> "Changes | None":
    """What differs from the last release that is not of this version; None where there is none. Raises Refusal."""
    from solieu.commands.differences import compared

    tags = git(house, "tag", "--list", "v*", "--sort=-version:refname").split()
    before = [name for name in tags if name != f"v{version}"]
    return compared(before[0], str(house.root), house.root) if before else None


def write_changelog(house: House, about: Mapping[str, str]) -> Path:
    """Put what differs in the tables into CHANGELOG.md, in place of what was said of it. Raises Refusal, OSError."""
    from solieu.commands.differences import section, with_section

    found = since_release(house, about["version"])
    if not found:
        raise Refusal("no-release-before")
    path = house.root / "CHANGELOG.md"
    text = with_section(path.read_text(encoding="utf-8"), about["version"], about["released"], section(found))
    write_whole({path: text.encode("utf-8")})
    return path


def git(house: House, *arguments: str) -> str:
    """What git says. Raises Refusal where it says that it cannot."""
    done = subprocess.run(["git", "-C", house.root, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Refusal("git-refused", raw=" ".join(done.stderr.split()))
    return done.stdout


def write(house: House, folder: Path, name: str) -> None:
    """The files of a release, from a site published for them."""
    from solieu.site import publish

    folder.mkdir()
    publish(house, folder / "site")
    pack(house, folder / "site", folder, name)
    shutil.rmtree(folder / "site")


def pack(house: House, site: Path, folder: Path, name: str) -> None:
    """The package of a published site as a zip that is an RO-Crate, with what tells of it; workbook and database."""
    from solieu.package.descriptor import to_json
    from solieu.package.standards import ro_crate
    from solieu.site.downloads import described_file

    downloads = site / "static" / "downloads"
    package = shutil.copy(next(downloads.glob("*.zip")), folder / f"{name}.zip")
    told = [described_file(downloads, "datapackage.json"), *(described_file(house.root, file) for file in _BESIDE)]
    crate = ro_crate(json.loads((downloads / "datapackage.json").read_bytes()), told)
    with zipfile.ZipFile(package, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr(zipfile.ZipInfo("ro-crate-metadata.json"), to_json(crate), zipfile.ZIP_DEFLATED)
        for file in _BESIDE:
            archive.writestr(zipfile.ZipInfo(file), (house.root / file).read_bytes(), zipfile.ZIP_DEFLATED)
    shutil.copy(next(downloads.glob("*.xlsx")), folder / f"{name}.xlsx")
    shutil.copy(next(site.glob("*.db")), folder / f"{name}.db")
    with suppress(ImportError):  # without the extra `parquet` there is none
        pack_parquet(package, folder, name)


def pack_parquet(package: str | Path, folder: Path, name: str) -> None:
    """Every table of the package's zip as Parquet in a zip; those that most people should take also by themselves."""
    from solieu.package.parquet import parquet

    with zipfile.ZipFile(package) as archive:
        resources = json.loads(archive.read("datapackage.json"))["resources"]
        tables = {each["name"]: parquet(each, archive.read(each["path"])) for each in resources}
    with zipfile.ZipFile(folder / f"{name}-parquet.zip", "w") as packed:
        for table, content in tables.items():
            packed.writestr(zipfile.ZipInfo(f"{table}.parquet"), content)
    for table in ("figures_en", "figures_vi"):
        (folder / f"{name}-{table}.parquet").write_bytes(tables[table])


def write_sums(folder: Path) -> None:
    """The checksums of a folder's files, for `sha256sum --check`."""
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(folder.iterdir())]
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    return run(release, arguments)


if __name__ == "__main__":
    sys.exit(main())
