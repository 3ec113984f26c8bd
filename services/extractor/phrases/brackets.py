"""Round brackets around a position or a span of a text."""


def is_inside_brackets(text: str, position: int, start: int = 0) -> bool:
    """Whether more brackets are opened than closed between `start` and the position."""
    return text.count("(", start, position) > text.count(")", start, position)


def with_closing_bracket(text: str, start: int, end: int) -> int:
    """The end of `text[start:end]`, behind the closing bracket that follows where its opening one is in the span."""
    return end + (text[end : end + 1] == ")" and is_inside_brackets(text, end, start))
