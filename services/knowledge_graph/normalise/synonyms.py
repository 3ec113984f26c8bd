"""Words of work that stand for each other, as far as a comparison of two sentences needs it.

One line a meaning. A word stands in one line only; what means several things in different trades stands in none. The
lists are our own and general: no name of a product, an employer or a trade's instrument is in them.
"""

from collections.abc import Mapping

_MEANINGS = """
annual yearly
month monthly
week weekly
day daily
quarterly quarter
shop store webshop outlet
website webpage
employee staff personnel workforce worker
staffer coworker colleague
person people individual
client customer
pupil student learner
crew team squad brigade workgroup
manager supervisor
teacher instructor
doctor physician
lawyer attorney solicitor
spend cost expense expenditure outlay
revenue turnover
income earnings
pay salary wage
firm company enterprise
young junior newcomer
city municipal town
nation national countrywide nationwide
purchase procure buy
vehicle car
lorry truck
flat apartment
building construction
lab laboratory
article paper
course class
lesson tuition
teach instruct train training coach mentor tutor upskill
learn study
test testing
error mistake defect fault bug
outage downtime
incident accident
delay lateness
quick fast rapid speedy
check inspect inspection audit
plan planning
schedule rota roster timetable
migrate migration move switch transfer
reconcile reconciliation
document documentation
manual handbook guide
guideline rubric
guest visitor attendee participant
event function
meeting session
report reporting
forecast projection
agreement contract
negotiate renegotiate negotiation
supplier vendor
subcontractor contractor
partner partnership
subscriber subscription signup
membership member
request query
response reply
application app
mobile smartphone
medicine medication
picture photo photograph image
film movie video
advertising advertisement advert ad
campaign promotion
brand branding
donation gift
fund funding
grant subsidy
volunteer voluntary
patient inpatient
illness disease
hospital clinic
child kid children
crop harvest
energy electricity power
waste scrap
rubbish garbage
repair fix mend
maintain maintenance upkeep
assemble assembly
produce production manufacture manufacturing
deliver delivery
ship shipment
warehouse depot
stock inventory
translate translation
advise advice consult counsel
sale sell sold selling
hire recruit recruitment hiring
retain retention
award prize
found founder founding
monolith monolithic
microservice microservices
code codebase
secure security safety
encrypt encryption
deploy deployment rollout
automate automation automatic
analyse analysis analytic analyze analytics
optimise optimisation optimize optimization
latency lag
""".strip().splitlines()


MEANINGS: Mapping[str, str] = {
    word: line.split()[0] for line in reversed(_MEANINGS) for word in line.split()
}  # fmt: skip
"""Word to the first word of its line."""
