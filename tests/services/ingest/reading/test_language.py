"""The language of a text."""

import pytest

from services.ingest.reading.language import language_of

SENTENCES = {
    "en": "Led a team of six and moved the billing of the company to a new platform with no loss of data "
    "for our customers",
    "de": "Leitung des Teams und Umstellung der Abrechnung auf eine neue Plattform, die von den Kunden sofort "
    "genutzt wurde, sowie Schulung der Mitarbeiter im Umgang mit dem System",
    "fr": "Responsable de la migration des données vers une nouvelle plateforme pour les clients du groupe, avec "
    "une équipe de six personnes dans le sud de la France",
    "es": "Responsable de la migración de los datos a una nueva plataforma para los clientes del grupo, con un "
    "equipo de seis personas en el sur de España",
    "nl": "Verantwoordelijk voor het verhuizen van de gegevens naar een nieuw platform, met een team van zes "
    "mensen die in het hele land voor de klanten werken",
    "pt": "Responsável pela migração dos dados para uma nova plataforma, com uma equipe de seis pessoas que "
    "atende os clientes do grupo no sul do Brasil e em Portugal",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_prose(language: str) -> None:
    assert language_of(SENTENCES[language]) == language


@pytest.mark.parametrize(
    "text", ["", "Jane Example", "Python, Java, Rust, Go, SQL, Kafka " * 10, "Zażółć gęślą jaźń " * 20]
)
def test_unsure(text: str) -> None:
    assert language_of(text) is None
