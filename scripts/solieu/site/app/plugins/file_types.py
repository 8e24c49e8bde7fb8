"""Types of the files to download that Python does not know everywhere, so that browsers treat them right."""

import mimetypes

from datasette import hookimpl

_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv",
    ".json": "application/json",
    ".zip": "application/zip",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}


@hookimpl
def startup(datasette):
    """Datasette's static files ask `mimetypes`."""
    for suffix, kind in _TYPES.items():
        mimetypes.add_type(kind, suffix)
