"""In the checkout the product's own functions; in a site that is published, a copy of that module stands here."""

from solieu.vietnamese import fold as fold
from solieu.vietnamese import grouped as grouped
from solieu.vietnamese import searched as searched
from solieu.vietnamese import stem as stem
