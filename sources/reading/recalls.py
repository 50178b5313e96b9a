"""The words in which an earlier promise or motion is named: what was promised, said, asked or adopted before."""

import re
from typing import Final

from sources.reading import pledges
from sources.reading.alternatives import by_first_letter
from sources.reading.caseless import any_case
from sources.reading.gates import Gates

_PROMISES: Final = (
    r"zegde(?:n)? \w+.{0,160}? toe", "toegezegde?", "toezegde[n]?", "toezegging(?:en)?", "beloofde?", "belofte",
    "aankondiging", "aangekondigde?", "in het vooruitzicht (?:had |heb |heeft |is |was )?(?:gestelde?|stelden?)",
)  # fmt: skip
_NAMED: Final = r"(?:[-\s]?(?-i:[A-ZÀ-Ý])[\w/À-ÿ-]*)?"
_MOTIONS: Final = (rf"motie{_NAMED}", rf"moties{_NAMED}")
_YES: Final = r"(?:ingestemd|ingewilligd|bewilligd|overgenomen|gehonoreerd)"
_AGREED_TO: Final = (
    rf"verzoek\b.{{0,160}}?\b(?:heb|had|hebben|hadden|heeft|is)\s(?:\w+\s){{0,4}}?{_YES}",
    rf"verzoek\b.{{0,160}}?\b{_YES}\s(?:heb|had|hebben|hadden|heeft|is)",
)
"""Who agreed to a request has promised what was asked."""
_ASKED: Final = ("wens van (?:de|uw) kamer", "verzoek van (?:de|uw) kamer in")
_PROMISED: Final = rf"(?:{by_first_letter(_PROMISES)})"
MOTION: Final = rf"(?:{by_first_letter(_MOTIONS)})"
EARLIER: Final = rf"(?:{by_first_letter((*_PROMISES, *_MOTIONS, *_ASKED, *_AGREED_TO))})"

