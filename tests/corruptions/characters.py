"""Characters: Unicode forms, spaces, look-alikes, and cells that programs misread (the package alone)."""

import re
import unicodedata

from corruptions.edits import cell, data, raw, text
from corruptions.mutation import family, m

HOUSES = "vidu-101-houses"


def term(new):
    return cell("glossary", "vung-cao", "label_vi", new)


def published(key, column, new):
    return cell("reports", key, column, new)


UNICODE = family(
    "characters",
    "package",
    m("a word in NFD", term(unicodedata.normalize("NFD", "vùng cao")), "not-nfc"),
    m("a file in NFD", raw(data("units"), lambda b: unicodedata.normalize("NFD", b.decode()).encode(), 2), "not-nfc"),
    m("a letter and its mark apart", cell("glossary", "dan-van", "label_vi", "da\u0302n vận"), "not-nfc"),
    m("a ligature for two letters", term("vùng ﬂao"), "look-alike"),
    m("a space at the end", term("vùng cao "), "outer-space"),
    m("a space at the beginning", term(" vùng cao"), "outer-space"),
    m("two spaces in a row", term("vùng  cao"), "double-space"),
    m("white space where a value is required", term(" "), "outer-space"),
    m("a no-break space", term("vùng\u00a0cao"), "hidden-character"),
    m("an ideographic space", term("vùng\u3000cao"), "hidden-character"),
    m("a zero-width space", term("vùng\u200b cao"), "hidden-character"),
    m("a zero-width joiner in a key", cell("glossary", "vung-cao", "term_id", "vung-\u200dcao"), "hidden-character"),
    m("a byte order mark inside", term("\ufeffvùng cao"), "hidden-character"),
    m("a soft hyphen", term("vùng\u00ad cao"), "hidden-character"),
    m("a control of writing direction", term("vùng cao\u202e"), "hidden-character"),
    m("a tab", term("vùng\tcao"), "hidden-character"),
    m("a null character", term("vùng\x00cao"), "hidden-character"),
    m("a Cyrillic а in a key", cell("organisations", "quan-doi", "organisation_id", "qu\u0430n-doi"), "look-alike"),
    m("a Cyrillic а in a phrase of words", term("vùng c\u0430o"), "look-alike"),
    m("a Greek omicron", term("vùng ca\u03bf"), "look-alike"),
    m("an eth for a đ", cell("figures_vi", HOUSES, "indicator", "Nhà được xây".replace("đ", "ð")), "look-alike"),
    m("an African Đ for a Vietnamese one", cell("units", "VND", "definition_vi", "\u0189ồng Việt Nam."), "look-alike"),
    m("full-width letters", term("ｖùng cao"), "look-alike"),
    m("mathematical letters", term("vùng 𝐜ao"), "look-alike"),
    m("full-width digits in words", cell("figures", HOUSES, "as_written", "１２ căn nhà"), "look-alike"),
    m("full-width digits in a number", cell("figures", HOUSES, "value", "１２"), "number-form"),
    m("Arabic digits in a year", cell("figures", HOUSES, "year", "٢٠٢١"), "year-form"),
    m("full-width digits in a date", published("vidu-101", "reviewed_on", "２０２６-11-23"), "date-form"),
)

