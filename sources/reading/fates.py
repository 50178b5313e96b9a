"""How far an earlier promise has come, sentence by sentence: begun or done in part, or said to be done."""

import re
from typing import Final

from sources.reading.caseless import any_case
from sources.reading.clauses import NOW
from sources.reading.cue import cue_of

HANDED_NOW: Final = any_case(
    r"\b(?:hierbij|hiernevens|bij deze[nr]?|bijgaand\w*|bijgevoegd\w*|bijgesloten|hiermee|hiermede|(?:middels|met"
    r"|via|door|in) (?:deze|onderhavige|dit) (?!verband|kader|geval|gevallen|opzicht|debat|overleg|stadium|jaar|periode"
    r"|maand|week|context|situatie|zin|kabinetsperiode|zaak|sector|partijen|regio|fase|tijd|kwestie|discussie|land|proces"
    r"|traject|(?:\w+ )?(?:motie|toezegging)|geest)\w+"
    r"|lig(?:t|gen) (?:\w+ ){0,2}?voor u|voor u (?:ligt|liggen)"
    r"|treft u|tref(?:t|fen) (?:u|uw kamer)|vindt u|(?:u|uw kamer) (?:treft|vindt)|mijn antwoord (?:is|luidt)"
    r"|ontvangt (?:u|uw kamer) (?:deze|dit|nu|hierbij)(?! (?:in|eind|begin|medio|voor|na|uiterlijk))|(?:doe|bied"
    r"|zend|stuur|doen|bieden|zenden|sturen) (?:ik|wij) (?:u|uw kamer|de kamer)|(?:bericht|informeer|meld|vermeld|deel"
    r"|beantwoord|ga|reageer) (?:ik|wij)"
    r"|(?:zijn|is|heeft|hebt|hebben)\b.{0,60}?\b(?:overhandigd|ontvangen|(?<!toezegging )(?<!belofte )gekregen"
    r"|opgenomen in)"
    r"|(?:gaat|gaan|is|zijn|vind\w*|te vinden|opgenomen|sta(?:at|an)|zit(?:ten)?|tref\w*|aan)\b.{0,40}?"
    r"\b(?:(?:als|in) (?:de |een )?bijlagen?|in (?:de )?(?:hoofdstuk|paragraaf|onderdeel|het bijgevoegde"
    r"|de bijgevoegde))"
    r"|(?:met|via|door middel van) (?:de|een) bijlage|(?:ik|wij) (?:doe|bied|zend|stuur|sturen|zenden) (?:u"
    r"|uw kamer|de kamer)"
    r" (?:\w+ ){0,4}?(?:mee|bij)|(?:daartoe|hiertoe|daarvoor) (?:dient|strekt) deze \w*brief|als volgt"
    r"|deze \w*brief (?:dient|strekt) (?:daar|hier)toe|(?:brief|nota|notitie) die (?:u nu leest|voor u ligt)"
    r"|maak(?:en)? (?:ik|wij) (?:\w+ )?(?:van )?(?:deze|de) gelegenheid (?:gebruik|te baat)"
    r"|sluit(?:en)? (?:ik|wij)\b.{0,40}?\b(?:bij|in)|(?:\w+ )?tabel (?:geeft|bevat|toont|vermeldt)"
    r"|(?:kan ik|ik kan) (?:u|uw kamer|de kamer)\b.{0,20}?\b(?:melden|berichten|meedelen|mededelen|laten weten)"
    r"|deze brief (?:voorziet|bevat"
    r"|beschrijft)"
    r"|doe ik u thans|thans toekomen|als bijlage|in de bijlage|hieronder|onderstaand\w*)\b"
)
ENCLOSED: Final = re.compile(
    r"\b(?:stuur|zend|bied|doe) (?:ik|wij)\b[^,;.]{0,60}?\b(?:mee|bij|hierbij)\b|\b(?:ik|wij) (?:stuur|zend"
    r"|bied|doe)\w*\b"
    r"[^,;.]{0,60}?\b(?:mee|bij|hierbij)\b",
    re.IGNORECASE,
)
DONE_SINCE: Final = re.compile(
    r"\b(?:heb|heeft|hebben|is|zijn|werd|werden)\b.{0,60}?\b(?:inmiddels|intussen|ondertussen|sindsdien)\b"
    r"|\b(?:inmiddels|intussen|ondertussen|sindsdien)\b.{0,20}?\b(?:heb|heeft|hebben|is|zijn)\b"
    r"|\b(?:staat|staan|ligt|liggen)\b.{0,20}?\b(?:inmiddels|intussen|nu|sinds)\b|\b(?:is|zijn) er(?= ?[(,;.])"
    r"|\b(?:is|zijn|staat|staan)\b.{0,40}?\b(?:te vinden|te raadplegen|raadpleegbaar|in te zien|op (?:de|mijn"
    r"|onze|haar"
    r"|zijn) (?:web)?site|op www\.|op rijksoverheid\.nl)"
    r"|\b(?:is|zijn) sinds\b.{0,30}?\b(?:aan het werk|van kracht|open|in bedrijf|operationeel)\b"
    r"|\b(?:is|zijn)\b.{0,80}?\b(?:in werking getreden|gepubliceerd|vastgesteld|verschenen|aangeboden|verzonden"
    r"|gestuurd|ingediend)\b",
    re.IGNORECASE,
)
_COUNT: Final = r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\d{1,3})"
_IN_PART: Final = (
    r"(?:deels|gedeeltelijk\w*|ten dele|voor zover (?:zij|deze|die|dit|het|de betrokken\w*|al|nu|thans)"
    r"|voor (?:een|het) (?:\w+ )?(?:deel"
    r"|gedeelte)|voor de helft|voor (?:de"
    r"|het) (?:overige|andere|resterende|rest)"
    r"|(?:een )?eerste (?:stap(?:pen)?|deel|gedeelte|aanzet|overzicht|versie|proeve|gesprek(?:ken)?"
    r"|bijeenkomst(?:en)?|ronde"
    r"|resultaten|bevindingen|beeld|inzichten|tranche|reactie|contact(?:en)?|overleg(?:gen)?|verkenning"
    r"|inventarisatie)"
    r"|een begin|alvast|vooruitlopend op|vooralsnog|onvolledig|nog niet (?:volledig|geheel|helemaal)"
    r"|(?:een (?:\w+ )?(?:deel|gedeelte)|de helft|het merendeel|(?<!op )(?<!over )(?:enkele|een aantal)|de meeste) van"
    r" (?:die|deze"
    r"|mijn|onze|de|het)"
    r" (?:genoemde |gevraagde |toegezegde |gedane )?(?:toezegging|belofte|motie|informatie|gegevens|cijfers"
    r"|vragen|resultat|stukken|brieven)\w*"
    r"|tussen(?:rapport\w*|stand|tijdse?)|(?:de helft|een derde|twee derde|een kwart|driekwart) van (?:de|het)"
    r"|van de (?:\S+ ){1,3}?(?:heeft|hebben|is|zijn) er (?:pas |nu |inmiddels )?\w+|tot (?:nu|nog|dusver|heden) toe\b"
    r"(?=.{0,80}?\b(?:\d|helft|deel|enkele))"
    r"|(?:overige|resterende|andere|rest|volledige|definitieve|vervolg)\b.{0,60}?\b(?:volg(?:t|en)|kom(?:t"
    r"|en) (?:\w+ )?(?:aan bod|aan de orde|later|in)|later)"
    r"|er (?:enkele|een aantal|een paar|twee|drie|vier)(?= (?:gestand|af\b|na\b|in\b))"
    # "van de vier notities gaan er hierbij twee", "bij 21 van de 35", "kan ik thans alleen die voor ... geven"
    rf"|van (?:de|mijn|onze) {_COUNT}\b[^;.]{{0,120}}?\b(?:gaan|gaat|is|zijn|heb|hebben|tref\w*|vindt|ontvangt|krijgt"
    rf"|zend"
    rf"|stuur|bied|doe)\b[^;.]{{0,40}}?\b(?:{_COUNT}|één|een)\b(?! (?:de|het|dit|bijlage)\b)"
    rf"|{_COUNT} van de (?:\w+ )?{_COUNT}|(?:gaan|kan|kunnen|krijgt|ontvangt|bied|zend|stuur|doe|geef"
    rf"|verstrek)\b[^;.]{{0,60}}?\b"
    r"(?:alleen|slechts|uitsluitend|enkel|voorlopig) (?:die|dat|de|het|een|wat|over|voor)"
    rf"|(?:het|de) eerste van (?:de|deze) {_COUNT}|met uitzondering van (?:die|dat|het deel|de cijfers)"
    r"|wat [^,;.]{1,60} betreft (?:voldaan|uitgevoerd|nagekomen|afgedaan|gereed)"
    r"|(?:die|dat) (?:over|voor) [^,;.]{1,60} (?:volgt|volgen) (?:in|eind|begin|medio|voor|na|later)"
    r"|tot (?:op )?(?:heden|nu toe|dusver)\b(?=[^;.]{0,60}?\bbij \d)"
    r"|(?:de|het) (?:tweede|derde|laatste|andere) (?:punt|vraag|deel|onderdeel|toezegging"
    r"|verzoek)\b[^;.]{0,120}?\bnog\b"
    r"|(?:en )?(?:de|het) (?:bijbehorende|bijpassende|daarbij horende|andere|overige"
    r"|verdere) (?:[\w-]+ ){1,4}?(?:start|begint|volgt)(?= (?:in|dit|eind|begin|medio|na|later|volgend)\b)"
    r"|resterende|overige deel|(?:wordt|worden)\b.{0,40}?\b(?:voortgezet|vervolgd)|maar heeft|moet(?:en)? nog"
    r"|(?:de|het) (?:[\w-]+ ){1,5}(?:komen|komt|volgen|volgt) er (?:bij|in|met|voor|na|eind|begin|medio"
    r"|uiterlijk|later)"
    r"|[,;] (?:en )?(?:de|het) (?:[\w-]+ ){1,5}(?:komt|komen|volgt|volgen) (?:er )?(?:bij|in|met|voor|na|eind"
    r"|begin|medio"
    r"|uiterlijk|later))"
)
_STANDING: Final = (
    r"(?:(?:loopt|lopen)(?=\W{0,9}(?:$|en\b|er\b|een\b|het\b|op dit moment|momenteel|thans|nu\b|nog\b|al\b|inmiddels"
    r"|reeds|daar\w*|hier\w*))"
    r"|gaande (?:zijn|is)|(?:is|zijn|nog) gaande|in volle gang|ter hand genomen|onderhanden|op schema|in de steigers"
    r"|in (?:voorbereiding|ontwikkeling|behandeling|uitvoering|(?:internet)?consultatie)(?! (?:genomen|was|waren)\b)"
    r"|ter consultatie"
    r"|(?:ben|is|zijn)\b.{0,60}?\bin (?:gesprek|onderhandeling)(?! (?:gegaan|getreden|geweest))"
    r"|in gesprek (?:ben|is|zijn)|nog in (?:bewerking|gesprek|onderzoek)"
    r"|(?:ben|zijn|is) (?:ik|wij|we|het kabinet|hierover|daarover)\b.{0,20}?\bin overleg"
    r"|(?:ik|wij|we) (?:ben|zijn)\b.{0,30}?\bin overleg|bezig\b|voer(?:en)? (?:ik|wij|we)\b.{0,40}?\b(?:overleg"
    r"|gesprekken)|(?:ik|wij|we) voer(?:en)?\b.{0,40}?\b(?:overleg|gesprekken)"
    r"|komt\b.{0,40}?\b(?:voor het eerst|binnenkort|volgende (?:week|maand)) (?:bijeen|bij elkaar)"
    r"|(?:moet|moeten|dient|dienen) (?:dit |dat |die |het )?nog\b"
    r"|krijgt (?:mede )?vorm|(?:vordert|vorderen)\b|ligt\b.{0,30}?\b(?:bij de|ter|voor advies)"
    r"|wacht(?:en)? (?:ik|wij|we) (?:nu |nog |thans )?(?:\w+ )?af|(?:ik|wij|we) wacht(?:en)?\b.{0,60}?\baf"
    r"|(?:te|wil|willen|zal|zullen|moet|moeten)\b.{0,30}?\bafwachten|afgewacht"
    r"|(?:is|zijn|staat|staan) (?:nog )?(?:gepland|ingepland|voorzien) (?:in|voor|op|na|begin|eind|medio)"
    r"|er ?naar (?:wordt )?gestreefd|vergt nog|ontbreekt nog|ontbreken nog|nog niet\b(?! eerder)|nog geen"
    r"|nog niet afgerond"
    r"|in het kader van (?:de|deze|die|mijn|een)\b.{0,30}?\b(?:motie|toezegging))"
)
_BEGUN: Final = (
    r"(?:(?:is|zijn|ben|heb|heeft|hebben)\b.{0,80}?\b(?P<begun>begonnen|gestart|aangevangen|opgestart|ingesteld"
    r"|uitgezet|aanbesteed|uitgevraagd|voorgelegd|geagendeerd|opgepakt)\b"
    r"|voorbereiding(?:en)?\b.{0,40}?\b(?:getroffen|gestart|begonnen)|van start gegaan|in gang gezet|opgestart"
    r"|opgezet|uitgezet|in het leven geroepen|bereid gevonden"
    r"|marktconsultatie"
    r"|opdracht\b.{0,60}?\b(?:verstrekt|verleend|gegeven|gegund|gekregen|ontvangen)|om (?:advies|informatie"
    r"|een advies) gevraagd|ingesteld die"
    r"|(?:(?:heb|hebben) (?:ik|wij|we)|(?:ik|wij|we) (?:heb|hebben))\b[^,;]{0,80}?\b(?P<asked>gevraagd|verzocht)"
    r"(?= (?:om|te|of|dit|dat|hier|daar|deze|een|de|het|in|mij|naar|\w+ te)\b))"
)
_GOING_ON: Final = (
    r"(?:(?:wordt|worden)\b(?! (?:geacht|verondersteld)).{0,80}?\b(?:gewerkt|uitgevoerd|onderzocht|bezien|bekeken"
    r"|verkend|voorbereid|uitgewerkt|meegenomen|betrokken|ontwikkeld|opgesteld|getoetst|verwerkt|afgestemd"
    r"|besproken|bestudeerd|opgepakt|ingevuld"
    r"|herzien|overlegd|geïnventariseerd|geëvalueerd|afgerond|gevoerd)"
    r"|(?:momenteel|op dit moment|thans|nu)\b(?![^.;]{0,160}\b(?:zou|zouden)\b)(?! (?:voor het eerst|echter|niet"
    r"|geen|toe|ook|gereed|klaar|afgerond|beschikbaar))"
    r"|vinden\b.{0,60}?\bplaats\b"
    r"|(?:(?:ik|wij|we|kabinet|ministerie|ministeries|departementen) (?:werk|verken|bezie|inventariseer"
    r"|bereid)\w{0,3}"
    r"|(?:werk|verken|bezie|bekijk|inventariseer|betrek|werken|verkennen|bezien|bekijken|inventariseren"
    r"|betrekken) (?:ik|wij|we))"
    r"|werkt?(?:en)? (?:momenteel |nu |thans |hard |inmiddels )?(?:aan|hieraan|daaraan)\b"
    r"|(?:lopende|komende) (?:\w+ )?(?:onderzoek|herziening|evaluatie|traject|verkenning|gesprekken|maanden|periode))"
)
UNDER_WAY: Final = cue_of(
    "under-way",
    1,
    rf"\b(?:(?P<part>{_IN_PART})|(?P<standing>{_STANDING})|{_BEGUN}|(?P<going>{_GOING_ON}))\b",
    "het is begonnen, of voor een deel gedaan",
    "Een eerste deel is gereed.",
)
_MODAL: Final = re.compile(
    r"\b(?:kan|kunnen|moet|moeten|mag|mogen|zou|zouden|zal|zullen|dient|dienen|wil|willen|of|hoe)\b[^,;]{0,80}\Z",
    re.IGNORECASE,
)
_DONE_BEFORE: Final = re.compile(
    r"\b(?:heb|heeft|hebben|is|zijn)\b[^;]{0,120}?\b(?:\w{0,12}ge\w{2,20}(?:d|t|en))[;,.]", re.IGNORECASE
)
_WHICH: Final = re.compile(
    r"\b(?:(?<!maar )(?<!en )die(?! van\b)|welke|(?:onderzoek|traject|project|programma|overleg|gesprek"
    r"|voorstel|plan) dat|waar(?:in|bij|van|voor|mee|op))\b[^,;]{0,200}\Z",
    re.IGNORECASE,
)

