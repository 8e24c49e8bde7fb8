"""Articles on the web, read from a server on loopback and from files; check_page is tested in test_checks.py."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from calling import call
from solieu.sources import pages
from solieu.sources.pages import Page, Unread, parse_page, read_page

HTML = """<!doctype html><html lang="vi"><head><title>Một năm giúp dân | Báo Ví dụ</title>
<meta property="og:site_name" content="Báo Ví dụ"><meta property="og:title" content="Một năm giúp dân">
<meta name="author" content="Lê Minh">
<meta property="article:published_time" content="2024-01-05T08:00:00+07:00"></head>
<body><nav><a href="/">Trang chủ</a> <a href="/2">Tin 24 giờ</a></nav><article><h1>Một năm giúp dân</h1>
<p>Năm qua, đơn vị đã cùng bà con các xã vùng cao làm được nhiều việc có ích, được xã ghi nhận.</p>
<p>{figures}</p></article><footer>Giấy phép số 15, điện thoại 024.1234567</footer></body></html>"""


@pytest.fixture
def server():
    """A newspaper on loopback."""

    class Newspaper(BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path in ("/ftp", "/file"):
                self.send_response(302)
                self.send_header(
                    "Location", {"/ftp": "ftp://127.0.0.1:9/x", "/file": "file:///etc/hostname"}[self.path]
                )
                self.end_headers()
                return
            if self.path in ("/dripping", "/endless"):
                piece = b"x" if self.path == "/dripping" else b"x" * 100_000
                try:
                    self.wfile.write(b"HTTP/1.0 200 OK\r\nx-" if len(piece) == 1 else b"HTTP/1.0 200 OK\r\n\r\n")
                    for _ in range(500):
                        self.wfile.write(piece)
                        time.sleep(0.2 if len(piece) == 1 else 0)
                except OSError:  # who reads has left
                    return
                return
            found = self.path == "/bai.html"
            body = HTML.format(
                figures="Cả năm hỗ trợ hơn 1.250&nbsp;ngày công và sửa gần 40 trường học ở các bản xa."
            ).encode()
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body if found else b"")

        def log_message(self, *_):
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Newspaper)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    httpd.server_close()


def test_the_article_is_read_from_an_address(server):
    article = read_page(f"{server}/bai.html")
    assert (article.title, article.byline, article.published) == ("Một năm giúp dân", "Lê Minh", "2024-01-05")
    assert (article.publisher, article.url) == ("Báo Ví dụ", f"{server}/bai.html")
    assert "ngày công" in article.text
    assert "024.1234567" not in article.text and "24 giờ" not in article.text, "furniture is left out"


def test_the_draft_of_an_address_has_its_card(server):
    drafted = call("extract", f"{server}/bai.html", "--format", "yaml", "--id", "vidu-1")
    assert drafted.status == 0
    card = {"title_vi: Một năm giúp dân", "byline: Lê Minh", "published_date: 2024-01-05", f"url: {server}/bai.html"}
    assert card <= {line.strip() for line in drafted.out.splitlines()}


def test_pages_that_give_no_article(server):
    with pytest.raises(
        Unread, match=rf"^{server}/none\.html: cannot be fetched .HTTP 404.; open it in a browser, save it"
    ):
        read_page(f"{server}/none.html")
    with pytest.raises(Unread, match=r"^x.html: no article was found in the page; save its text by hand"):
        parse_page("x.html", "<html><body></body></html>")


# What stands in a file, and what is said of it.
TOO_MUCH = {
    "numerals without end": ("9 " * 510_000, "has a line of 1000000 characters, or on and on a numeral"),
    "number words without end": ("năm năm\n" * 200_000, "a numeral in fewer than 16, as no articles have; give it in"),
    "a line of a hundred million": ("a" * 100_000_000, "has a line of 1000000 characters"),
    "a text without end": ("a\n" * 64_000_001, "has more than 128000000 bytes, as no article has; give it in parts"),
    "a page without end": ("<html>" + "<p>9\n" * 2_000_000, "has more than 10000000 bytes"),
    "comments that no element ends": ("<!---->" * 40 + "<section>", ""),
    "a table without end": ("<html><body><table>" + "<tr><td>x" * 400_000, "takes more than 2 seconds or a gigabyte"),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_what_is_more_than_an_article(tmp_path, monkeypatch, name):
    monkeypatch.setattr(pages, "_SECONDS", 2)
    content, said = TOO_MUCH[name]
    path = tmp_path / "x.html"
    path.write_text(content, encoding="utf-8")
    done = call("extract", path)
    assert done.status == (2 if said else 0) and said in done.err and done.err.count("\n") == bool(said)


def test_a_parser_that_fails(tmp_path, monkeypatch):
    def fail(*_, **__):
        raise RecursionError

    monkeypatch.setattr("trafilatura.extract", fail)
    (tmp_path / "x.html").write_text("<html><body>x")
    done = call("extract", tmp_path / "x.html")
    assert done.status == 2 and "x.html: cannot be read as a page, or takes" in done.err and done.err.count("\n") == 1


def test_a_server_without_end(server, monkeypatch):
    """Headers that drip, a body that never ends, and what leads away from the web."""
    monkeypatch.setattr(pages, "_SECONDS", 2)
    for path, said in (
        ("dripping", "or takes more than 2 seconds"),
        ("endless", "has more than 10000000 bytes"),
        ("ftp", "cannot be fetched ("),
        ("file", "cannot be fetched ("),
    ):
        done = call("extract", f"{server}/{path}")
        assert done.status == 2 and said in done.err and done.err.count("\n") == 1, path


def test_a_plain_text_is_taken_as_it_stands(tmp_path):
    """Offsets count its byte order mark and line ends; files that cannot be read are in test_extract.py."""
    path = tmp_path / "bai.txt"
    path.write_bytes("\ufeffHơn 5 km\r\n".encode())
    assert read_page(str(path)) == Page("\ufeffHơn 5 km\r\n")


def test_a_text_of_many_articles_is_read_in_pieces(tmp_path):
    """Longer than an article may be: each figure of it is listed, and the last where it stands."""
    said, times = "Đã làm hơn 36 nhà cho dân các bản xa.\n", 40_000
    (tmp_path / "x.txt").write_text(said * times, encoding="utf-8")
    listed = call("extract", tmp_path / "x.txt", "--format", "jsonl").out.splitlines()
    assert len(listed) == times
    assert f'"as_written": "hơn 36 nhà", "char_start": {len(said) * (times - 1) + 7}, ' in listed[-1]
    drafted = call("extract", tmp_path / "x.txt", "--format", "yaml")
    assert drafted.status == 2 and "has more than 1000000 bytes, as no article has" in drafted.err


def test_the_command_checks_a_report_against_its_page(tmp_path, seed):
    phrases = [figure.record.as_written for figure in seed.figures]
    path = tmp_path / "bai.html"
    for kept, status, says in ((phrases, 0, ""), (phrases[1:], 1, "page-missing: ")):
        path.write_text(HTML.format(figures="; ".join(kept)), encoding="utf-8")
        checked = call("validate", "--page", str(path), "--report", "dcsvn-628898")
        assert (checked.status, says in checked.out) == (status, True), checked
