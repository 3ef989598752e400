"""The reader: what a file may be, positions, words that YAML would turn into something else."""

from __future__ import annotations

import time

import pytest

from protocols.definition.nodes import DEEPEST, LARGEST_BYTES, MOST_NODES
from protocols.definition.places import MOST_ISSUES
from protocols.definition.reader import read_protocol
from protocols.units import Unit, quantity
from tests.unit.definition.good import OPEN, codes_of, held, issues_of, replaced


def test_that_quantities_keep_their_digits_and_unit() -> None:
    protocol = held(replaced(OPEN, "amount: 250 mg/kg\n", "amount: 250.0 mg/kg\n"))
    amount = protocol.doses[1].amount  # type: ignore[union-attr]
    assert str(amount) == "250.0 mg/kg"
    assert amount == quantity("250.0 mg/kg")
    assert amount.unit is Unit.MG_PER_KG


def test_that_days_are_read_with_spans() -> None:
    text = replaced(OPEN, "days: [0 to 3]", "days: [0, 2 to 5, 14]")
    assert held(text).schedule[2].when.days == (0, 2, 3, 4, 5, 14)  # type: ignore[union-attr]


@pytest.mark.parametrize("span", ["5 to 2", "1 to 9999", "3 to 3"])
def test_that_a_span_must_rise_and_stay_short(span: str) -> None:
    assert "not_a_span" in codes_of(replaced(OPEN, "days: [0 to 3]", f"days: [{span}]"))


@pytest.mark.parametrize("word", ["no", "on", "1_000", "0x10", "null", "~"])
def test_that_yaml_words_stay_texts(word: str) -> None:
    assert held(replaced(OPEN, "label: Small", f"label: {word}")).label == word


@pytest.mark.requirement("R52", "R59")
@pytest.mark.parametrize(
    "number",
    [
        "nan",
        "inf",
        "-5",
        "+5",
        "1e2",
        "1_000",
        ".5",
        "5.",
        "٣٥٠",
        "3\u00a050",
        "0x15",
        "007",
        "3,5",
    ],
)
def test_that_only_plain_numbers_are_numbers(number: str) -> None:
    read = read_protocol(replaced(OPEN, "content: 6 mg/mL", f"content: {number} mg/mL"), "f")
    assert isinstance(read, tuple)


def test_that_bytes_with_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    same = held(("\ufeff" + OPEN.replace("\n", "\r\n")).encode())
    assert same == held(OPEN)


def test_that_another_encoding_is_refused_where_it_begins() -> None:
    text = replaced(OPEN, "label: Small", "label: Größe").encode("latin-1")
    (issue,) = issues_of(text)
    assert issue.code == "not_utf8"
    assert issue.place is not None
    assert (issue.place.line, issue.place.column) == (3, 10)


def test_that_an_empty_file_is_told_so() -> None:
    assert codes_of("") == ["empty_file"]
    assert codes_of("# nothing\n") == ["empty_file"]


@pytest.mark.requirement("R59")
def test_that_a_file_over_the_limit_is_refused_unread() -> None:
    assert codes_of(b"#" * (LARGEST_BYTES + 1)) == ["too_large"]


def test_that_nesting_ends_at_the_limit() -> None:
    assert codes_of("[" * (DEEPEST + 1)) == ["too_deep"]


def test_that_the_number_of_values_is_limited() -> None:
    assert codes_of("- a\n" * (MOST_NODES + 1)) == ["too_many_values"]


def test_that_thousands_of_issues_are_told_in_part() -> None:
    found = issues_of("schedule: [" + ",".join(["{a: b}"] * 2000) + "]")
    assert len(found) == MOST_ISSUES + 1
    assert found[-1].code == "more_issues"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x b", "alias"),
        ("a: *x", "alias"),
        ("<<: *x", "alias"),
        ("a: !!python/object:os.system b", "tag"),
        ("a: !!int 3", "tag"),
        ("!x a: b", "tag"),
        ("%YAML 1.1\n---\na: b", "directive"),
        ("a: b\n---\nc: d", "second_document"),
        ("? [a, b]\n: c", "key_not_text"),
        ("just words", "not_a_block"),
        ('a: "\\UFFFFFFFF"', "not_yaml"),
        ("a: 'x", "not_yaml"),
        ("a\u2028b: c", "hidden_character"),
    ],
)
def test_that_what_a_reviewer_could_not_follow_is_refused(text: str, code: str) -> None:
    assert codes_of(text)[0] == code


def test_that_an_escaped_hidden_character_is_refused_too() -> None:
    assert codes_of(replaced(OPEN, "label: Small", 'label: "Sm\\u202eall"')) == ["hidden_character"]


def test_that_the_fingerprint_cannot_be_stated_in_the_file() -> None:
    assert codes_of("fingerprint: abc\n" + OPEN) == ["unknown_key"]


def test_that_a_key_of_another_block_is_told_with_what_is_allowed() -> None:
    every = issues_of(replaced(OPEN, "    max_age: 24 h\n", "    max_agee: 24 h\n"))
    assert {one.code for one in every} == {"unknown_key", "missing_key"}
    assert "'max_age' meant" in next(one.message for one in every if one.code == "unknown_key")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("version: 1", "version: 1.5", "not_a_count"),
        ("version: 1", "version: [1]", "not_one_value"),
        ("label: Small", "label:", "empty"),
        ("identifiers: [INVENTED]", "identifiers: INVENTED", "not_a_list"),
        ("content: 6 mg/mL", "content: {site: step}", "not_one_value"),
        ("    kind: per_weight", "    kind: by_feeling", "not_a_choice"),
        ("    kind: per_weight\n", "", "missing_key"),
        ("asks: [crp]", "asks: crp", "not_a_list"),
        ("  plan: {title", "  1plan: {title", "not_an_id"),
        ("id: small-open", "id: small open", "not_an_id"),
        ("{fact: lactate, is: above, value: 2 mmol/L}", "{lactate: 2}", "not_a_condition"),
        ("{fact: lactate, is: above, value: 2 mmol/L}", "{all: []}", "empty"),
    ],
)
def test_that_a_value_of_another_form_is_refused(old: str, new: str, code: str) -> None:
    assert code in codes_of(replaced(OPEN, old, new))


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "{",
        "- ",
        "a:\n",
        '"',
        "#",
        "&a ",
        "? ",
        "x ",
        "x\n",
        "!",
        "[a, ",
        "- a\n",
        "k: |\n y\n",
    ],
)
def test_that_no_file_keeps_the_ward_waiting(unit: str) -> None:
    begun = time.process_time()
    assert codes_of((unit * LARGEST_BYTES)[:LARGEST_BYTES].encode())
    assert time.process_time() - begun < 2
