"""The invented résumés: their marks are taken off in the right places."""

from benchmarks.skills_resumes import count_places, marked_resumes, total


def test_marked_tools_stand_where_they_say():
    resumes = marked_resumes()
    assert len(resumes) >= 15
    for resume in resumes:
        assert "[[" not in resume.text
        assert resume.tools
        for start, end in resume.tools:
            assert resume.text[start:end].strip() == resume.text[start:end] != ""


def test_all_tools_and_nothing_else_is_full_recall_at_full_precision():
    resumes = marked_resumes()
    whole = total(count_places(resume, resume.tools) for resume in resumes)
    assert (whole.recall, whole.precision) == (1.0, 1.0)
    none = count_places(resumes[0], [])
    assert (none.recall, none.precision) == (0.0, 0.0)
