"""How sure each reading rule of a job ad is: the confidence that its facts state before calibration.

The order of these numbers decides which of several findings is kept; their size is where calibration starts from
(`calibration.py`). They were chosen by hand. Behind each stands how many of the facts that were kept with it are right
on the development documents: the 30 ads of the development half of `benchmarks/marked_documents` and, for title,
employer, level and pay, the 40 labelled ads of the shared data. Rules were written while looking at these, so the
shares are upper bounds; a rule with few facts keeps a low number however many of them are right.
"""

# What a label names ("Company: Acme"), the title line, and what stands beside or below it.
LABELLED = 0.9  # titles 9 of 9, employers 12 of 12, places 13 of 13
TITLE_BETWEEN_BARS, EMPLOYER_BETWEEN_BARS, PLACE_BETWEEN_BARS = 0.85, 0.8, 0.75
EARLY_TITLE_LINE = 0.8  # 51 of 51
LATE_TITLE_LINE = 0.6  # none kept: a title in the text is surer
OPENING_LINE = 0.5  # none kept
EMPLOYER_BEHIND_AT = 0.78  # 17 of 18; in the one other, two labels name the employer differently
EMPLOYER_BEHIND_DASH = 0.5  # none kept: the lines around the title are surer
EMPLOYER_OF_HEADING = 0.65  # "About Acme": none kept, as a sentence or the address says it too
EMPLOYER_BY_FORM = 0.62  # a line with a legal form or a word such as "Bank": none kept, as for the heading
EMPLOYER_BESIDE_TITLE = 0.55, 0.7  # by its position and further signs: just enough of them 1 of 1, more 10 of 10
PLACE_BESIDE_EMPLOYER = 0.6  # 2 of 2
PLACE_LINE = 0.75  # 2 of 2
PLACE_IN_LINE = 0.65  # 8 of 8
PLACE_IN_TEXT = 0.55  # 4 of 4
EMPLOYMENT_WORD = 0.7  # not labelled in any set
# The posting's own web address.
EMPLOYER_OF_ADDRESS = 0.72  # written out in the text: 14 of 14
EMPLOYER_OF_CONTACT = 0.6  # the host of an e-mail address, written out in the text
EMPLOYER_ONLY_IN_ADDRESS = 0.6  # 1 of 1
TITLE_OF_ADDRESS = 0.55  # none kept
# Running text.
TITLE_IN_TEXT = 0.65  # 9 of 9
EMPLOYER_IN_TEXT = 0.5, 0.75  # by the weight of the sentences that speak of it: 11 of 11
# The level.
LEVEL_OF_TITLE = 0.8  # 30 of 33: the labels of the others follow the ad's duties against its title
LEVEL_LABELLED = 0.75  # 1 of 1
LEVEL_OF_YEARS = 0.55  # 18 of 19
LEVEL_OF_STUDY = 0.6  # "co-op term", "our internship": none in the sets
LEVEL_OF_WORDING = 0.5  # 3 of 3
LEVEL_OF_TEACHING = 0.45  # 1 of 1
LEVEL_NOT_STATED = 0.4  # 10 of 11
# Terms, items and skills.
TERM = 0.75  # remote work 20 of 20, visas 6 of 6
SALARY = 0.85  # 36 of 37; the one other is stated in the ad, but not labelled
PAY_GRADE = 0.85
LISTED_ITEM = 0.85  # 121 of 121
UNLISTED_ITEM = 0.7  # 27 of 30
SKILL_OF_ITEM = 0.85  # 43 of 45 labelled skills are found, 43 of the 44 found with the right need
SKILL_ELSEWHERE = 0.75  # counted together with those of items
