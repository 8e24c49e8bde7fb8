"""Each way to host the site: nginx serves it below a prefix, the command of the service starts it and ends it."""

import configparser
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import time

import httpx
import pytest

from site_server import free_port, started
from solieu.paths import HERE
from solieu.site import publish

HOSTING = HERE.root / "hosting"
ABOUT = {"homepage": "http://so-lieu.example/so-lieu/", "issues": "https://git.example/so-lieu/issues/"}
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


@pytest.fixture(scope="module")
def site(seed_built, tmp_path_factory):
    """The address at which a site below a prefix is served."""
    folder = tmp_path_factory.mktemp("hosted") / "site"
    publish(seed_built, folder, ABOUT)
    server, address = started(folder, "/so-lieu/robots.txt")
    yield address
    server.terminate()
    server.wait(10)


@pytest.mark.slow
@pytest.mark.skipif(not NGINX, reason="no nginx on this machine")
@pytest.mark.parametrize("after_the_port", ["", "/"], ids=["prefix kept", "prefix stripped"])
def test_nginx_serves_it_below_a_prefix(site, tmp_path, after_the_port):
    port, text = free_port(), (HOSTING / "nginx.conf").read_text(encoding="utf-8")
    for stated, here in (
        ("/var/cache/nginx/dan-van", f"{tmp_path}/cache"),
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("proxy_pass http://127.0.0.1:8001;", f"proxy_pass {site}{after_the_port};"),
    ):
        assert text.count(stated) == 1
        text = text.replace(stated, here)
    user = pwd.getpwuid(os.getuid()).pw_name  # so that workers of root may write where the test does
    names = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{name}_temp_path {tmp_path}/{name};" for name in names)
    whole = f"daemon off; user {user}; pid {tmp_path}/pid; events {{}} http {{ access_log off; {temporary} {text} }}"
    (tmp_path / "nginx.conf").write_text(whole, encoding="utf-8")
    subprocess.run([NGINX, "-t", "-c", tmp_path / "nginx.conf"], check=True, capture_output=True)
    nginx = subprocess.Popen([NGINX, "-c", tmp_path / "nginx.conf"], stderr=subprocess.DEVNULL)
    try:
        with httpx.Client(
            base_url=f"http://127.0.0.1:{port}", headers={"host": "so-lieu.example"}, timeout=20
        ) as client:
            wait_for(client, "/so-lieu/robots.txt")
            home = client.get("/so-lieu/en/")
            assert home.status_code == 200 and "so-lieu/so-lieu" not in home.text
            assert home.headers["content-encoding"] == "gzip"
            for link in sorted(set(re.findall(r'href="(/[^"#?]*)"', home.text)))[:20]:
                assert link.startswith("/so-lieu/") and client.get(link).status_code == 200, link
            again = client.get("/so-lieu/en/")
            assert (again.headers["x-cache"], again.content) == ("HIT", home.content)
            told = client.get("/so-lieu/en/", headers={"if-none-match": home.headers["etag"]})
            assert told.status_code == 304
            moved = client.get("/so-lieu/", headers={"accept-language": "vi"})
            assert moved.status_code == 302 and moved.headers["location"].endswith("/so-lieu/vi/")
            assert client.get("/so-lieu/dan-van.json?sql=select+1&_shape=arrays").json()["rows"] == [[1]]
            assert client.post("/so-lieu/en/", content=b"x" * 2000).status_code in (405, 413)
    finally:
        nginx.send_signal(signal.SIGQUIT)
        nginx.wait(10)


def wait_for(client, address):
    for _ in range(300):
        try:
            assert client.get(address).status_code == 200
            return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the server did not start")


def test_a_setting_that_would_hide_the_others_is_refused(published):
    command = [sys.executable, "-m", "datasette", str(published), "--setting", "max_returned_rows", "9"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1) and "settings.json" in done.stderr


@pytest.mark.slow
def test_the_command_of_the_service_starts_the_site_and_ends_it(published):
    unit = configparser.ConfigParser(interpolation=None)
    unit.optionxform = str
    unit.read(HOSTING / "dan-van.service", encoding="utf-8")
    datasette, folder, *options = unit["Service"]["ExecStart"].split()
    assert datasette.endswith("/.venv-site/bin/datasette") and folder.endswith("/build/site")
    port = str(free_port())
    command = [
        sys.executable,
        "-m",
        "datasette",
        str(published),
        *(port if each == "8001" else each for each in options),
    ]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as client:
            wait_for(client, "/en/figures?year=2022")
        server.terminate()
        server.wait(10)
    finally:
        server.kill()


def test_the_container_has_what_the_service_has():
    """The same command but for where it listens; nothing runs as root after the installation."""
    lines = (HOSTING / "Containerfile").read_text(encoding="utf-8").splitlines()
    steps = [line.split(" ", 1) for line in lines if line and not line.startswith("#")]
    assert [step for step, _ in steps] == ["FROM", "COPY", "RUN", "COPY", "USER", "EXPOSE", "CMD"]
    said = dict(steps)
    unit = (HOSTING / "dan-van.service").read_text(encoding="utf-8")
    command = " ".join(re.findall(r'"([^"]+)"', said["CMD"])).replace("/site", "X").replace("0.0.0.0", "127.0.0.1")
    assert command in re.sub(r"\S*/build/site", "X", unit.replace("/srv/dan-van/.venv-site/bin/", ""))
    assert not said["USER"].startswith(("0", "root")) and "--require-hashes" in said["RUN"]
