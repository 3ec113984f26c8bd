"""How sure each reading rule of a job ad is: the confidence that its facts state before calibration.

The order of these numbers decides which of several findings is kept. What a reader is given for each is the share of
such facts that are right in the held-out half of the marked documents: `python -m benchmarks.marked --calibrate`
measures it and sets `calibration.json`, and docs/accuracy-other-kinds.md shows the counts by type and number. The
numbers themselves were chosen by hand in that order; `job.employment_type` and `job.experience` are labelled in no
document and keep them.
"""

# What a label names ("Company: Acme"), the title line, and what stands beside or below it.
LABELLED = 0.9
TITLE_BETWEEN_BARS, EMPLOYER_BETWEEN_BARS, PLACE_BETWEEN_BARS = 0.85, 0.8, 0.75
EARLY_TITLE_LINE = 0.8
LATE_TITLE_LINE = 0.6
OPENING_LINE = 0.5  # the first line, whatever it is
EMPLOYER_BEHIND_AT = 0.78
EMPLOYER_BEHIND_DASH = 0.5
EMPLOYER_OF_HEADING = 0.65  # "About Acme"
EMPLOYER_BY_FORM = 0.62  # a line with a legal form or a word such as "Bank"
EMPLOYER_BESIDE_TITLE = 0.55, 0.7  # by its position and further signs: just enough of them, and more
PLACE_BESIDE_EMPLOYER = 0.6
PLACE_LINE = 0.75
PLACE_IN_LINE = 0.65
PLACE_IN_TEXT = 0.55
EMPLOYMENT_WORD = 0.7
UNIT_BY_FORM = 0.45  # the same of an institute or department: whoever it belongs to comes first
# The posting's own web address.
EMPLOYER_OF_ADDRESS = 0.72  # written out in the text
EMPLOYER_OF_CONTACT = 0.6  # the host of an e-mail address, written out in the text
EMPLOYER_ONLY_IN_ADDRESS = 0.6
# The postal address below the text.
EMPLOYER_OF_ADDRESS_BLOCK = 0.64
PLACE_OF_ADDRESS_BLOCK = 0.55
TITLE_OF_ADDRESS = 0.55
# Running text.
TITLE_IN_TEXT = 0.65
EMPLOYER_IN_TEXT = 0.5, 0.75  # by the weight of the sentences that speak of it
EMPLOYER_NAMED_ONCE = 0.4  # by the form of its name alone, wherever it stands
# The level.
LEVEL_OF_TITLE = 0.8
LEVEL_LABELLED = 0.75
LEVEL_OF_YEARS = 0.55
LEVEL_OF_STUDY = 0.6  # "co-op term", "our internship"
LEVEL_OF_WORDING = 0.5
LEVEL_OF_TEACHING = 0.45
LEVEL_NOT_STATED = 0.4
# Terms, items and skills.
TERM = 0.75  # remote work, visas, years of experience
SALARY = 0.85
PAY_GRADE = 0.85
LISTED_ITEM = 0.85
UNLISTED_ITEM = 0.7
SKILL_OF_ITEM = 0.85
SKILL_ELSEWHERE = 0.75