MENTION: Final = any_case(rf"\b(?:{by_first_letter((*_PROMISES, *_MOTIONS, *_AGREED_TO))})\b")
_SET_APART: Final = re.compile(
    r"\b(?:buiten|los van|naast|behalve|afgezien van|ongeacht)\s(?:\w{1,20}\s){0,3}?(?:moties|toezeggingen)\b"
    r"(?:\s(?:en|of)\s(?:\w{1,20}\s){0,2}?(?:moties|toezeggingen)\b)?",
    re.IGNORECASE,
)
_AS_SUBJECT: Final = re.compile(
    r"\b(?:over|op|langs)\s(?:de\s(?:stand van zaken|uitvoering|voortgang|afdoening)\s(?:van|rond)\s)?"
    r"(?:(?:een\s(?:aantal|\w{2,8}tal)|diverse|verschillende|enkele|openstaande|lopende)\s){0,2}"
    r"(?:moties|toezeggingen)(?:\sen\s(?:moties|toezeggingen))?\W{0,3}\Z"
    r"|\b(?:over|op|langs)\s(?:een (?:aantal|\w{2,8}tal)|enkele|diverse|verschillende)\s(?:\w{1,20}\s)?(?:zaken"
    r"|punten"
    r"|onderwerpen|kwesties)\b[^.;:]{0,120}\W{0,3}\Z"
    r"|\bwaarin\s(?:\w{1,20}\s){0,3}?(?:moties|toezeggingen)\b[^.;]{0,160}"
    r"|\b(?:overzicht|lijst|rappel)(?:\s[\w-]{1,20}){0,9}?\s(?:moties|toezeggingen)(?:\sen\s(?:moties|toezeggingen))?"
    r"(?=\W|\Z)"
    r"|\A\W{0,9}(?:waar|indien|als|wanneer|zodra)\s(?:\w{1,20}\s)?een (?:motie|toezegging)\b[^.;]{0,160}",
    re.IGNORECASE,
)
"""What a letter says that it is about; which ones, and what became of them, it says further on."""
MOTION_NAMED: Final = re.compile(rf"\b{MOTION}\b", re.IGNORECASE)
_TOLD_THEN: Final = (
    r"(?:meldde|meldden|zei|zeiden|berichtte|berichtten|schreef|schreven|informeerde|informeerden|gaf|gaven"
    r"|kondigde|kondigden|liet"
    r"|lieten|deelde|deelden|antwoordde|antwoordden|noemde|noemden|sprak|verwachtte|verwachtten|streefde|streefden)"
)
PROMISE_MENTION: Final = any_case(
    rf"\b{_PROMISED}\b|\b{_TOLD_THEN}\b.{{0,200}}?\b(?:zou|zouden|voornemens|te (?:zullen|kunnen))\b"
    r"|\bvoor (?:dit|het|deze|eind|begin|medio)?\s?\w+ (?:voorziene|geplande|beoogde)\b"
    r"|\bzoals (?:gemeld|aangekondigd|geschreven|aangegeven)\b.{0,200}?\bzou(?:den)?\b"
    r"|\b(?:mijn|ons|het) voornemen\b|\bzou(?:den)? (?:ik|wij)\b.{0,120}?\b(?:u|kamer)\b"
    r"|\b(?:heb|heeft|hebben)\b.{0,160}?\b(?:gemeld|geschreven|bericht|aangegeven|laten weten|mee?(?:de)?gedeeld"
    r"|geïnformeerd)\b.{0,20}?"
    r"\bdat\b.{0,200}?\b(?:zou|zouden)\b|\bzou(?:den)?\b.{0,160}?\b(?:ontvangen|verschijnen|bereiken|gereed zijn"
    r"|klaar zijn|worden (?:ingediend"
    r"|geïnformeerd|bericht|aangeboden|toegezonden|gestuurd|verzonden"
    r"|gezonden))\b|\b(?:was|is|werd)\b.{0,40}?\b(?:aangegeven|aangekondigd|gemeld"
    r"|toegezegd)\b.{0,20}?\bdat\b.{0,200}?\bzou(?:den)?\b"
    r"|\bgaf (?:ik|wij)\b.{0,20}?\baan\b.{0,160}?\bte (?:sturen|zenden|informeren|berichten|komen)\b"
    r"|\b(?:was|waren)\b.{0,80}?\b(?:voorzien|gepland|beoogd) (?:voor|in|op|eind|begin|medio)\b"
    r"|\b(?:heb|hebben) (?:ik|wij)\b.{0,80}?\b(?:aangekondigd|gemeld|aangegeven)\b.{0,20}?\bdat\b"
    r".{0,160}?\bzou(?:den)?\b"
    r"|\b(?:sprak|spraken|uitte) (?:ik|wij)\b.{0,20}?\b(?:verwachting|hoop|voornemen)\b"
    r"|\b(?:was|is) de verwachting\b|\bwas (?:ik )?(?:voornemens|van plan|voorzien|de bedoeling"
    r"|het streven)\b",
    flags=re.DOTALL,
)
RECALL: Final = any_case(
    r"\b(?:heb|heeft|hebben|is|zijn|werd|was|had|ben)\b.{0,300}?\b(?:toegezegd|toezegging(?:en)? (?:gedaan"
    r"|aangegaan|afgegeven"
    r"|gegeven)|beloofd|in het vooruitzicht gesteld)\b"
    r"|\b(?:heb|hebben)\s(?:\w+\s){0,3}?aangeboden\b.{0,120}?\bte\b"
    r"|\b(?:heb|heeft|hebben)\b.{0,200}?\b(?:aangekondigd|aangegeven|gemeld|gezegd|laten weten"
    r"|bericht)\b.{0,120}?"
    r"\b(?:te (?:zullen )?(?:informeren|berichten|sturen|zenden|doen toekomen)|(?:terug|uit|na) te (?:komen"
    r"|zoeken|gaan)|te (?:bezien|onderzoeken|bekijken))\b"
    r"|\bmijn toezegging (?:was|luidde|hield)\b|\b(?:de|mijn|onze|een) (?:(?:eerste|tweede|derde|vierde|vijfde|zesde"
    r"|zevende|laatste|volgende|andere|overige) )?toezegging(?:en)?(?: aan (?:het lid|de leden|de heer|mevrouw)"
    r"\s[^,.;]{3,40}?)? (?:betreft|betrof|ging|gaat|had betrekking|heeft betrekking|ziet|zag|behelst|behelsde) (?=de\b"
    r"|het\b|een\b|op\b|om\b|over\b|mijn\b)|\b(?:toegezegd|beloofd)\s(?:heb|heeft|hebben|is|zijn|werd|was"
    r"|waren)\b|\bbereid verklaard\b"
    r"|\b(?:sprak|spraken|uitte) (?:ik|wij)\b.{0,20}?\b(?:verwachting|hoop|voornemen)\b"
    r"|\bis (?:door mij |hierin |daarin )?aangekondigd dat\b"
    r"|\bgaf (?:ik|wij) (?:\w+ )?aan\b.{0,160}?\bte (?:sturen|zenden|informeren|berichten|komen)\b"
    r"|\b(?:herinner|memoreer|refereer|verwijs|wijs) (?:ik|wij)\b.{0,40}?\b(?:aan|naar|op)\b.{0,20}?\b(?:mijn|de|onze)"
    r" (?:eerdere )?toezegging\b"
    r"|\b(?:is|werd|hebben (?:wij|we))\b.{0,60}?\bafgesproken\b.{0,20}?\bdat\b.{0,120}?\b(?:schriftelijk|per brief)\b"
    r".{0,80}?\bzou(?:den)?\b"
    r"|\btoezegde\b|\bzegde(?:n)?\b.{0,160}?\btoe\b"
    r"|\b(?:ik|wij|(?:ambts)?voorganger|minister|staatssecretaris)\b.{0,80}?\b(?:gemeld|aangegeven|laten weten"
    r"|mee?(?:de)?gedeeld"
    r"|aangekondigd|gezegd|geantwoord|bericht|geschreven)\b.{0,20}?\bdat (?:ik|wij|het kabinet)\b.{0,200}?"
    r"\bzou(?:den)?\b(?! kunnen zijn)"
    rf"|\b{_TOLD_THEN} (?:ik|wij)\b.{{0,160}}?\bte (?:zullen|komen|sturen|zenden|informeren|berichten)\b"
    r"|\bstelden? (?:ik|wij|mijn (?:ambts)?voorganger)\b.{0,200}?\bin het vooruitzicht\b"
    r"|\bin het vooruitzicht (?:gesteld )?(?:had|heb|heeft|gesteld)\b"
    r"|\b(?:(?:had|hadden) (?:ik|wij)|ik had|wij hadden)\b.{0,30}?\b(?:verwachting|hoop|voornemen)\b.{0,80}?\bte\b"
    r"|\b(?:heb|heeft|hebben|is|zijn)\b.{0,160}?\b(?:gezegd|aangegeven|gemeld|geschreven|laten weten"
    r"|mee?(?:de)?gedeeld"
    r"|opgenomen|bericht)\b.{0,20}?\bdat (?:ik|wij|u|uw kamer|de kamer)\b.{0,200}?\b(?:zou(?:den)?(?! kunnen zijn)"
    r"|ernaar streefde"
    r"|voornemens was|kreeg|kregen)\b"
    r"|\bmijn toezegging\b.{0,60}?\b(?:om|dat)\b|\bde toezegging (?:dat|om)\b.{0,80}?\bzou(?:den)?\b"
    r"|\bzou(?:den)? (?:ik|wij)\b.{0,120}?\b(?:terugkomen|berichten|informeren|toezenden|sturen|zenden)\b"
    r"|\bzei\b.{0,80}?\btoe\b|\bhad(?:den)?\b.{0,80}?\bwillen (?:informeren|berichten|sturen|zenden|aanbieden)\b"
    r"|\bbelofte (?:dat|om)\b|\bzou(?:den)? (?:u|uw kamer|de kamer)\b.{0,120}?\b(?:krijgen|ontvangen|hebben)\b"
    r"|\bik het zou (?:uitzoeken|nagaan|navragen|laten weten)\b"
    r"|\bzou (?:het|dat) (?:haar|hem|u|de leden )?\s?(?:laten weten|uitzoeken|nagaan|navragen)\b"
    r"|\b(?:ik|wij) zou(?:den)? (?:dat|dit|het|die|ze|u|hem|haar)\b.{0,60}?\b(?:uitzoeken|nagaan|navragen|bekijken"
    r"|laten weten|toesturen|nasturen|doorgeven|bezorgen|sturen|informeren)\b"
    rf"|\b{_TOLD_THEN} (?:ik|wij)\b.{{0,80}}?\bdat\b.{{0,200}}?\bzou(?:den)?\b"
    rf"|\b(?:ik|wij|we) {_TOLD_THEN}\b.{{0,100}}?\bdat (?:ik|wij|we|u|uw kamer|de kamer|het kabinet)\b.{{0,200}}?"
    r"\bzou(?:den)?\b(?! kunnen zijn)"
    r"|\b(?:ik|wij) beloofden?\b|\bbeloofden? (?:ik|wij)\b"
    rf"|{pledges.PLEDGED}",
    flags=re.DOTALL,
)

