"""Whatever is asked of a served site: it answers, or says in time that it does not; and its pages are answered."""

import os
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from site_server import started

ENDLESS = "with recursive c(x) as (select 1 union all select x %2B 1 from c) select count(*) from c"
TRIM = "select trim(hex(zeroblob(5000000)), '1' || replace(hex(zeroblob(9999)), '0', 'é') || '0')"
# What is asked, its status, and a word of the page.
ASKED = [
    ("/en/dan-van?sql=select+1", 200, "1 row"),
    (f"/en/dan-van?sql={ENDLESS}", 400, "one second of the database"),
    (f"/vi/dan-van?sql={TRIM}", 400, "2,5 giây"),
    (f"/en/dan-van?sql={TRIM}", 400, '<textarea id="sql-text" name="sql"'),
    (f"/dan-van.json?sql={TRIM}", 400, "2.5 seconds"),
    ("/en/dan-van?sql=select+hex(zeroblob(400000000))", 400, "2.5 seconds"),
    ("/dan-van.csv?sql=select+hex(zeroblob(100000))+from+figures,figures+limit+2000&_stream=on", 400, "2.5 seconds"),
    ("/en/dan-van?sql=select+" + ",".join("1" * 900) + "+from+figures+limit+5000", 400, "too many columns"),
    ("/en/figures?_where=1&_where=(select+count(*)+from+figures,figures,figures)", 400, "one second of the database"),
    ("/en/search?q=nh%C3%A0", 200, "nhà"),
    ("/figures.csv?_stream=on&_size=max", 200, "figure_id"),
    ("/en/figures?x=1&y=%00&%00=1", 400, "does not fit"),
]


@pytest.fixture(scope="module")
def site(published: Path):
    server, address = started(published)
    with httpx.Client(base_url=address, timeout=20) as client:
        yield client
    server.terminate()
    server.wait(10)


@pytest.mark.parametrize(("address", "status", "word"), ASKED)
def test_an_answer_or_why_there_is_none(site, address, status, word):
    answer = site.get(address)
    assert answer.status_code == status and word in answer.text
    assert answer.headers["content-security-policy"]
    assert status == 200 or not address.startswith(("/en", "/vi")) or f'<html lang="{address[1:3]}">' in answer.text


def test_beyond_those_who_wait_all_are_told_to_come_again_and_others_are_answered(site):
    with ThreadPoolExecutor(30) as pool:
        crowd = [pool.submit(site.get, f"/en/dan-van?sql={TRIM}&x={n}") for n in range(30)]
        time.sleep(0.3)
        assert site.get("/en/figures/dcsvn-628898-workdays").status_code == 200
        assert site.get("/en/figures?year=2022").status_code == 200
        told = [answer.result() for answer in crowd]
    assert {answer.status_code for answer in told} == {400, 503}
    assert all(answer.headers["retry-after"] for answer in told if answer.status_code == 503)


def test_what_only_waited_is_not_told_that_it_is_too_much(site):
    with ThreadPoolExecutor(14) as pool:
        for n in range(2):
            pool.submit(site.get, f"/en/dan-van?sql={TRIM}&slow={n}")
        time.sleep(0.3)
        quick = [pool.submit(site.get, f"/dan-van.json?sql=select+{n}") for n in range(12)]
        assert {answer.result().status_code for answer in quick} <= {200, 503}


def test_who_leaves_is_not_worked_for(site):
    """Or else whoever comes next would wait too long, and be told so."""
    for n in range(3):
        with pytest.raises(httpx.ReadTimeout):
            site.get(f"/en/dan-van?sql={TRIM}&left={n}", timeout=0.2)
    assert site.get("/dan-van.json?sql=select+2").json()["rows"] == [[2]]


def test_what_was_asked_before_is_the_same_again(site):
    for address in ("/en/", "/en/figures?year=2022", "/dan-van.json?sql=select+3&_shape=array"):
        first, again = site.get(address), site.get(address)
        assert (first.content, first.headers["etag"]) == (again.content, again.headers["etag"])
        plain = site.get(address, headers={"accept-encoding": "identity"})
        assert plain.content == first.content and "content-encoding" not in plain.headers
        assert site.get(address, headers={"if-none-match": first.headers["etag"]}).status_code == 304
        assert site.head(address).content == b""
    assert site.get("/en/").text != site.get("/vi/").text


def test_arguments_in_another_order_are_the_same_question(site):
    one, other = (
        site.get(f"/dan-van/units.json?{asked}") for asked in ("_size=2&_col=label_en", "_col=label_en&_size=2")
    )
    assert one.content == other.content and one.headers["etag"] == other.headers["etag"]
    turned = site.get("/dan-van/units.json?_col=label_en&_col=label_vi&_size=2").json()["columns"]
    assert turned != site.get("/dan-van/units.json?_col=label_vi&_col=label_en&_size=2").json()["columns"]


def test_workers_know_how_to_draw_what_is_asked_with_arguments(reader):
    drawn = reader.datasette.jinja_env.cache
    drawn.clear()
    ready = sys.modules["dan_van_site.worker"].make_ready(reader.datasette, reader.datasette.app())
    reader._loop.run_until_complete(ready)
    known = set(drawn.keys())
    for address in ("/dan-van/doubts?_size=9", "/figures?year=2022", "/search?q=nh%C3%A0", "/dan-van?sql=select+2"):
        reader.page(address)
    assert known and set(drawn.keys()) == known


def children(process):
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()


def test_a_worker_answers_one_after_another_while_it_is_asked_and_small(published):
    server, address = started(published)
    try:
        with httpx.Client(base_url=address, timeout=20) as client:
            assert client.get("/dan-van.json?sql=select+1").status_code == 200
            [maker] = children(server.pid)
            first = children(maker)
            assert client.get("/en/dan-van?sql=select+*+from+figures+limit+100").status_code == 200
            assert len(first) == 1 and children(maker) == first
            more_than_a_socket_holds = {b"x": b"\xff" * 90_000}
            assert client.get("/dan-van.json?sql=select+2", headers=more_than_a_socket_holds).status_code == 200
            large = "/dan-van.csv?sql=select+hex(zeroblob(2000))+from+figures,figures+limit+3000&_size=max&_stream=on"
            assert len(client.get(large).content) > 10_000_000
            time.sleep(3)
            assert children(maker) == [], "nobody asked again"
    finally:
        server.kill()


def test_the_site_goes_on_without_its_workers_and_ends_when_what_is_under_way_is_done(published):
    server, address = started(published)
    try:
        assert httpx.get(f"{address}/dan-van.json?sql=select+1", timeout=20).status_code == 200
        [maker] = children(server.pid)
        written_to = int(Path(f"/proc/{maker}/stat").read_text().split()[9])
        assert written_to < 5_000, "pages of memory: it draws nothing, so that most of its memory is the site's"
        os.kill(int(maker), signal.SIGKILL)
        time.sleep(0.2)
        assert httpx.get(f"{address}/dan-van.json?sql=select+2", timeout=20).json()["rows"] == [[2]]
        with ThreadPoolExecutor(1) as pool:
            slow = "with recursive c(x) as (select 1 union all select x %2B 1 from c limit 500000) select max(x) from c"
            last = pool.submit(httpx.get, f"{address}/dan-van.json?sql={slow}", timeout=20)
            time.sleep(0.2)
            server.terminate()
            assert last.result().status_code == 200
        server.wait(10)
    finally:
        server.kill()
