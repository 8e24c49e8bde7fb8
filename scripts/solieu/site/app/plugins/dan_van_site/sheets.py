"""In the checkout the product's own functions; in a site that is published, a copy of that module stands here."""

from solieu.sheets import Column as Column
from solieu.sheets import Sheet as Sheet
from solieu.sheets import workbook_bytes as workbook_bytes
