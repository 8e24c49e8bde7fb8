"""Ready citations of a figure: as a sentence, as BibTeX, as RIS. Each names the data set and the report behind it."""


def citations(package, figure, report, address, lang):
    """The three forms. `address` is the figure's permanent address."""
    about = {
        "team": package["contributors"][0]["title"],
        "year": package["released"][:4],
        "title": f"{figure['indicator']}: {figure['figure']}",
        "set": package["title"][lang],
        "version": package["version"],
        "address": address,
        "key": figure["figure_id"],
        "source": f"{report['byline'] + ', ' if report['byline'] else ''}“{report['title_vi']}”, {report['publisher']}",
        "url": report["url"],
    }
    return {"text": _text(about, lang), "bibtex": _bibtex(about), "ris": _ris(about)}


def _text(about, lang):
    version, source = ("version", "Source") if lang == "en" else ("phiên bản", "Nguồn")
    return (
        f"{about['team']} ({about['year']}). “{about['title']}”. {about['set']}, {version} {about['version']}. "
        f"{about['address']}. {source}: {about['source']}, {about['url']}."
    )


def _bibtex(about):
    fields = {
        "author": "{" + about["team"] + "}",
        "year": about["year"],
        "title": about["title"],
        "howpublished": about["set"],
        "version": about["version"],
        "url": about["address"],
        "note": f"{about['source']}, {about['url']}",
    }
    lines = [f"  {name} = {{{_escaped(value)}}}," for name, value in fields.items()]
    return "\n".join([f"@misc{{{about['key']},", *lines, "}"])


def _escaped(value):
    return "".join("\\" + char if char in "&%$#_" else char for char in value)


def _ris(about):
    lines = [
        ("TY", "DATA"),
        ("ID", about["key"]),
        ("AU", about["team"]),
        ("PY", about["year"]),
        ("TI", about["title"]),
        ("T2", about["set"]),
        ("ET", about["version"]),
        ("UR", about["address"]),
        ("N1", f"{about['source']}, {about['url']}"),
        ("ER", ""),
    ]
    return "\n".join(f"{tag}  - {value}" for tag, value in lines)
