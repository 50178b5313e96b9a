"""Earlier promises named without the word: what was pledged, agreed to, expected by parliament, or planned for it.

What is pledged names a promise by itself; what is expected counts only where the letter says what came of it, and what
is planned only where that is a delay.
"""

import re
from typing import Final

from sources.reading.caseless import any_case
from sources.reading.cue import Cue, cue_of

_MEMBER: Final = (
    r"(?:(?:het |de )?(?:lid|leden|heer|mevrouw|meneer|(?:geachte )?afgevaardigde|vragenstellers?|indieners?)\s"
    r"(?:(?:van|de|der|den|ter|te|het|'t|heer|mevrouw|en)\s){0,4}(?-i:[A-ZÀ-Ý])[\w'’À-ÿ-]*"
    r"(?:\s(?:en|van|de|der|den)?\s?(?-i:[A-ZÀ-Ý])[\w'’À-ÿ-]*){0,3})"
)
HOUSE: Final = (
    r"(?:u|uw kamer|de (?:tweede |eerste )?kamer|beide kamers|de (?:vaste )?commissie|uw commissie|het parlement"
    rf"|{_MEMBER})"
)
_US: Final = (
    r"(?:ik|wij|we|(?:mijn|onze|de) (?:\w+ )?(?:ambts)?voorgangers?|(?:de|mijn) (?:\w+ )?(?:minister|staatssecretaris"
    r"|ambtgenoot|collega)|het kabinet|de regering)"
)
_BY_US: Final = rf"(?:door|van) (?:mij|ons|ambtelijke zijde|{_US})|mijnerzijds|onzerzijds"
_HAVE: Final = r"(?:heb|heeft|hebben|had|hadden)"
_WILL: Final = r"(?:komt|komen|zou|zouden|zal|zullen|krijgt|krijgen|ontvangt|ontvangen|wordt|worden)"
_BOUND: Final = r"(?:toezegging|belofte|verplichting|garantie|mijn woord)"

