"""Further wordings of headings of what stands beside the jobs: schools, certificates, memberships, referees, persons.

All in lower case and without punctuation, as in `vocabulary.headings`, which joins them to its own.
"""

WORDINGS_BESIDE_WORK: dict[str, tuple[str, ...]] = {
    "education": (
        "qualifications obtained", "qualifications obtained with dates", "education and trades training",
        "trade qualifications", "trade qualifications and education", "secondary education",
        "eğitim bilgileri", "eğitim durumu", "öğrenim bilgileri", "öğrenim durumu", "eğitim geçmişi",
        "dosažené vzdělání", "vzdělání a kurzy", "iskolai végzettség", "végzettség", "formare", "educație și formare",
        "akademisk bakgrunn", "schools attended with dates", "academic attainment",
        "educational institutions attended with dates", "academic institutions attended", "primary education",
        "tertiary qualifications", "secondary schooling", "tertiary studies", "further education", "higher education",
        "post school education", "higher and secondary education", "pendidikan", "riwayat pendidikan",
        "latar belakang pendidikan", "estudios formales", "studia i kursy", "istruzione scolastica",
    ),
    "certificates": (
        "seminars", "workshops", "seminars / trainings attended", "trainings / seminars attended",
        "seminars / trainings",
        "eligibility", "eligibilities", "civil service eligibility", "licensure examinations", "board examinations",
        "seminars trainings attended", "trainings seminars attended", "seminars and trainings attended",
        "trainings and seminars attended", "trainings certificates", "trainings and certificates",
        "seminars workshops attended", "certificates of competency", "stcw certificates", "test scores",
        "standardized tests", "standardised tests", "exams", "competency cards", "professional licences",
        "trade licences", "tickets and licenses", "sertifikalar ve kurslar", "kurslar", "kurslar ve sertifikalar",
        "kurs ve sertifikalar", "eğitimler", "certifikáty a kurzy", "kurzy a certifikáty", "kurzy a školení",
        "školení", "tanfolyamok", "képesítések", "certificari", "certificări", "sertifikat", "pelatihan", "kursus",
        "kurse und zertifikate", "permis et certifications", "cartes de compétence", "corsi e attestati",
        "attestati e corsi", "cursos y diplomados", "cursos de capacitación", "formação profissional complementar",
        "ações de formação", "cursussen en trainingen", "attesten en certificaten",
    ),
    "languages": (
        "home language", "other languages", "first language", "languages spoken and written",
        "yabancı dil", "yabancı diller", "dil bilgisi", "dil becerileri", "cizí jazyky", "jazykové schopnosti",
        "språkkunskap", "limbi", "idegen nyelvek", "nyelvismeret", "capacità linguistiche",
        "capacità e competenze linguistiche", "bahasa", "dialects and languages", "talen en niveau",
    ),
    "memberships": (
        "memberships and registrations", "registrations and memberships", "professional bodies and memberships",
        "medlemskab", "tagság", "üyelikler", "dernek üyelikleri", "členství", "apartenență",
        "professional membership and affiliations", "iscrizione all albo", "verbandsmitgliedschaften",
        "vereine und verbände", "colegiatura",
    ),
    "references": (
        "referanslar", "professional referees", "referee", "work referees", "referinţe", "referințe", "referenciák",
        "referensi", "contactable references", "traceable references", "names of referees", "referrals",
    ),
    "awards": (
        "burslar ve ödüller", "başarılar", "bourses et prix", "honours and scholarships", "honors and scholarships",
        "ceny a ocenění",
    ),
    "interests": (
        "ilgi alanları ve hobiler", "záujmy", "érdeklődési kör",
    ),
    "volunteering": (
        "co curriculum",
        "gönüllülük", "foreningsarbeid", "voluntary service", "önkéntesség",
    ),
    "contact": (
        "iletişim bilgileri", "személyes adatok", "date personale", "data pribadi", "contact address",
    ),
    "summary": (
        "kariyer hedefi", "hakkımda", "ön yazı özeti",
    ),
    "work": (
        "experiență", "experiența profesională", "experiență de muncă",
        "iş deneyimleri", "iş tecrübesi", "çalışma hayatı", "pengalaman kerja", "sea service",
    ),
    "skills": (
        "bilgisayar bilgisi", "bilgisayar becerileri",
    ),
}  # fmt: skip