_SAID: Final = (
    r"(?:aangegeven|gezegd|gemeld|bericht|geschreven|laten weten|aangekondigd|uitgesproken|geantwoord"
    r"|mee?(?:de)?gedeeld"
    r"|aangeboden|bevestigd|verklaard|gewisseld|te kennen gegeven|toegelicht|voorgenomen|op (?:me|mij"
    r"|ons) genomen|geïnformeerd)"
)
_SAID_THEN: Final = (
    r"(?:aankondigde|aangaf|meldde|schreef|dacht|berichtte|toezegde|beloofde|zei|antwoordde|liet weten|verwachtte"
    r"|uitsprak|voorzag)n?"
)
_WILL_BE: Final = (
    r"(?:\bdat (?:ik|wij)\b.{0,80}?\bliet(?:en)?\s(?:uitvoeren|verrichten|onderzoeken|opstellen|doen|uitzoeken|maken)\b"
    r"|\bdat\b.{0,160}?\b(?:in (?:de maak|voorbereiding|ontwikkeling|bewerking|aantocht)|onderweg|op komst)\s(?:was"
    r"|waren|is|zijn)\b|\bdat\b.{0,160}?\b(?:zou(?:den)?(?! kunnen zijn)|zal|zullen|wil|willen|wilden?|ging"
    r"|gingen|komt|komen"
    r"|ontvangt|krijgt"
    r"|wordt|worden)\b"
    r"|\b(?:te (?:zullen|kunnen|gaan|laten)|(?:na|terug|uit|toe|aan|in|mee|voor|op|af) te \w+en|te (?!verwachten"
    r"|hopen|menen|denken|vinden|weten|hebben|moeten|willen|mogen|zien|horen|lezen|geloven|staan|blijven)\w{2,}en)\b)"
)
_TELL: Final = (
    r"(?:berichten|informeren|terugkomen|laten weten|sturen|toesturen|zenden|toezenden|doen toekomen|ingaan|uitzoeken"
    r"|nagaan|navragen|reageren|antwoorden|melden|voorleggen|aanbieden)"
)
ANNOUNCED: Final = any_case(
    r"(?P<plan>\b(?:die|dat|welke)\b.{0,20}?\bvolgens\b.{0,80}?\bzou(?:den)?\b)|"
    rf"\b(?:heb|hebben|heeft|had|hadden|is|zijn|werd)\b.{{0,160}}?\b{_SAID}\b"
    rf"(?:(?!\b(?:verzocht|gevraagd) (?:had|heb|hadden|hebben)\b).){{0,120}}?{_WILL_BE}"
    rf"|\b{_TOLD_THEN} (?:ik|wij|we|mijn (?:ambts)?voorganger|(?:de|mijn) (?:\w+ )?(?:minister|staatssecretaris)"
    rf"|het kabinet)\b.{{0,120}}?{_WILL_BE}"
    rf"|\b(?:ik|wij)\s(?:streefden?|verwachtten?|hoopten?|beoogden?|wilden?)\b.{{0,160}}?{_WILL_BE}"
    rf"|\b(?:mijn|onze) (?:[\w-]{{0,30}}brief|nota|notitie|voortgangsrapportage"
    rf"|antwoord\w*)\b.{{0,160}}?\b{_TOLD_THEN}\b"
    rf".{{0,40}}?{_WILL_BE}|\b(?:stond|staat|stonden)\b.{{0,60}}?\bdat\b.{{0,160}}?\bzou(?:den)?\b"
    rf"|\b(?:ik|wij|(?:ambts)?voorganger|minister|staatssecretaris|kabinet)\b.{{0,100}}?\b{_SAID_THEN}\b.{{0,160}}?"
    r"\bzou(?:den)?\b"
    rf"|\bzou(?:den)? (?:ik|wij|we)\b.{{0,80}}?\b{_TELL}\b|\b(?:ik|wij|we)\b.{{0,80}}?\bzou(?:den)? {_TELL}\b"
    r"|\b(?:ik|wij|we)\b.{0,80}?\bantwoord(?:en)?\b.{0,30}?\b(?:schuldig|verschuldigd)\b"
    r"|\b(?:antwoord|reactie|overzicht|brief|toelichting)\b.{0,40}?\b(?:van (?:mij|ons) )?(?:te goed|tegoed)\b",
    flags=re.DOTALL,
)
"""What a minister said would come, without the word promise: it counts where the letter says what came of it."""
_BY_US: Final = re.compile(
    r"\b(?:ik|wij|we|(?:ambts)?voorganger|minister|staatssecretaris|kabinet|regering|(?:door|van) (?:mij|ons)|u"
    r"|uw kamer"
    r"|de kamer|(?:mijn|onze) \w*(?:brief|nota|notitie|voortgangsrapportage)|van (?:mijn|onze) (?:kant|zijde)"
    r"|mijnerzijds|onzerzijds|ambtelijke zijde"
    r"|in (?:de|mijn|onze) (?:\w*brief|voortgangsrapportage|nota) van)\b",
    re.IGNORECASE,
)
_ONLY_AS: Final = re.compile(r"\b(?:zoals|gelijk)\b[^,;]{0,60}\Z", re.IGNORECASE)


