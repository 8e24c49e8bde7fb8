"""What Datasette loads: the plugin is the package beside this file."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
from dan_van_site import *  # noqa: F403
