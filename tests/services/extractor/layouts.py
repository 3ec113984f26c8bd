"""Fictional résumés in layouts and languages that people use; see `test_resumes`."""

LINKEDIN = """\
Anna Kowalska
Senior Product Manager at Brightwave
Warsaw, Mazowieckie, Poland

Contact
anna.kowalska@example.org
www.linkedin.com/in/annakowalska

Top Skills
Product Strategy
Agile Methodologies
SQL

Languages
Polish (Native or Bilingual)
English (Full Professional)

Summary
Product manager with ten years in fintech and logistics.

Experience

Brightwave
4 years 3 months
Senior Product Manager
March 2021 - Present (3 years 1 month)
Warsaw, Poland
Own the checkout product for 12 markets.
- Increased conversion by 18% with a new address form
- Led a team of seven

Product Manager
January 2020 - February 2021 (1 year 2 months)
Warsaw, Poland
- Launched the partner API

Northline Logistics
Business Analyst
June 2015 - December 2019 (4 years 7 months)
Gdańsk, Poland
- Mapped warehouse processes and saved 1,200 hours a year

Education
University of Warsaw
Master's degree, Economics · (2010 - 2015)
"""

GERMAN = """\
Lebenslauf

Persönliche Daten
Name: Jonas Weber
Anschrift: Lindenstraße 12, 50674 Köln
Telefon: 0221 4710815
E-Mail: jonas.weber@example.de

Berufserfahrung

03/2019 – heute
Softwareentwickler bei der Nordlicht Systeme GmbH, Köln
• Entwicklung von Microservices mit Java und Spring Boot
• Reduzierung der Build-Zeit um 40 %

09/2015 – 02/2019
Werkstudent, Institut für Informatik, Aachen
• Betreuung von Übungsgruppen

Ausbildung

10/2012 – 08/2015
Bachelor of Science in Informatik
RWTH Aachen
Abschlussnote: 1,7

2004 – 2012
Abitur, Gymnasium Kreuzgasse, Köln

Kenntnisse
Programmiersprachen: Java, Kotlin, Python
Werkzeuge: Docker, Jenkins, Git

Sprachen
Deutsch (Muttersprache), Englisch (C1), Französisch (A2)

Interessen
Klettern, Fotografie
"""

FRENCH = """\
Camille Lefèvre
Cheffe de projet digital
12 rue des Lilas, 69003 Lyon
06 12 34 56 78 | camille.lefevre@example.fr

PROFIL
Cheffe de projet avec huit ans d'expérience en agence et chez l'annonceur.

EXPÉRIENCES PROFESSIONNELLES
Depuis janvier 2020 : Cheffe de projet digital, Maison Duroc, Lyon
- Refonte du site e-commerce (+25 % de ventes)
- Encadrement d'une équipe de 4 personnes
Septembre 2016 – décembre 2019 : Chargée de communication, Agence Papillon, Grenoble
- Gestion des réseaux sociaux

FORMATION
2014 – 2016 Master Communication, Université Lumière Lyon 2
2011 – 2014 Licence Lettres modernes, Université Grenoble Alpes

COMPÉTENCES
Gestion de projet, SEO, Figma, Google Analytics

LANGUES
Français : langue maternelle
Anglais : courant
"""

SPANISH = """\
LUCÍA FERNÁNDEZ ORTEGA
Enfermera
Sevilla, España · +34 612 345 678 · lucia.fernandez@example.es

EXPERIENCIA LABORAL

Hospital Virgen del Rocío — Sevilla
Enfermera de urgencias
marzo de 2019 - actualidad
• Atención a 40 pacientes por turno
• Formación de personal nuevo

Clínica San Rafael — Cádiz
Auxiliar de enfermería
2015 - 2019

FORMACIÓN ACADÉMICA
Grado en Enfermería, Universidad de Sevilla, 2011 - 2015

IDIOMAS
Español nativo, inglés B2
"""

DATEFIRST = """\
PRIYA NAIR
priya.nair@example.com | +91 98450 12345 | Bengaluru, India

WORK EXPERIENCE

2021 - Present
Lead Data Engineer
Acme Analytics Pvt Ltd
Bengaluru
Designed a streaming platform on Kafka handling 2 million events a day.
Cut cloud cost by 30% by moving batch jobs to spot instances.

2017 - 2021
Data Engineer
Kaveri Software
Chennai
Built ETL pipelines in Spark.
Automated reporting for 14 teams.

EDUCATION

2013 - 2017
B.Tech in Computer Science
Anna University, Chennai
CGPA: 8.7/10

SKILLS
Python, Scala, Spark, Kafka, Airflow, AWS (Glue, Redshift, S3), Rust (learning)
I want to learn Rust

CERTIFICATIONS
AWS Certified Data Analytics - Specialty (2022)
Google Professional Data Engineer, Google, March 2020

References available upon request
"""

TITLECOMMA = """\
John Q. Public, CPA
Chicago, IL 60614 • (312) 867-5309 • jqpublic@example.net

Professional Summary
Accountant with twelve years of experience in audit and tax for mid-size manufacturers in Illinois.

Professional Experience

Senior Accountant, Midwest Steel Company, Chicago, IL            June 2016 – Present
 • Closed books for five subsidiaries monthly
 • Saved $1.2M by renegotiating freight contracts
Staff Accountant, Baker & Lowe LLP, Evanston, IL                August 2011 – May 2016
 • Audited 25 clients a year

Education
Bachelor of Science in Accounting, University of Illinois at Chicago, May 2011, GPA: 3.7/4.0

Skills
QuickBooks; SAP; Excel; US GAAP
"""

DUTCH = """\
Sanne de Vries
Utrecht | sanne.devries@example.nl | 06-12345678

Werkervaring
Marketingmedewerker | Bloemenhuis BV | Utrecht | mei 2020 - heden
- Verantwoordelijk voor nieuwsbrieven naar 30.000 klanten
Stagiair marketing | Stichting Natuurmonumenten | Amersfoort | sep 2018 - jan 2019

Opleiding
HBO Communicatie, Hogeschool Utrecht, 2015 - 2019

Vaardigheden
Mailchimp, Photoshop, Google Ads

Talen
Nederlands (moedertaal), Engels (vloeiend)
"""

MULTI = """\
Robert Chen
robert.chen@example.com
415-555-0182
San Francisco, CA

EXPERIENCE

Globex Corporation, San Francisco, CA
Engineering Manager (2020 – Present)
- Managed 3 teams with 21 engineers
Senior Software Engineer (2017 – 2020)
- Rewrote billing, reducing errors by half
Software Engineer (2015 – 2017)
- Maintained the CI system

Initech, Austin, TX
Junior Developer (2013 – 2015)
- Fixed printers

EDUCATION
University of Texas at Austin
B.S. Computer Science, 2013

PROJECTS
TinyDB Explorer: a desktop viewer for embedded databases
- 1,400 stars on GitHub
"""

PORTUGUESE = """\
João Pedro Almeida
Lisboa, Portugal
+351 912 345 678
joao.almeida@example.pt

Resumo
Engenheiro de software com experiência em sistemas de pagamento e equipas distribuídas na Europa.

Experiência Profissional
Engenheiro de Software Sénior - PagaFácil S.A.
Janeiro de 2021 - Atual
- Liderei a migração para Kubernetes
Desenvolvedor Júnior - Nuvem Lda
Set 2018 - Dez 2020

Formação Académica
Mestrado em Engenharia Informática - Instituto Superior Técnico
2016 - 2018

Competências
Java, Go, PostgreSQL
"""
