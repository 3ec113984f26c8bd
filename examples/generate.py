"""Write the sample documents and their truth: `python -m examples.generate [FOLDER]`.

FOLDER defaults to the folder of this file. Every run writes the same bytes.
"""

import json
import sys
from pathlib import Path

from examples.content.job_ad import JOB_AD
from examples.content.letter import LETTER
from examples.content.resumes import RESUME_2021, RESUME_2026
from examples.content.review import REVIEW
from examples.pdf_files import letter_pdf, resume_pdf
from examples.text_files import job_ad_txt, resume_txt
from examples.truth import truth
from examples.word_files import resume_docx, review_docx


def files() -> dict[str, bytes]:
    """Every generated file by its path below `examples/`."""
    return {
        "documents/resume_2026.pdf": resume_pdf(RESUME_2026),
        "documents/resume_2026.docx": resume_docx(RESUME_2026),
        "documents/resume_2021.txt": resume_txt(RESUME_2021),
        "documents/performance_review_2025.docx": review_docx(REVIEW),
        "documents/cover_letter.pdf": letter_pdf(LETTER),
        "documents/job_ad.txt": job_ad_txt(JOB_AD),
        "truth.json": (json.dumps(truth(), indent=2, ensure_ascii=False) + "\n").encode(),
    }


def write_files(folder: Path) -> None:
    """Write every file below `folder`, over what is there."""
    for path, data in files().items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


if __name__ == "__main__":
    write_files(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
