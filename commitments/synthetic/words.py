"""The words of made-up promises: what is promised, about what. All subjects are general."""

from random import Random

MARK = "(synthetisch)"
PRODUCTS = (
    *("De evaluatie van", "Een brief over", "De voortgangsrapportage over", "Het onderzoek naar", "De uitkomsten van"),
    *("Een plan van aanpak voor", "De kabinetsreactie op", "Cijfers over", "Een overzicht van", "De planning van"),
    *("Een nadere onderbouwing van", "De juridische analyse van", "Een tijdpad voor", "De kosten van"),
)
SUBJECTS = (
    *("de wachttijden in de jeugdzorg", "het onderhoud van bruggen en sluizen", "de subsidieregeling voor isolatie"),
    *("de bekostiging van het hoger onderwijs", "de uitvoering van de Omgevingswet", "het stikstofbeleid"),
    *("de capaciteit van het elektriciteitsnet", "de opvang van asielzoekers", "de aanpak van fraude met toeslagen"),
    *("de personeelstekorten bij de politie", "de kwaliteit van drinkwater", "het nucleaire non-proliferatiebeleid"),
    *("de export van militaire goederen", "de arbeidsmarkt in de zorg", "de bereikbaarheid van de regio"),
    *("digitale weerbaarheid van gemeenten", "de hersteloperatie in Groningen", "de positie van zzp’ers"),
    *(
        "het toezicht op kinderopvang",
        "de prijsontwikkeling van geneesmiddelen",
        "de energietoeslag",
        "biodiversiteit op zee",
    ),
    *(
        "de veiligheid van het spoor",
        "schuldhulpverlening",
        "de huurtoeslag",
        "pensioenen en de overgang naar het nieuwe stelsel",
    ),
    *("de visserij op de Noordzee", "de inzet van kunstmatige intelligentie bij de overheid", "leerachterstanden"),
    *(
        "het verdrag met de Caribische landen",
        "de ruimtelijke inrichting van Nederland",
        "luchtkwaliteit rond Schiphol",
    ),
)
SCOPES = (
    *("", "", "in het licht van de motie", "voor de komende jaren", "per provincie", "met een vergelijking met België"),
    *("inclusief de regeldruk", "na overleg met gemeenten", "voor kleine ondernemers", "in Caribisch Nederland"),
)
ENDINGS = ("aan de Kamer sturen", "met de Kamer delen", "aan de Kamer toezenden", "bespreken met de Kamer")
PROMISES = (
    "Ik zeg toe {what} {term} {ending}.",
    "Het kabinet zal {what} {term} {ending}.",
    "Zoals toegezegd zal ik {what} {term} {ending}.",
    "Deze toezegging houdt in dat ik {what} {term} zal {ending}.",
)
FILLERS = (
    "Met deze brief informeer ik uw Kamer over de stand van zaken.",
    "De leden van verschillende fracties hebben hierover vragen gesteld.",
    "Daarbij betrek ik de aanbevelingen van de Algemene Rekenkamer.",
    "De uitvoering vraagt zorgvuldige afstemming met de medeoverheden.",
)


def subject(chance: Random) -> str:
    return chance.choice(SUBJECTS)


def thing(chance: Random, about: str) -> str:
    """What is promised, as in "De evaluatie van het stikstofbeleid per provincie"."""
    return " ".join(filter(None, (chance.choice(PRODUCTS), about, chance.choice(SCOPES))))


def passage(chance: Random, what: str, term: str, ending: str) -> str:
    small = what[0].lower() + what[1:]
    return " ".join(chance.choice(PROMISES).format(what=small, term=term, ending=ending).split())
