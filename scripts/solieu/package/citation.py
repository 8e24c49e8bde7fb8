"""How the package is cited, for programs: CITATION.cff, which GitHub shows, and .zenodo.json, which Zenodo reads."""

from typing import Any

import yaml

from solieu.package.descriptor import to_json
from solieu.sources.schemas import Package

_MESSAGE = "Cite the dataset, and with a figure also the report it comes from (data/reports.csv)."


def citation_files(package: Package) -> dict[str, bytes]:
    """The files by name. The licence is the data's, the first that package.yaml states.

    https://github.com/citation-file-format/citation-file-format (1.2.0), https://developers.zenodo.org/#representation
    """
    about = package.about
    people = [{"name": each["title"]} for each in about["contributors"]]
    abstract = f"{about['description']} {about['notice']}"
    cff: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": _MESSAGE,
        "type": "dataset",
        "title": about["title"],
        "abstract": abstract,
        "authors": people,
        "identifiers": [_identifier(about["id"])],
        "version": about["version"],
        "date-released": about["released"],
        "license": about["licenses"][0]["name"],
        "keywords": list(about["keywords"]),
    }
    zenodo = {
        "title": f"{about['title']} ({about['title_vi']})",
        "description": f"<p>{abstract}</p>\n<p>{about['description_vi']} {about['notice_vi']}</p>",
        "upload_type": "dataset",
        "creators": people,
        "version": about["version"],
        "publication_date": about["released"],
        "license": about["licenses"][0]["name"].lower(),
        "keywords": cff["keywords"],
        "notes": _MESSAGE,
    }
    text = yaml.safe_dump(cff, allow_unicode=True, sort_keys=False, width=120)
    head = "# Written by scripts/build.py from metadata/package.yaml.\n"
    return {"CITATION.cff": f"{head}{text}".encode(), ".zenodo.json": to_json(zenodo)}


def _identifier(identifier: str) -> dict[str, str]:
    doi = identifier.removeprefix("https://doi.org/")
    return {"type": "other" if doi == identifier else "doi", "value": doi}
