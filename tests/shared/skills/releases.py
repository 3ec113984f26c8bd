"""Small O*NET releases of our own making, whole and broken."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

Tables = dict[str, list[list[str]]]


def small_tables() -> Tables:
    """The tables that the reader uses, each with a heading and a few rows."""
    soc, other = "15-1252.00", "29-1141.00"
    rating = [
        "O*NET-SOC Code",
        "Element ID",
        "Element Name",
        "Scale ID",
        "Data Value",
        "N",
        "Lower CI Bound",
        "Upper CI Bound",
        "Recommend Suppress",
        "Not Relevant",
    ]
    return {
        "Occupation Data.txt": [
            ["O*NET-SOC Code", "Title", "Description"],
            [soc, "Software Developers", "Design and write software with a loom of tools."],
            [other, "Registered Nurses", "Assess patients and make plans."],
        ],
        "Content Model Reference.txt": [
            ["Element ID", "Element Name", "Description"],
            ["2.A", "Basic Skills", "Basic"],
            ["2.A.1", "Content", "Content"],
            ["2.A.1.a", "Reading Comprehension", "Understanding text"],
            ["2.B.9.z", "Prompting Machines", "A skill of a later Content Model"],
            ["2.C.6", "Education and Training", "Knowledge of teaching"],
        ],
        "Skills.txt": [rating, [soc, "2.A.1.a", "Reading Comprehension", "IM", "4.12", "8", "3.88", "4.37", "N", ""]],
        "Knowledge.txt": [rating, [other, "2.C.6", "Education and Training", "LV", "5.5", "8", "", "", "Y", "N"]],
        "Technology Skills.txt": [
            ["O*NET-SOC Code", "Example", "Commodity Code", "Commodity Title", "Hot Technology", "In Demand"],
            [soc, "Microsoft Excel", "43232110", "Spreadsheet software", "Y", "N"],
            [other, "Microsoft Excel", "43232110", "Spreadsheet software", "Y", "Y"],
            [soc, "Loom", "43232202", "Document management software", "N", "N"],
            [soc, "Patient Ledger Keeper PLKX", "43232202", "Document management software", "N", "N"],
            [soc, "Quibbler software", "43232306", "Data base user interface and query software", "N", "N"],
        ],
        "Alternate Titles.txt": [
            ["O*NET-SOC Code", "Alternate Title", "Short Title", "Source(s)"],
            [soc, "Software Engineer", "SWE", "08"],
            [soc, "Programmer", "n/a", "08"],
        ],
        "Sample of Reported Titles.txt": [
            ["O*NET-SOC Code", "Reported Job Title", "Shown in My Next Move"],
            [other, "Staff Nurse", "Y"],
        ],
        "Job Zones.txt": [["O*NET-SOC Code", "Job Zone", "Date", "Domain Source"], [soc, "4", "08/2023", "Analyst"]],
        "Tools Used.txt": [
            ["O*NET-SOC Code", "Example", "Commodity Code", "Commodity Title"],
            [soc, "Notebook computers", "43211503", "Notebook computer"],
        ],
        "Task Statements.txt": [
            ["O*NET-SOC Code", "Task ID", "Task", "Task Type"],
            [soc, "1", "Write programs.", "Core"],
        ],
        "DWA Reference.txt": [
            ["Element ID", "IWA ID", "DWA ID", "DWA Title"],
            ["4.A.3.b.1", "4.A.3.b.1.I01", "4.A.3.b.1.I01.D01", "Write computer code."],
        ],
        "Tasks to DWAs.txt": [["O*NET-SOC Code", "Task ID", "DWA ID"], [soc, "1", "4.A.3.b.1.I01.D01"]],
        "Related Occupations.txt": [
            ["O*NET-SOC Code", "Related O*NET-SOC Code", "Relatedness Tier", "Index"],
            [soc, other, "Supplemental", "1"],
        ],
    }  # fmt: skip


def encoded(tables: Tables) -> dict[str, bytes]:
    """The tables as the release writes them: tabs, CR LF."""
    return {name: "".join("\t".join(row) + "\r\n" for row in rows).encode() for name, rows in tables.items()}


def write_zip(path: Path, files: Mapping[str, bytes], folder: str = "db_30_1_text") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(f"{folder}/{name}" if folder else name, data)
    return path


def write_folder(path: Path, files: Mapping[str, bytes]) -> Path:
    path.mkdir()
    for name, data in files.items():
        (path / name).write_bytes(data)
    return path