_THAT: Final = re.compile(r"\bdat\b", re.IGNORECASE)
_WOULD: Final = re.compile(r"\b(?:zou|zouden|wilden?|ging|gingen|liet|lieten|was|waren)\b", re.IGNORECASE)
_MUST: Final = re.compile(r"\b(?:moet|moeten|dient|dienen) (?:\w+ )?(?:worden|te worden)\b", re.IGNORECASE)
_MONTH: Final = re.compile(
    r"\b(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b", re.IGNORECASE
)
_OF_US: Final = re.compile(
    r"\b(?:ik|wij|we|u|kamer|parlement|staten-generaal|kabinet|regering|minister|staatssecretaris|mijn|onze"
    r"|(?:\w*wets)?voorstel|\w*brief|\w*nota|notitie|\w*rapport\w*|evaluatie|plan|overzicht|\w*reactie|onderzoek|visie"
    r"|monitor|advies|kabinetsstandpunt)\b",
    re.IGNORECASE,
)
_SAYING: Final = (
    "gege", "gaf", "geze", "zei", "meld", "bericht", "schre", "laten weten", "liet weten", "lieten weten", "kondig",
    "sprok", "sprak", "woord", "deel", "geboden", "bevestig", "verklaar", "gelicht", "genomen", "ïnform", "informe",
    "dacht", "wacht", "sto", "hoopt", "beoog", "wilde", "streef", "noem", "beloof", "zegde", "voorzag", "volgens",
    "zou", "schuldig", "goed",
)  # fmt: skip
_TO_COME: Final = (" dat ", " te ", "zou", "schuldig", "tegoed", "te goed")
"""One of each stands in every sentence that tells what would come."""
_TELLS: Final = Gates((_SAYING, _TO_COME))
_BOTH: Final = 3


