"""Publish the site: data/ -> build/site/, a folder that `datasette build/site` serves as it is.

Exit status: 0 published; 1 the data have problems; 2 the call is wrong. The old site stays until the new one is whole.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from solieu.paths import HERE, House
from solieu.problems import Invalid
from solieu.website import build_site


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, metavar="DIR", help="where the site goes (default: build/site)")
    parser.add_argument("--root", type=Path, default=HERE.root, help="the checkout to publish (default: this one)")
    options = parser.parse_args(arguments)
    house = House(options.root.resolve())
    out = (options.out or house.site).resolve()
    if out.exists() and not _is_a_site(out):
        print(f"publish: {out} is no site published before; give an empty or new folder", file=sys.stderr)
        return 2
    try:
        publish(house, out)
    except Invalid as invalid:
        print(invalid)
        return 1
    except OSError as error:
        print(f"publish: cannot write {error.filename}: {error.strerror}; nothing was changed", file=sys.stderr)
        return 2
    print(f"{house.name(out)}: serve it with: datasette {house.name(out)}")
    return 0


def publish(house: House, out: Path) -> None:
    """Build beside `out`, then put the new site in the place of the old. Raises Invalid, OSError."""
    out.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}."))
    old = new.with_name(f"{new.name}.old")
    try:
        new.chmod(0o755)
        build_site(house, new)
        if out.exists():
            out.rename(old)
        new.rename(out)
    finally:
        shutil.rmtree(new, ignore_errors=True)
        if old.exists() and not out.exists():
            old.rename(out)
        shutil.rmtree(old, ignore_errors=True)


def _is_a_site(folder: Path) -> bool:
    return folder.is_dir() and (not any(folder.iterdir()) or (folder / "inspect-data.json").exists())


if __name__ == "__main__":
    sys.exit(main())
