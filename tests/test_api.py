"""What the API page says is so: its addresses answer, and its examples run against the site as it is served."""

import re
import shutil
import subprocess
import sys
from html import unescape

import pytest

from site_reader import HOME, LANGUAGES

RUN = {
    "curl": ["bash", "-euc"],
    "pandas (Python)": [sys.executable, "-c"],
    "R": ["Rscript", "-e"],
    "JavaScript": ["node", "--input-type=module", "--eval"],
}
NEEDED = {"curl": "curl", "R": "Rscript", "JavaScript": "node"}
SHOWN = {"curl": "goes_with", "pandas (Python)": "rows x 5 columns]", "R": "950000", "JavaScript": "950000"}


def examples(reader, language):
    """Each example by its heading, as a reader would copy it."""
    found = re.findall(
        r'<h3>([^<]*)</h3>\n<pre class="example"[^>]*><code>(.*?)</code>', reader.page("/api", language), re.S
    )
    return {name: unescape(text) for name, text in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_address_of_the_page_answers(reader, language):
    linked = re.findall(r'<a class="long" href="([^"]+)"><code>([^<]+)</code>', reader.page("/api", language))
    assert len(linked) > 5
    for path, shown in linked:
        assert unescape(shown) == HOME.rstrip("/") + unescape(path)
        answer = reader.get(unescape(path))
        assert answer.status_code == 200 and answer.content, path
        if "_shape=array" in path:
            assert answer.json() and isinstance(answer.json(), list), path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", RUN)
def test_the_example_runs(reader, address, tmp_path, name, language):
    if name in NEEDED and not shutil.which(NEEDED[name]):
        pytest.skip(f"no {NEEDED[name]} on this machine")
    text = examples(reader, language)[name].replace(HOME, f"{address}/")
    ran = subprocess.run([*RUN[name], text], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stderr
    assert SHOWN[name] in ran.stdout, ran.stdout
    if name == "curl":
        assert (tmp_path / f"figures_{language}.csv").read_bytes() == reader.get(
            f"/static/downloads/figures_{language}.csv"
        ).content


def test_every_example_is_run(reader):
    assert set(examples(reader, "en")) == set(RUN)
