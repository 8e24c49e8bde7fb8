"""How answers travel: whoever asks twice, from another site, compressed or in a form that there is not."""

import gzip
import json
import re
from urllib.request import Request, urlopen

import pytest
from frictionless import Package

from site_reader import HOME

KEY = "dcsvn-628898-houses-value"
# An address of each kind, the type of the answer, and whether it has to be asked for anew each time.
ANSWERS = [
    ("/en/", "text/html; charset=utf-8", False),
    ("/vi/figures", "text/html; charset=utf-8", False),
    ("/en/dan-van/figures", "text/html; charset=utf-8", False),
    ("/dan-van/figures.json?_shape=array", "application/json; charset=utf-8", False),
    ("/dan-van/figures_en.csv?_stream=on", "text/csv; charset=utf-8", False),
    ("/dan-van/money_en.csv", "text/csv; charset=utf-8", False),
    (f"/figures/{KEY}.json", "application/json; charset=utf-8", False),
    ("/static/downloads/figures_en.csv", "text/csv; charset=utf-8", True),
    ("/static/downloads/figures_en.json", "application/json; charset=utf-8", True),
    ("/static/site.css", "text/css; charset=utf-8", True),
    ("/static/downloads/dan-van-figures.zip", "application/zip", True),
    ("/data/units.csv", "text/csv; charset=utf-8", False),
    ("/datapackage.json", "application/json; charset=utf-8", False),
    ("/openapi.json", "application/json; charset=utf-8", False),
    ("/sitemap.xml", "application/xml; charset=utf-8", False),
    ("/dan-van.db", "application/vnd.sqlite3", False),
]
# What is wrong with an address: the same whatever form is asked for.
MISTAKES = [
    ("/dan-van/nope", "", 404),
    ("/figures/nope", "", 404),
    ("/dan-van/units/nope", "", 404),
    ("/dan-van/units/house,xx", "", 404),
    ("/dan-van/area_members/tay-nguyen", "", 404),
    ("/nope", "", 404),
    ("/dan-van/figures", "?_sort=nope", 400),
    ("/dan-van/figures", "?_size=abc", 400),
    ("/dan-van/figures", "?_size=10001", 400),
    ("/dan-van/figures", "?_where=nope", 400),
    ("/dan-van/figures", "?_timelimit=x", 400),
    ("/dan-van/figures", "?_through=x", 400),
    ("/dan-van", "?sql=select+nope", 400),
    ("/dan-van", "?sql=delete+from+figures", 400),
    ("/dan-van/site_search_figures", "", 403),
]


