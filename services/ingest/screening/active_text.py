"""Text that a browser or an interpreter would run: HTML, SVG or a script that is named as a text.

Stored text is only ever served as an attachment, so this is about files that are not what they are called,
and it errs on the side of letting text pass: a résumé may quote code, and may have markup in its fields.
"""

import re

_HEAD_CHARACTERS = 64 * 1024
_ELEMENT_HEAD_CHARACTERS = 8 * 1024  # the search for closing tags is quadratic in this

_DOCUMENT_START = re.compile(r"<(!doctype\s|html[\s>]|head[\s>]|body[\s>]|\?php|\?xml|%[@=\s])", re.IGNORECASE)
_ELEMENT_START = re.compile(r"<(script|iframe|svg|object|embed|meta|style)[\s>/]", re.IGNORECASE)
_RUNNABLE_ELEMENT = re.compile(r"<(script|style|svg)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_SCRIPT_START = re.compile(r"#!\s*/|@echo\s+off\b", re.IGNORECASE)

_FENCED_BLOCK = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_COMMENT_LINE = re.compile(r"\s*(//|/?\*)")
_STATEMENT_LINE = re.compile(
    r"\s*(?:[{}()\[\];,]+$|(?:async\s+)?function\b|(?:var|let|const)\s+\S|(?:if|for|while|switch|catch)\s*\("
    r"|(?:else|try|return|import|export|throw|new|case|default)\b|[\w$.\]\[\"']+\s*(?:=[^=]|\().*[;{(,)]$)"
)
_PROSE = re.compile(r"\b[^\W\d_]{1,40} [^\W\d_]{1,40} [^\W\d_]")  # three words running, as in no statement
_DEFINITE_CONSTRUCT = re.compile(
    r"\bfunction\s{0,9}[\w$]{0,99}\s{0,9}\([^)\n]{0,200}\)\s{0,9}\{|\b(?:var|let|const)\s+[\w$]+\s*=|=>\s*[{(]"
    r"|\b(?:document|window|console|WScript|process)\.\w+\s*[(=.\[]|\b(?:eval|alert|atob|require)\s*\("
    r"|\bnew\s+ActiveXObject\b",
)
MIN_STATEMENT_SHARE = 0.6  # of the lines that are neither blank nor comment


def is_active_text(text: str) -> bool:
    """Whether `text` is a markup document or a script rather than a text that mentions some."""
    head = _without_leading_comments(text[:_HEAD_CHARACTERS])
    if _DOCUMENT_START.match(head) or _SCRIPT_START.match(head):
        return True
    if _ELEMENT_START.match(head):
        opening = head[:_ELEMENT_HEAD_CHARACTERS]
        words = _TAG.sub("", _RUNNABLE_ELEMENT.sub("", opening))
        return len(words.strip()) < len(opening) / 2
    return _is_javascript(head)


def _without_leading_comments(head: str) -> str:
    head = head.lstrip()
    while head.startswith("<!--"):
        end = head.find("-->")
        if end < 0:
            return ""
        head = head[end + 3 :].lstrip()
    return head


def _is_javascript(head: str) -> bool:
    code = _FENCED_BLOCK.sub("", head)
    if not _DEFINITE_CONSTRUCT.search(code):
        return False
    lines = [line.rstrip() for line in code.splitlines() if line.strip() and not _COMMENT_LINE.match(line)]
    statements = sum(map(_is_statement, lines))
    return statements >= MIN_STATEMENT_SHARE * len(lines)


def _is_statement(line: str) -> bool:
    if _STATEMENT_LINE.match(line):
        return True
    return line.endswith((";", "{")) and not _PROSE.search(line)  # bullet points may end in a semicolon, too