PLEDGED: Final = (
    # "heb ik op mij genomen", "gaf ik mijn woord", "spiegelde ik de Kamer voor"
    rf"\b(?:{_HAVE}|is|was|werd)\b.{{0,200}}?\b(?:voorgespiegeld|voorgehouden dat|in uitzicht gesteld"
    rf"|op (?:mij|me|ons|zich) genomen"
    rf"|{_BOUND}\b.{{0,40}}?\b(?:gedaan|gegeven|aanvaard|afgelegd|verstrekt))\b"
    rf"|\b(?:(?:ben|zijn|is|heb|hebben|heeft) {_US}|{_US} (?:ben|zijn|is|heb|hebben|heeft))\b.{{0,120}}?\b{_BOUND}\b"
    rf".{{0,40}}?\baangegaan\b"
    rf"|\b{_BOUND}\b.{{0,40}}?\b(?:gedaan|gegeven|aanvaard|aangegaan|afgegeven)\s(?:{_HAVE}|is|was|werd)\b"
    rf"|\bdoor (?:mij|ons|{_US}) (?:aanvaarde|aangegane|gegeven|gedane|gestelde|gewekte) \w*(?:verplichting|belofte"
    r"|toezegging|verwachting)\w*\b"
    rf"|\b(?:gaf|gaven|deed|deden) {_US}\b.{{0,120}}?\b{_BOUND}\b"
    rf"|\b{_US} (?:gaf|gaven|deed|deden)\b.{{0,120}}?\b{_BOUND}\b"
    rf"|\b{_US} (?:nam|namen)\b.{{0,120}}?\bop (?:mij|me|ons|zich)\b|\b{_US} spiegelden?\b.{{0,160}}?\bvoor\b"
    rf"|\b{_US} (?:verbond|verbonden|verplichtten?|committeerden?|toonden?|verklaarden?) (?:mij|me|ons|zich)\b"
    rf"|\b(?:nam|namen) {_US}\b.{{0,120}}?\bop (?:mij|me|ons|zich)\b"
    rf"|\b{_US} (?:{HOUSE} )?voorspiegelden?\b|\bspiegelden? {_US}\b.{{0,160}}?\bvoor\b"
    # a promise that stands open, or is had: "staat nog een toezegging open", "heeft van mij de toezegging gekregen"
    rf"|\b(?:staat|stond|staan|stonden)\b.{{0,40}}?\btoezegging(?:en)?\b.{{0,80}}?\bopen\b|\bopen (?:staat"
    rf"|stond|staan|stonden)"
    rf"\b.{{0,30}}?\btoezegging(?:en)?\b|\bvan (?:mij|ons|{_US})\b.{{0,40}}?\btoezegging (?:gekregen|ontvangen)\b"
    # agreed to it in so many words: "heb ik ingestemd met het verzoek van het lid Jansen"
    rf"|\b{_HAVE} {_US}\b.{{0,60}}?\bingestemd met (?:het verzoek|de wens|de suggestie) van {HOUSE}\b"
    rf"|\b{_HAVE} {_US}\b.{{0,30}}?\b(?:het verzoek|de wens) van {HOUSE}\b.{{0,160}}?\b(?:ingewilligd"
    rf"|overgenomen|gehonoreerd)\b"
    # bound to it: "heb ik mij verbonden", "verplichtte mijn voorganger zich"
    rf"|\b{_HAVE}\b.{{0,30}}?\b(?:mij|ons|zich)\b(?!.{{0,60}}?\b\w*(?:verdrag|akkoord|overeenkomst"
    rf"|contract|richtlijn|convenant)\b).{{0,120}}?\b(?:verbonden|verplicht|gecommitteerd"
    r"|bereid (?:heb |heeft |hebben |had )?(?:verklaard|getoond))\b"
    rf"|\b(?:verbond|verbonden|verplichtten?|committeerden?) {_US} (?:mij|ons|zich)\b"
    rf"|\b(?:verklaarde|verklaarden|toonde|toonden) {_US} (?:mij|me|ons|zich)\b.{{0,60}}?\bbereid\b"
    # told parliament for certain: "heeft de Kamer verzekerd dat er een evaluatie komt"
    rf"|\b{_HAVE}\b.{{0,80}}?\b{HOUSE}\b.{{0,120}}?\b(?:verzekerd"
    rf"|gegarandeerd)\b.{{0,60}}?\bdat\b.{{0,200}}?\b{_WILL}\b"
    rf"|\b(?:verzekerde|garandeerde)n? (?:{_US} )?{HOUSE}\b.{{0,60}}?\bdat\b.{{0,200}}?\b{_WILL}\b"
    # agreed with parliament: "met het lid Jansen heb ik afgesproken dat ik ... zou"
    rf"|\b(?:afgesproken|overeengekomen)\b.{{0,40}}?\bdat (?:{_US}|{HOUSE})\b.{{0,200}}?\bzou(?:den)?\b"
    r"|\b(?:met|in de vorm van) een toezegging\b.{0,60}?\b(?:beantwoord|geantwoord|afgesloten)\b"
    # got it from the minister: "De heer De Wit kreeg van mij de toezegging"
    rf"|\b{HOUSE}\b.{{0,40}}?\b(?:kreeg|kregen|ontving|ontvingen)\b.{{0,40}}?\bvan (?:mij|ons|{_US})\b.{{0,40}}?"
    r"\b(?:toezegging|belofte)\b"
)
_ARRIVE: Final = (
    r"(?:krijgen|ontvangen|tegemoet ?(?:kunnen )?zien|vernemen|horen|beschikken|worden (?:geïnformeerd|ingelicht"
    r"|bericht))"
)
_ACTS: Final = (
    r"(?:(?:laten |gaan )?(?:nagaan|uitzoeken|navragen|onderzoeken|bezien|bekijken|inventariseren|verkennen|evalueren"
    r"|uitwerken|natrekken|opvragen)|(?:in kaart|in beeld|onder de aandacht|ter sprake) brengen|aan de orde stellen"
    r"|op een rij zetten|informeren|berichten|terugkomen|laten weten|(?:toe|na|op)?sturen|(?:toe|na)?zenden"
    r"|doen toekomen|voorleggen|aanbieden|overleggen|bespreken|aankaarten|inlichten|rapporteren|beantwoorden"
    r"|antwoorden|reageren)"
)
_NOT_WISHED: Final = r"(?!\b(?:graag|willen|moeten|kunnen|mogen|hebben|als|indien|of|liever|eerder)\b)[^,;.]"
EXPECTED: Final = cue_of(
    "expected",
    2,
    # "Uw Kamer zou van mij nog een overzicht krijgen", "mocht de Kamer tegemoet zien"
    rf"\b{HOUSE} (?:zou(?:den)?|kon(?:den)?|mocht(?:en)?)\b(?:{_NOT_WISHED}){{1,160}}?\b{_ARRIVE}\b"
    rf"|\b(?:zou(?:den)?|kon(?:den)?|mocht(?:en)?)\s(?:\w+ )?{HOUSE}\b(?:{_NOT_WISHED}){{1,160}}?\b{_ARRIVE}\b"
    rf"|\bdat {HOUSE}\b(?:{_NOT_WISHED}){{1,160}}?\b(?:tegemoet ?(?:zou|mocht|kon) ?(?:mogen |kunnen )?zien"
    rf"|(?:zou(?:den)?|mocht(?:en)?|kon(?:den)?) {_ARRIVE})\b"
    r"|\bvan (?:mij|ons)\b.{0,60}?\b(?:te goed|tegoed)\b|\b(?:te goed|tegoed) van (?:mij|ons)\b"
    # "Een toelichting zou per brief volgen", "enkele antwoorden zouden op schrift worden gesteld"
    r"|\bzou(?:den)?\b(?! (?:de|het|een) )[^,;.]{0,80}?\b(?:(?:per|in een|bij) (?:aparte |afzonderlijke "
    r"|separate )?brief"
    r"|schriftelijk|op schrift|op papier)\b"
    r"|\bzou(?:den)? (?:nog |apart |later |afzonderlijk )?(?:worden )?(?:na|toe|op)?(?:gezonden|gestuurd|zenden"
    r"|sturen)\b"
    r"|\bzou(?:den)? (?:nog |later )?volgen\b|\b(?:bij|naar|in het bezit van) (?:uw|de) kamer zou(?:den)? (?:zijn"
    r"|komen|gaan|liggen)\b"
    # "Ik zou bij gemeenten nagaan", "zou ik met de VNG bespreken"
    rf"|\b(?:ik|wij|we) zou(?:den)? (?:{_NOT_WISHED}){{0,140}}?\b{_ACTS}\b"
    rf"|\bzou(?:den)? (?:ik|wij|we) (?:{_NOT_WISHED}){{0,140}}?\b{_ACTS}\b"
    # "was u voor eind februari aangekondigd", "is de Kamer een nota in het vooruitzicht gesteld"
    rf"|\b(?:was|werd|is|waren|zijn) (?:aan )?{HOUSE}\b.{{0,120}}?\b(?:aangekondigd|toegezegd|voorgespiegeld"
    r"|in (?:het voor)?uitzicht gesteld)\b"
    # "In mijn brief kondigde ik een overzicht aan", "dat ik voor juni had aangekondigd"
    rf"|\bkondigden? {_US}\b.{{0,160}}?\baan\b|\b{_US} kondigden?\b.{{0,160}}?\baan\b"
    rf"|\b{_HAVE} {_US}\b.{{0,200}}?\baangekondigd\b|\b(?:die|dat|welke) {_US}\b.{{0,120}}?\baangekondigd\b"
    rf"|\b(?:die|dat|welke) {_US}\b.{{0,80}}?\b(?:zou(?:den)?) {_ACTS}\b"
    rf"|\b(?:die|dat|welke|waarin|waarbij) {_US}\b.{{0,120}}?\b(?:aankondigde|voorzag|beloofde)n?\b",
    "de Kamer zou iets krijgen of de bewindspersoon zou iets doen, en er staat wat ervan werd",
    "Een toelichting op de tarieven zou per brief volgen.",
    gate="zou kon mocht tegoed te_goed tegemoet kondig gesteld toegezegd spiegel",
)
_OWN_THING: Final = (
    r"(?:wetsvoorstel|wetsontwerp|nota|notitie|\w*brief|kabinetsreactie|\w*reactie|evaluatie|overzicht|besluit"
    r"|regeling"
    r"|indiening|toezending|aanbieding|invoering|inwerkingtreding|publicatie|oplevering|visie|plan van aanpak"
    r"|actieplan|rapportage|monitor|inventarisatie|uw kamer|de kamer|aan u|tegenover u)"
)
PLANNED: Final = cue_of(
    "planned",
    2,
    rf"\b{_OWN_THING}\b.{{0,200}}?\b(?:stond|stonden|lag|lagen|was|waren)\b.{{0,80}}?\b(?:gepland|ingepland|voorzien"
    r"|op de rol|beoogd|klaar|gereed)\b.{0,20}?\b(?:voor|in|op|eind|begin|medio|tegen)\b"
    rf"|\b{_OWN_THING}\b.{{0,120}}?\b(?:eerder|aanvankelijk|oorspronkelijk) (?:was )?(?:voorzien|gepland|beoogd)\b"
    rf"|\b(?:stond|stonden|lag|lagen)\b.{{0,40}}?\b{_OWN_THING}\b.{{0,160}}?\b(?:gepland|ingepland|voorzien|op de rol"
    r"|beoogd|klaar|gereed)\b"
    r"|\bhad(?:den)? (?:er|bij u|bij uw kamer)\b.{0,80}?\bmoeten (?:zijn|liggen)\b"
    rf"|\b(?:die|deze|genoemde) (?:datum|termijn|planning)\b.{{0,40}}?\b{HOUSE}\b.{{0,40}}?\b(?:bevestigd"
    rf"|genoemd|gemeld"
    r"|herhaald)\b"
    r"|\bde planning was\b|\b(?:vermelde|genoemde|opgenomen|geschetste|gepresenteerde|aangegeven) (?:tijdpad|planning"
    r"|tijdschema|termijn|datum)\b",
    "voor een stuk was een dag genoemd, en er staat dat die niet wordt gehaald",
    "De indiening van het wetsvoorstel stond gepland voor mei.",
    gate="gepland voorzien de_rol beoogd klaar gereed moeten datum termijn planning tijd",
)
ASKED_BY_HOUSE: Final = re.compile(
    rf"\b{HOUSE}\b.{{0,160}}?\b(?:vroeg|vroegen|verzocht|verzochten|gevraagd|bepleitte|bepleitten|drong|drongen)\b"
    rf"|\b(?:vroeg|vroegen|verzocht|verzochten|bepleitte|bepleitten|drong|drongen)\b.{{0,60}}?\b{HOUSE}\b"
    rf"|\b(?:verzoek|vraag|wens) van {HOUSE}\b|\bvan {HOUSE}\b.{{0,60}}?\b(?:vraag|verzoek|oproep)\b",
    re.IGNORECASE | re.DOTALL,
)
AGREED: Final = any_case(
    rf"\b(?:dat|dit|deze|die) (?:verzoek|wens|suggestie|vraag|oproep)\b.{{0,20}}?\b{_HAVE} {_US}\b.{{0,60}}?"
    r"\b(?:ingewilligd|gehonoreerd|overgenomen|ingestemd|bewilligd|(?:bevestigend|positief|instemmend|met ja)"
    r" (?:be|ge)antwoord)\b"
    rf"|\b(?:daarmee|hiermee|daarin|hierin) {_HAVE} {_US}\b.{{0,30}}?\bingestemd\b"
    rf"|\b{_US} {_HAVE} (?:daar\w*|hier\w*|dat|dit|die|deze)\b.{{0,40}}?\b(?:bevestigend|positief|instemmend)"
    r" (?:geantwoord|gereageerd|beantwoord)\b"
    rf"|\b(?:daarop|hierop) (?:zei|antwoordde)n? {_US}\b.{{0,20}}?\b(?:ja|bevestigend|instemmend)\b"
    rf"|\b(?:daar|hier)(?:aan|in) {_HAVE} {_US}\b.{{0,20}}?\b(?:toegestemd|bewilligd|tegemoet ?gekomen)\b",
    flags=re.DOTALL,
)
"""Who agrees to what the sentence before says that parliament asked, has promised it."""


def expected(clean: str) -> re.Match[str] | None:
    """Return what parliament was to get or the minister was to do, or else what was planned for a day, or None."""
    return EXPECTED.search(clean) or PLANNED.search(clean)


def cue_that(found: re.Match[str]) -> Cue | None:
    """Return the rule of this table that found these words, or None where another one did."""
    return next((cue for cue in (EXPECTED, PLANNED) if found.re is cue.pattern), None)