_IS_COMPLIED: Final = re.compile(
    r"\b(?:zodat|waarmee|daarmee|hiermee)\b[^;.]{0,120}?\b(?:voldaan|tegemoet ?gekomen|uitgevoerd|afgedaan)\b",
    re.IGNORECASE,
)
_MADE_GOOD: Final = re.compile(r"\b(?:omissie|verzuim|nalatigheid)\b|\balsnog\b", re.IGNORECASE)
"""What was not yet done is done here: "nog geen bericht ontvangen; met deze brief herstel ik dit verzuim"."""
_DEEL: Final = re.compile(r"deel", re.IGNORECASE)
_THAT: Final = re.compile(
    r"\sdat\s(?!(?:onderzoek|gesprek|overleg|traject|project|voorstel|werk|advies|plan|programma)\b)", re.IGNORECASE
)
"""A clause with "dat" tells of something else; "met dat onderzoek" does not."""


def under_way(words: str, owed: str = "") -> re.Match[str] | None:
    """Return the words that tell that something is begun or done in part, or None.

    What goes on says little in a clause with "die", or where a paper is handed over in the same breath; and who
    promised to ask or to begin (``owed``) has kept it by asking or beginning.
    """
    is_handed = HANDED_NOW.search(words) is not None or NOW.search(words) is not None
    is_made_good = is_handed and _MADE_GOOD.search(words) is not None
    for match in UNDER_WAY.pattern.finditer(words):
        before = words[: match.start()]
        if match["part"]:
            if _IS_COMPLIED.search(words, match.end()) and not _DEEL.search(match["part"]):
                continue
            return match
        if is_made_good or _WHICH.search(before) or _THAT.search(match.group()):
            continue
        if match["going"] and (is_handed or _MODAL.search(before)):
            continue
        begun = match["begun"] or match["asked"]
        if not (match["standing"] or match["going"]) and HANDED_NOW.search(words, match.end()):
            continue
        if begun is None or not (_was_to(begun, owed) or _DONE_BEFORE.search(before)):
            return match
    return None


def _was_to(begun: str, owed: str) -> bool:
    """Tell whether the promise was no more than this beginning: "toegezegd een pilot te starten", "is gestart"."""
    stem = re.sub(r"^(?:aan|in|op|uit|voor)?ge", "", begun.lower())[:3]
    return re.search(rf"\b(?:te|zou|zouden|zal|laten) {re.escape(stem)}", owed.lower()) is not None
