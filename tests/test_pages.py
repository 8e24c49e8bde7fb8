"""Articles on the web: read from a saved page and from a server on loopback, and reports checked against them."""

import importlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from solieu.paths import HERE
from solieu.sources.pages import Page, Unread, check_page, parse_page, read_page

HTML = """<!doctype html><html lang="vi"><head><title>Một năm giúp dân | Báo Ví dụ</title>
<meta property="og:site_name" content="Báo Ví dụ"><meta property="og:title" content="Một năm giúp dân">
<meta name="author" content="Lê Minh">
<meta property="article:published_time" content="2024-01-05T08:00:00+07:00"></head>
<body><nav><a href="/">Trang chủ</a> <a href="/2">Tin 24 giờ</a></nav><article><h1>Một năm giúp dân</h1>
<p>Năm qua, đơn vị đã cùng bà con các xã vùng cao làm được nhiều việc có ích, được xã ghi nhận.</p>
<p>{figures}</p></article><footer>Giấy phép số 15, điện thoại 024.1234567</footer></body></html>"""


@pytest.fixture
def phrases(metadata):
    """The report's own phrases, in order, in prose of our own."""
    return [figure.record.as_written for figure in metadata.readings[0].figures]


@pytest.fixture
def other(metadata):
    return [numeral.token.strip("“”") for numeral in metadata.readings[0].report.other_numerals]


def page(phrases):
    return Page("Trong năm, các đơn vị làm được:\n" + ";\n".join(f"việc thứ nhất {phrase}" for phrase in phrases))


@pytest.fixture
def server():
    """A newspaper on loopback."""

    class Newspaper(BaseHTTPRequestHandler):
        def do_GET(self):
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
    assert article.publisher == "Báo Ví dụ"
    assert article.url == f"{server}/bai.html"
    assert "ngày công" in article.text
    assert "024.1234567" not in article.text and "24 giờ" not in article.text, "furniture is left out"


def test_the_draft_of_an_address_has_its_card(server, monkeypatch, capfd):
    monkeypatch.syspath_prepend(HERE.root / "scripts")
    assert importlib.import_module("extract").main([f"{server}/bai.html", "--format", "yaml", "--id", "vidu-1"]) == 0
    printed = capfd.readouterr().out
    for line in (
        "  title_vi: Một năm giúp dân",
        "  byline: Lê Minh",
        "  published_date: 2024-01-05",
        f"  url: {server}/bai.html",
    ):
        assert line in printed


def test_a_page_that_is_not_there(server):
    with pytest.raises(Unread, match="cannot be fetched"):
        read_page(f"{server}/none.html")


def test_a_page_without_an_article():
    with pytest.raises(Unread, match="no article was found"):
        parse_page("<html><body></body></html>")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "cannot be read"),
        (b"", "is empty"),
        (b"\xef\xbb\xbf\n", "is empty"),
        (b"\xff\xfea", "is not UTF-8 at byte 0"),
    ],
)
def test_files_that_cannot_be_read(tmp_path, content, says):
    path = tmp_path / "bai.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Unread, match=says):
        read_page(str(path))


def test_a_plain_text_is_taken_as_it_stands(tmp_path):
    path = tmp_path / "bai.txt"
    path.write_bytes("\ufeffHơn 5 km\r\n".encode())
    assert read_page(str(path)) == Page("\ufeffHơn 5 km\r\n")


def test_a_report_found_whole(metadata, phrases):
    spaced = [phrase.replace(" ", "\u00a0\n ") for phrase in phrases]
    assert list(check_page(metadata.readings[0], page(spaced), "bai.html")) == []


def test_what_changed_on_the_web_is_named(metadata, phrases, other):
    phrases[3] = "gần 950 trường học"
    moved = phrases.pop(10)
    phrases.insert(0, moved)
    phrases.remove("30 bộ máy tính bàn")
    problems = {
        (each.rule, each.message.split("'")[1]): each
        for each in check_page(metadata.readings[0], page(phrases), "bai.html")
    }
    assert "reads 'gần 950 trường học'" in problems["page-changed", "schools-built-repaired"].message
    assert ("page-order", "literacy-learners") in problems
    assert ("page-missing", "desktop-sets-given") in problems
    assert any(rule == "page-numeral" and word == "950" for rule, word in problems)
    assert all(each.path == "metadata/reports/dcsvn-628898.yaml" for each in problems.values())


def test_the_command_checks_a_report_against_its_page(tmp_path, metadata, phrases, monkeypatch, capsys):
    monkeypatch.syspath_prepend(HERE.root / "scripts")
    validate = importlib.import_module("validate")
    path = tmp_path / "bai.html"
    path.write_text(HTML.format(figures="; ".join(phrases)), encoding="utf-8")
    assert validate.main(["--page", str(path), "--report", "dcsvn-628898"]) == 0
    path.write_text(HTML.format(figures="; ".join(phrases[1:])), encoding="utf-8")
    assert validate.main(["--page", str(path), "--report", "dcsvn-628898"]) == 1
    assert "page-missing: figure 'workdays'" in capsys.readouterr().out
    assert validate.main(["--page", str(path), "--report", "dcsvn-1"]) == 2
    assert validate.main(["--page", str(path)]) == 2
    assert validate.main(["--page", str(tmp_path / "none.html"), "--report", "dcsvn-628898"]) == 2
