"""The twelve questions of docs/questions.md, in pandas and SQL alike; and the lines of docs/upgrading.md."""

import ast
import re
import sqlite3
from contextlib import closing

import pandas as pd
import pytest

from solieu.paths import HERE
from solieu.site.database import load_tables

PAGE = (HERE.root / "docs" / "questions.md").read_text(encoding="utf-8")
PREAMBLE, *QUESTIONS = re.split(r"^## ", PAGE, flags=re.M)
SETUP = re.findall(r"```python\n(.*?)```", PREAMBLE, re.S)[0]


@pytest.fixture(scope="module")
def database(package, rows):
    with closing(sqlite3.connect(":memory:")) as connection:
        load_tables(connection, package, rows)
        yield connection


UPGRADING = (HERE.root / "docs" / "upgrading.md").read_text(encoding="utf-8")


def in_pandas(question):
    """The value of the snippet's last line."""
    [snippet] = re.findall(r"```python\n(.*?)```", question, re.S)
    tree, names = ast.parse(SETUP + snippet), {}
    last = ast.Expression(tree.body.pop().value)
    exec(compile(tree, "questions.md", "exec"), names)
    return eval(compile(last, "questions.md", "eval"), names)


def cells(frame):
    """The cells as text: missing ones None, whole numbers without decimals, truth as SQLite has it."""
    plain = {True: "1", False: "0"}
    return [
        [None if pd.isna(cell) else plain.get(cell) or str(cell).removesuffix(".0") for cell in row]
        for row in frame.astype(object).to_numpy()
    ]


def test_there_are_twelve():
    assert [question.split(".")[0] for question in QUESTIONS] == [str(number) for number in range(1, 13)]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.split("\n")[0])
def test_pandas_and_sql_answer_alike(question, database, monkeypatch):
    monkeypatch.chdir(HERE.root)
    answer = in_pandas(question)
    [sql] = re.findall(r"```sql\n(.*?)```", question, re.S)
    same = pd.read_sql(sql, database)
    assert len(answer) > 0
    assert list(answer.columns) == list(same.columns)
    assert cells(answer) == cells(same)


@pytest.mark.parametrize("line", re.findall(r"\| `(read\(.+\))` \|$", UPGRADING, re.M))
def test_a_line_of_pandas_gives_what_version_1_gave(line, monkeypatch):
    monkeypatch.chdir(HERE.root)
    names = {}
    exec(SETUP, names)
    assert len(eval(line, names)) > 0