@pytest.mark.parametrize(("address", "kind", "anew"), ANSWERS)
def test_every_answer_can_be_kept_and_read_from_anywhere(reader, address, kind, anew):
    answer = reader.get(address)
    told = answer.headers
    assert (answer.status_code, told["content-type"]) == (200, kind)
    assert told["access-control-allow-origin"] == "*" and "ETag" in told["access-control-expose-headers"]
    assert told["cache-control"] == ("public, no-cache" if anew else "public, max-age=3600")
    assert "Authorization" not in told["vary"] and "Accept-Encoding" in told["vary"]
    again = reader.get(address, **{"if-none-match": told["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", told["etag"])
    assert again.headers["access-control-allow-origin"] == "*"
    assert reader.get(address, **{"if-none-match": '"x"'}).status_code == 200


def test_tags_tell_answers_apart(reader):
    tags = [reader.get(address).headers["etag"] for address, *_ in ANSWERS]
    assert len(set(tags)) == len(tags)
    assert "etag" not in reader.get("/en/nope").headers
    assert "etag" not in reader.get("/about").headers  # which leads to the reader's language


@pytest.mark.parametrize(("path", "kind"), [(path, kind) for path, kind, _ in ANSWERS])
def test_text_is_compressed_and_what_is_compressed_is_left(address, path, kind):
    with urlopen(Request(address + path, headers={"Accept-Encoding": "gzip"})) as answer:
        is_packed, body = answer.headers["content-encoding"] == "gzip", answer.read()
    assert is_packed is ("charset" in kind)
    with urlopen(address + path) as plain:
        assert (gzip.decompress(body) if is_packed else body) == plain.read()


def test_pages_lead_programs_on(reader):
    link = reader.get("/en/dan-van/figures").headers["link"]
    found = dict(re.findall(r'<([^>]+)>; rel="([\w-]+)"', link))
    assert set(found.values()) == {"alternate", "describedby", "license", "service-desc"}
    for address in found:
        if "creativecommons" not in address:
            assert reader.get(address.replace(HOME, "/")).status_code == 200


@pytest.mark.parametrize(("path", "query", "status"), MISTAKES)
def test_one_mistake_has_one_status(reader, path, query, status):
    answers = {form: reader.get(f"/en{path}{form}{query}") for form in ("", ".json", ".csv", ".xlsx")}
    assert {form: answer.status_code for form, answer in answers.items()} == dict.fromkeys(answers, status)
    assert answers[".json"].json()["status"] == status


@pytest.mark.parametrize(
    "address",
    [
        *("/dan-van/figures_en.parquet", "/dan-van/figures.tsv", "/dan-van.foo", "/figures.foo"),
        *(f"/dan-van/figures/{KEY}.yaml", "/dan-van/money_en.html", "/data/nope.csv", "/figures/nope.json"),
        *("/-/threads", "/-/threads.json", "/-/allow-debug", "/-/messages", "/-/plugins", "/-/plugins.json"),
        *(
            "/-/permissions",
            "/-/databases.json",
            "/-/versions",
            "/-/actor.json",
            "/-/logout",
            "/static/downloads/data/nope.csv",
        ),
    ],
)
def test_what_there_is_not_is_missing(reader, address):
    assert reader.get(address).status_code == 404


# What programs read


@pytest.mark.parametrize("at", ["/datapackage.json", "/static/downloads/datapackage.json"])
def test_the_descriptor_leads_to_every_table(address, reader, at):
    package = Package(address + at)
    assert len(package.resources) == len(reader.site["tables"])
    for resource in package.resources:
        assert len(resource.read_rows()) == reader.site["tables"][resource.name]["rows"]


def test_a_figure_whole(reader):
    keys = [key for (key,) in reader.rows("SELECT figure_id FROM figures ORDER BY rowid")]
    for key in (*keys[::40], KEY):
        record = reader.get(f"/figures/{key}.json").json()
        (row,) = reader.get(f"/dan-van/figures/{key}.json?_shape=array").json()
        (said,) = reader.get(f"/dan-van/figures_vi/{key}.json?_shape=array").json()
        assert record["url"] == f"{HOME}figures/{key}" and record["id"] == key
        for column in ("value", "lower_bound", "upper_bound", "comparator", "claim", "as_written", "period_start"):
            assert record[column] == row[column]
        for name in ("indicator", "unit", "actor", "area", "action"):
            assert (record[name] or {"vi": None})["vi"] == said[name]
        assert record["label"]["vi"] == f"{said['indicator']}: {said['figure']}"
        assert (len(record["doubts"]), len(record["report_doubts"])) == (said["doubts"], said["report_doubts"])
        assert record["additive_bodies"] is said["additive_bodies"]
        assert record["report"]["url"] == said["url"] and said["url"] in record["citation"]["vi"]
        assert record["version"] == reader.site["package"]["version"] and "creativecommons" in record["licence"]
    assert "amount_for" in {link["relation"] for link in record["links"]}


def test_the_addresses_of_openapi_answer(reader):
    told = json.loads(reader.get("/openapi.json").text)
    assert told["openapi"].startswith("3.1") and told["servers"] == [{"url": HOME}]
    filled = {"{figure_id}": KEY, "{table}": "units", "{question}": "money_en"}
    for path in told["paths"]:
        for mark, value in filled.items():
            path = path.replace(mark, value)
        answer = reader.get(path + ("?sql=select+1&_shape=array" if path == "/dan-van.json" else ""))
        assert answer.status_code == 200, path
    known = told["paths"]["/dan-van/{table}.json"]["get"]["parameters"][0]["schema"]["enum"]
    assert known == list(reader.site["tables"])
    assert set(told["components"]["schemas"]["Figure"]["required"]) <= reader.get(f"/figures/{KEY}.json").json().keys()
    references = re.findall(r'"#/components/(\w+)/(\w+)"', reader.get("/openapi.json").text)
    assert references and all(name in told["components"][kind] for kind, name in references)