def _is_of_the_world(clean: str, match: re.Match[str]) -> bool:
    """Tell whether what was told is no act owed to parliament: "gemeld dat de brug in 2027 zal worden vervangen"."""
    that = _THAT.search(clean, match.start())
    if that is None or _WOULD.search(clean, that.end()) or _MONTH.search(clean, that.end()):
        return False
    return _MUST.search(clean, that.end()) is not None or _OF_US.search(clean, that.end()) is None


def only_in_general(clean: str) -> bool:
    """Tell whether motions and promises are named in general alone: "ook buiten de moties om", "over enkele moties"."""
    rest = _AS_SUBJECT.sub(" ", _SET_APART.sub(" ", clean))
    return rest != clean and MENTION.search(rest) is None


def announced(clean: str) -> re.Match[str] | None:
    """Return what a minister told would come, or None where somebody else told it, or it is told in passing."""
    return _told_to_come(clean) or pledges.expected(clean)


def _told_to_come(clean: str) -> re.Match[str] | None:
    if _TELLS.opened(clean.lower()) != _BOTH:
        return None
    match = ANNOUNCED.search(clean)
    if match is not None and match["plan"]:
        return match
    if match is not None and _is_of_the_world(clean, match):
        return None
    if match is None or not _BY_US.search(clean[: match.end()]) or _ONLY_AS.search(clean[: match.start()]):
        return None
    return match
