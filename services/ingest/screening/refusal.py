"""The one way to say no to an upload."""

STATUS_BY_CODE = {
    "archive_bomb": 422,
    "bad_archive_path": 422,
    "bad_encoding": 422,
    "bad_filename": 422,
    "document_corrupt": 422,
    "empty_file": 422,
    "encrypted_document": 422,
    "external_reference": 422,
    "file_too_large": 413,
    "macro_enabled": 422,
    "malware_detected": 422,
    "nested_archive": 422,
    "not_json_resume": 422,
    "polyglot": 422,
    "resource_limit": 422,
    "scanner_unavailable": 503,
    "too_many_parts": 422,
    "type_mismatch": 415,
    "type_not_allowed": 415,
    "xml_dtd_forbidden": 422,
}
"""HTTP status of every code that screening and scanning can answer."""


class Refused(Exception):
    """An upload that is not taken.

    `code` is stable and part of the API; `status` is the HTTP status that belongs to it. `detail` is one
    sentence for the person who uploaded; it holds nothing of the content and no file name, so it may be
    logged. `quarantine` says whether the bytes are kept, sealed and never served, for an operator to look at:
    true where the file looks made to deceive or harm, false where it is merely unsuitable or broken.
    """

    def __init__(self, code: str, detail: str, *, quarantine: bool = False) -> None:
        """Raise KeyError for a code that STATUS_BY_CODE does not list."""
        super().__init__(code, detail)
        self.code = code
        self.status = STATUS_BY_CODE[code]
        self.detail = detail
        self.quarantine = quarantine