FORM = family(
    "numbers, dates and truth",
    "package",
    m("thousands grouped by points", cell("figures", "vidu-101-workdays", "value", "1.200"), "number-form"),
    m("thousands grouped by commas", cell("figures", "vidu-101-workdays", "value", "1,200"), "number-form"),
    m("thousands grouped by spaces", cell("figures", "vidu-101-workdays", "value", "1 200"), "number-form"),
    m("a decimal comma", cell("figures", "vidu-102-roads", "value", "12,5"), "number-form"),
    m("needless decimals", cell("figures", HOUSES, "value", "12.0"), "number-form"),
    m("a point without decimals", cell("figures", HOUSES, "value", "12."), "number-form"),
    m("an exponent", cell("figures", HOUSES, "value", "1.2e1"), "number-form"),
    m("infinity", cell("figures", HOUSES, "value", "INF"), "number-form"),
    m("not a number", cell("figures", HOUSES, "value", "NaN"), "number-form"),
    m("a leading zero", cell("figures", HOUSES, "value", "012"), "number-form"),
    m("a plus sign", cell("figures", HOUSES, "value", "+12"), "number-form"),
    m("an underscore between digits", cell("figures", HOUSES, "value", "1_2"), "number-form"),
    m("minus nothing", cell("figures_en", "vidu-101-roads", "doubts", "-0"), "number-form"),
    m("a number in words", cell("figures", HOUSES, "value", "mười hai"), "type-error"),
    m("a percent sign", cell("figures", HOUSES, "value", "12%"), "type-error"),
    m("a fraction where a whole number belongs", cell("passages", "vidu-101-p1", "figures", "0.5"), "type-error"),
    m("a year with an underscore", cell("figures", HOUSES, "year", "2_021"), "year-form"),
    m("a year of two digits", cell("figures", HOUSES, "year", "21"), "year-form"),
    m("a day of no calendar", published("vidu-101", "event_date", "2021-02-30"), "date-form"),
    m("a date of short numbers", published("vidu-101", "event_date", "2021-12-2"), "date-form"),
    m("a date as Vietnamese write it", published("vidu-101", "event_date", "20/12/2021"), "date-form"),
    m("a date with a time", published("vidu-101", "event_date", "2021-12-20T08:00"), "date-form"),
    m("a period's day of no calendar", cell("figures", HOUSES, "period_end", "2021-02-30"), "date-form"),
    m("significant digits in words", cell("figures", HOUSES, "significant_digits", "hai"), "type-error"),
    m("True in capitals", cell("indicators", "houses-built", "additive_bodies", "True"), "boolean-form"),
    m("truth as a number", cell("indicators", "houses-built", "additive_bodies", "1"), "boolean-form"),
    m("truth in Vietnamese", cell("indicators", "houses-built", "additive_bodies", "đúng"), "type-error"),
)

CELLS = family(
    "cells that programs misread",
    "package",
    m("a formula", term("=vùng cao"), "formula"),
    m("a cell that begins with a plus sign", term("+vùng cao"), "formula"),
    m("a cell that begins with a minus sign", term("-vùng cao"), "formula"),
    m("a cell that begins with an at sign", term("@vùng cao"), "formula"),
    m("a cell that begins with a tab", term("\tvùng cao"), "formula"),
    m("N/A", published("vidu-101", "byline", "N/A"), "reads-as-missing"),
    m("NA", published("vidu-101", "byline", "NA"), "reads-as-missing"),
    m("null", published("vidu-101", "byline", "null"), "reads-as-missing"),
    m("None", published("vidu-101", "byline", "None"), "reads-as-missing"),
    m("nan", published("vidu-101", "byline", "nan"), "reads-as-missing"),
    m("a hyphen for nothing", published("vidu-101", "byline", "-"), "reads-as-missing"),
    m("a link that runs", published("vidu-101", "url", "javascript:alert(1)//vidu"), "web-address"),
    m("a link with a mark that ends it", published("vidu-101", "url", "https://vidu.example/1'x"), "web-address"),
    m("a bare Vietnamese numeral", cell("documents_cited", "vidu-101-directive-7", "number", "1.200"), "bare-numeral"),
    m("a bare Vietnamese decimal", cell("documents_cited", "vidu-101-directive-7", "number", "12,5"), "bare-numeral"),
    m(
        "quotation marks that a cell does not need",
        text(data("units"), "\nkm,", '\n"km",', at='"km",'),
        "needless-quotes",
    ),
    m(
        "a quotation mark in the middle of a cell",
        text(data("glossary"), "vùng cao,", 'vùng "cao,', at='vùng "cao'),
        "cell-count",
    ),
    m(
        "a comma that is not quoted",
        text(data("actions"), '"sửa, nâng cấp"', "sửa, nâng cấp", at="sửa, nâng"),
        "cell-count",
    ),
    m("a line break within a cell", text(data("glossary"), "vùng cao,", '"vùng\ncao",', at="vùng"), "cell-count"),
    m(
        "an address with a space",
        text(data("reports"), re.compile(r"https://vidu\.example/101"), "vidu 101"),
        "type-error",
    ),
)
