"""Build the tables and the descriptor: metadata/ -> data/*.csv -> datapackage.json.

Exit status: 0 built, or nothing to build; 1 the data have problems, or --check found a difference; 2 the call is wrong.
"""

import argparse
import sys
from pathlib import Path

from solieu.package import build_files, stale_files, write_files
from solieu.paths import HERE, House
from solieu.problems import Invalid
from solieu.readings import load_metadata


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if what is committed would change")
    parser.add_argument("--root", type=Path, default=HERE.root, help="the checkout to build (default: this one)")
    options = parser.parse_args(arguments)
    house = House(options.root.resolve())
    try:
        files = build_files(house, load_metadata(house))
        if options.check:
            problems = stale_files(house, files)
            print("\n".join(map(str, problems)) or f"{len(files)} files are what metadata/ says")
            return 1 if problems else 0
        changed = write_files(house, files)
    except Invalid as invalid:
        print(invalid)
        return 1
    except OSError as error:
        print(f"build: cannot write {error.filename}: {error.strerror}; nothing was changed", file=sys.stderr)
        return 2
    print(f"{len(files)} files, {len(changed)} changed" + "".join(f"\n  {house.name(path)}" for path in changed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
