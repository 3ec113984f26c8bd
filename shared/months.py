"""Names of the months in the languages that are read without help. The one table of them: services import it."""

_NAMES = (
    "january jan januar jänner jän janvier janv enero ene januari janeiro gennaio gen styczeń stycznia",
    "february feb febr februar février fevrier févr fevr fév febrero februari fevereiro fev febbraio luty lutego",
    "march mar märz maerz mär mrz mars marzo maart mrt márz março marco marts marzec marca",
    "april apr avril avr abril abr aprile kwiecień kwietnia",
    "may mai mayo mei maio maggio mag maj maja",
    "june jun juni juin junio junho giugno giu czerwiec czerwca",
    "july jul juli juillet juil julio julho luglio lug lipiec lipca",
    "august aug août aout agosto ago augustus agt augusti sierpień sierpnia",
    "september sep sept septembre septiembre setiembre set setembro settembre wrzesień września",
    "october oct oktober okt octobre octubre outubro out ottobre ott październik października",
    "november nov novembre noviembre novembro listopad listopada",
    "december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre desember grudzień grudnia",
)
"""By month, the English name first."""


def _with_cut_names(named: dict[str, int]) -> dict[str, int]:
    """Programs cut names of months to three letters ("aoû") where no two months of all languages begin so."""
    cut: dict[str, set[int]] = {}
    for name, number in named.items():
        cut.setdefault(name[:3], set()).add(number)
    return {name: min(numbers) for name, numbers in sorted(cut.items()) if len(numbers) == 1} | named


MONTHS: dict[str, int] = _with_cut_names(
    {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
)
"""Number of the month (1 to 12) by its name in lower case, whole, shortened or cut."""

ENGLISH_MONTHS: tuple[str, ...] = tuple(names.split()[0] for names in _NAMES)
"""The whole English names, in order."""
