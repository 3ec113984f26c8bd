"""Every word of the sample documents, a module a kind.

Dalia Merrow, her colleagues, employers, schools and towns are invented. What the set is made to show:

- the documents support each other: Apache Kafka, mentoring and lower costs stand in three of them;
- they contradict each other once: 40% in the résumé, 45% in the review, about the same result;
- two things are missing: July to December 2021, and the place of the job at Northglass Health;
- Rust is wanted (letter, goals of the review) and held by nobody: it must not become a skill.
"""
