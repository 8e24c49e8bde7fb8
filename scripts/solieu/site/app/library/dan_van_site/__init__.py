"""What the site's plugins share. Standard library, Datasette and Jinja only; publish adds a copy of vietnamese.py."""
