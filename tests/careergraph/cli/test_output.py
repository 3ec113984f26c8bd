"""Texts on the screen."""

from careergraph.cli.output import printable, shortened


def test_what_steers_a_terminal_is_taken_out() -> None:
    assert printable("a\x1b[2Jb\r\nc\x9b31m\N{RIGHT-TO-LEFT OVERRIDE}d\te") == "a [2Jb c 31m d e"


def test_letters_of_every_script_stay() -> None:
    assert printable("Zoë 東京 Łódź 🎓") == "Zoë 東京 Łódź 🎓"


def test_shortened() -> None:
    assert shortened("abcdef", 6) == "abcdef"
    assert shortened("abc defg", 5) == "abc…"
