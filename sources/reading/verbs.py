"""The verbs with which Dutch government delivers to parliament or acts at its request, and patterns of their forms.

Dutch splits verbs ("stuur ... toe"), puts participles at the end and spells with a diaeresis, so every form is listed
in a table and the patterns are built from it. Old print breaks words, so "ge informeerd" may hold a blank.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sources.reading.alternatives import by_first_letter


@dataclass(frozen=True, slots=True)
class Verb:
    """The forms of one verb; ``particle`` is the part that splits off: "toe" in "toesturen", "op de hoogte"."""

    infinitive: str
    first: str
    third: str
    participle: str
    particle: str = ""


def _table(rows: str) -> tuple[Verb, ...]:
    return tuple(Verb(*(form.replace("_", " ") for form in row.split())) for row in rows.strip().splitlines())


# Delivering by its nature: with these verbs parliament is the one who receives.
DELIVERING = _table("""
informeren informeer informeert geïnformeerd
verwittigen verwittig verwittigt verwittigd
berichten bericht bericht bericht
rapporteren rapporteer rapporteert gerapporteerd
lichten licht licht gelicht in
komen kom komt gekomen terug
koppelen koppel koppelt gekoppeld terug
zenden zend zendt gezonden toe
sturen stuur stuurt gestuurd toe
komen kom komt gekomen toe
bieden bied biedt geboden aan
leggen leg legt gelegd voor
melden meld meldt gemeld terug
communiceren communiceer communiceert gecommuniceerd
zenden zend zendt gezonden na
sturen stuur stuurt gestuurd na
stellen stel stelt gesteld op_de_hoogte
brengen breng brengt gebracht op_de_hoogte
houden houd houdt gehouden op_de_hoogte
houden hou houdt gehouden op_de_hoogte
houden houd houdt gehouden geïnformeerd
houden hou houdt gehouden geïnformeerd
stellen stel stelt gesteld in_kennis
stellen stel stelt gesteld ter_hand
praten praat praat gepraat bij
brengen breng brengt gebracht verslag_uit
doen doe doet gedaan verslag
doen doe doet gedaan mededeling
leggen leg legt gelegd verantwoording_af
""")

# Delivering when parliament, its questions or a paper is in the same clause.
DELIVERING_TO = _table("""
zenden zend zendt gezonden
sturen stuur stuurt gestuurd
verzenden verzend verzendt verzonden
toezenden toezend toezendt toegezonden
toesturen toestuur toestuurt toegestuurd
aanbieden aanbied aanbiedt aangeboden
terugkomen terugkom terugkomt teruggekomen
voorleggen voorleg voorlegt voorgelegd
leggen leg legt gelegd over
hangen hang hangt gehangen voor
zenden zend zendt gezonden door
sturen stuur stuurt gestuurd door
bezorgen bezorg bezorgt bezorgd
mailen mail mailt gemaild
schrijven schrijf schrijft geschreven
delen deel deelt gedeeld
delen deel deelt gedeeld mee
delen deel deelt gedeeld mede
melden meld meldt gemeld
verstrekken verstrek verstrekt verstrekt
antwoorden antwoord antwoordt geantwoord
beantwoorden beantwoord beantwoordt beantwoord
reageren reageer reageert gereageerd
presenteren presenteer presenteert gepresenteerd
raadplegen raadpleeg raadpleegt geraadpleegd
consulteren consulteer consulteert geconsulteerd
versturen verstuur verstuurt verstuurd
overhandigen overhandig overhandigt overhandigd
dienen dien dien gediend in
bereiken bereik bereikt bereikt
doorgeleiden doorgeleid doorgeleidt doorgeleid
leiden leid leidt geleid door
geleiden geleid geleidt geleid door
geven geef geeft gegeven door
verantwoorden verantwoord verantwoordt verantwoord
maken maak maakt gemaakt inzichtelijk
lichten licht licht gelicht toe
zetten zet zet gezet uiteen
brengen breng brengt gebracht uit
geven geef geeft gegeven aan
attenderen attendeer attendeert geattendeerd
schetsen schets schetst geschetst
reiken reik reikt gereikt aan
verschaffen verschaf verschaft verschaft
geven geef geeft gegeven
leveren lever levert geleverd aan
maken maak maakt gemaakt bekend
maken maak maakt gemaakt openbaar
maken maak maakt gemaakt kenbaar
maken maak maakt gemaakt aanhangig
zetten zet zet gezet op_papier
zetten zet zet gezet op_een_rij
stellen stel stelt gesteld ter_beschikking
stellen stel stelt gesteld beschikbaar
""")

# What a future paper will hold.
CONTENT = _table("""
gaan ga gaat gegaan in
nemen neem neemt genomen mee
nemen neem neemt genomen op
betrekken betrek betrekt betrokken
verwerken verwerk verwerkt verwerkt
besteden besteed besteedt besteed
komen kom komt gekomen terug
schetsen schets schetst geschetst
lichten licht licht gelicht toe
werken werk werkt gewerkt uit
behandelen behandel behandelt behandeld
geven geef geeft gegeven
vermelden vermeld vermeldt vermeld
voldoen voldoe voldoet voldaan
staan sta staat gestaan stil_bij
vullen vul vult gevuld aan
breiden breid breidt gebreid uit
voegen voeg voegt gevoegd toe
voegen voeg voegt gevoegd bij
""")

# Acts that can be checked afterwards.
ACTING = _table("""
onderzoeken onderzoek onderzoekt onderzocht
nagaan naga nagaat nagegaan
gaan ga gaat gegaan na
bezien bezie beziet bezien
bekijken bekijk bekijkt bekeken
kijken kijk kijkt gekeken
zoeken zoek zoekt gezocht uit
verkennen verken verkent verkend
evalueren evalueer evalueert geëvalueerd
inventariseren inventariseer inventariseert geïnventariseerd
toetsen toets toetst getoetst
kaarten kaart kaart gekaart aan
vragen vraag vraagt gevraagd na
vragen vraag vraagt gevraagd op
agenderen agendeer agendeert geagendeerd
bespreken bespreek bespreekt besproken
verzoeken verzoek verzoekt verzocht
vragen vraag vraagt gevraagd
overleggen overleg overlegt overlegd
uitwerken uitwerk uitwerkt uitgewerkt
opstellen opstel opstelt opgesteld
stellen stel stelt gesteld op
brengen breng brengt gebracht over
nodigen nodig nodigt genodigd uit
organiseren organiseer organiseert georganiseerd
publiceren publiceer publiceert gepubliceerd
nemen neem neemt genomen mee
wijzigen wijzig wijzigt gewijzigd
aanpassen aanpas aanpast aangepast
passen pas past gepast aan
verdiepen verdiep verdiept verdiept
voorbereiden voorbereid voorbereidt voorbereid
betrekken betrek betrekt betrokken
roepen roep roept geroepen op
doorgeleiden doorgeleid doorgeleidt doorgeleid
sturen stuur stuurt gestuurd door
brengen breng brengt gebracht op
brengen breng brengt gebracht in
""")


def _loose(word: str) -> str:
    """Allow the blank that old print leaves before a diaeresis or after the prefix 'ge'."""
    return re.escape(word).replace("geï", r"ge\s?ï").replace("geë", r"ge\s?ë")


def infinitives(verbs: Iterable[Verb]) -> str:
    """Return an alternation of the infinitives, with and without "te" between particle and verb."""
    forms = []
    for verb in verbs:
        head = rf"{verb.particle}\s?(?:te\s)?(?:kunnen\s|doen\s|laten\s)?" if verb.particle else ""
        forms.append(head + re.escape(verb.infinitive))
    return by_first_letter(forms)


def participles(verbs: Iterable[Verb]) -> str:
    """Return an alternation of the past participles."""
    heads = {verb.particle: rf"{verb.particle}\s?(?:worden\s)?" if verb.particle else "" for verb in verbs}
    return by_first_letter(heads[verb.particle] + _loose(verb.participle) for verb in verbs)


def finites(verbs: Iterable[Verb]) -> str:
    """Return an alternation of the present forms; a split-off particle must follow within its clause."""
    return by_first_letter(
        form + (rf"\b(?=.{{0,220}}?\b{verb.particle}\b)" if verb.particle else "")
        for verb in verbs
        for form in (verb.first, verb.third, verb.infinitive)
    )


def at_end(verbs: Iterable[Verb]) -> str:
    """Return an alternation of the present at the end of a clause, particle first: "waarna ik u op de hoogte breng".

    "Overleg" is left out: it is a meeting.
    """
    forms = (rf"{verb.particle}\s?{verb.first}" for verb in verbs if verb.particle)
    return by_first_letter(form for form in forms if form != r"over\s?leg")


def firsts(verbs: Iterable[Verb]) -> str:
    """Return an alternation of what a minister does in the present; the particle must follow within its clause."""
    forms = (rf"{verb.first}\b(?=.{{0,220}}?\b{verb.particle}\b)" if verb.particle else verb.first for verb in verbs)
    return by_first_letter(forms)


def third_alone(verbs: Iterable[Verb]) -> str:
    """Return an alternation of what "de minister" does in the present, where it differs from what "ik" does."""
    forms = (
        verb.third + (rf"\b(?=.{{0,220}}?\b{verb.particle}\b)" if verb.particle else "")
        for verb in verbs
        if verb.third != verb.first
    )
    return by_first_letter(forms)


def plurals(verbs: Iterable[Verb]) -> str:
    """Return an alternation of what ministers do together ("besteden wij"); the particle must follow in its clause."""
    forms = (
        rf"{verb.infinitive}(?=\s(?:wij|we)\b)" + (rf"(?=.{{0,220}}?\b{verb.particle}\b)" if verb.particle else "")
        for verb in verbs
    )
    return by_first_letter(forms)


def stems(verbs: Iterable[Verb]) -> str:
    """Return, set apart by blanks, the letters one of which stands in every sentence with such a verb."""
    return " ".join(dict.fromkeys(form[:4] for verb in verbs for form in (verb.first, verb.third, verb.infinitive)))


_NOUNS_TOO = frozenset(("bericht", "antwoord", "toets", "kaart", "vraag"))


def plain_forms(verbs: Iterable[Verb]) -> str:
    """Return an alternation of the present forms, with no look at particles; forms that are nouns too are left out."""
    forms = (form for verb in verbs for form in (verb.first, verb.third) if form not in _NOUNS_TOO)
    return by_first_letter(forms)


def thirds(verbs: Iterable[Verb]) -> str:
    """Return an alternation of the third persons: what an office does in a list of commitments."""
    return by_first_letter(verb.third for verb in verbs)
