"""The search tables hold no text, so a page of them would be empty: they have none."""

from datasette import hookimpl


@hookimpl
def permission_allowed(action, resource):
    """False closes a table; None leaves the question to others."""
    return False if action == "view-table" and resource[1].lower().startswith("site_search") else None
