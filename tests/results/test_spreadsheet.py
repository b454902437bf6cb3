"""CSV that spreadsheet programs read as it was meant, whatever people wrote into it."""

import csv
import io

import pytest

from quizapp.results.spreadsheet import as_csv, safe

FORMULAS = (
    *(
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\0=1",
        "\x0b=1",
        "   =1",
        "\u3000=1",
    ),
    *("＝1+1", "＋1", "－1", "＠SUM(A1)", "﹦1", "﹢1", "﹣1", "﹫x", "\u200b=1", "\ufeff=1"),
    '=HYPERLINK("http://127.0.0.1/?x="&A1;"Click")',
    "=cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
)
HARMLESS = (
    "Seoul",
    "3",
    "a=b",
    "1992-08-24",
    "“quoted”",
    "서울",
    "北京",
    "",
    "'",
    "—",
    "x\n=y",
    "2. B",
)


def read(text):
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_begins_as_a_formula(text):
    assert safe(text) == "'" + text
    assert read("".join(as_csv([["Name", text]]))) == [["Name", "'" + text]]


@pytest.mark.parametrize("text", HARMLESS)
def test_other_texts_stay_as_they_are(text):
    assert safe(text) == text
    assert read("".join(as_csv([["Name", text]]))) == [["Name", text]]


def test_a_separator_within_a_cell_begins_no_other():
    text = "".join(as_csv([['a",=1+1,"', "a;=1", "a\t=1"], ["b"]]))
    assert read(text) == [['a",=1+1,"', "a;=1", "a\t=1"], ["b"]]
    assert text == '\ufeff"a"",=1+1,""","a;=1","a\t=1"\r\n"b"\r\n'


def test_figures_of_ours_stay_figures():
    assert "".join(as_csv([["Ann", 1950, 0.5, None]])) == '\ufeff"Ann",1950,0.5,""\r\n'


def test_it_begins_with_the_mark_that_excel_needs_and_no_other_part_does():
    parts = list(as_csv(["row", number] for number in range(200)))
    assert len(parts) > 2
    assert "".join(parts).rfind("\ufeff") == 0
    assert len(read("".join(parts))) == 200


def test_an_empty_table_is_a_table():
    assert "".join(as_csv([])) == "\ufeff"
