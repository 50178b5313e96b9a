"""The cue table for what was said before without the word promise: in a clause, as one's word, or to compare."""

from typing import Final

from sources.reading.cue import cue_of
from sources.reading.references.grammar import MONTHS

_US: Final = r"(?:ik|wij|we|mijn ambtsvoorganger|het kabinet)"
_HOUSE: Final = r"(?:u|uw kamer|de (?:tweede |eerste )?kamer|(?:uw|de) commissie)"
_NEAR: Final = r"[^;.]{0,120}?"
_TOLD: Final = r"(?:toegezegd|beloofd|aangekondigd|in het vooruitzicht gesteld)"
_SAID: Final = (
    r"(?:gemeld|bericht|geschreven|meegedeeld|medegedeeld|aangegeven|laten weten|geïnformeerd|genoemd|gezegd"
    rf"|verwacht|{_TOLD})"
)
_SAID_THEN: Final = (
    r"(?:(?:aan)?gaf|schreef|meldde|berichtte|zei|toezegde|beloofde|aankondigde|verwachtte|noemde|dacht"
    r"|(?:aan)?gaven|schreven|meldden|berichtten|zeiden|toezegden|beloofden|aankondigden|verwachtten|noemden)"
)
_ASKS: Final = (
    r"(?:opriep|verzocht|vroeg|vraagt|verzoekt|oproept|aandrong|aandringt|strekte|strekt|verlangde|bepleitte)"
)
_WHERE: Final = r"\w*(?:brief|nota|notitie|debat|overleg|vergadering|begroting|rapportage|memorie|antwoord)\w*"

NAMED_BEFORE: Final = cue_of(
    "named-before",
    3,
    # "die ik u zou melden", "waarvan ik u de uitkomst zou geven"
    rf"\b(?:die|welke|waarvan|waarover|waarop|het [\w-]{{1,30}},? dat)\s(?:ik|wij"
    rf"|we)\b{_NEAR}\bzou(?:den)?\b(?!\s(?:willen|kunnen|moeten"
    r"|mogen|hebben|zijn|wensen|aanraden|verwachten)\b)"
    # "die u van mij zou krijgen"
    rf"|\b(?:die|welke)\s{_HOUSE}\b[^;.]{{0,80}}?\bzou(?:den)? (?:krijgen|ontvangen|horen|vernemen)\b"
    # "die ik in het debat niet direct kon beantwoorden"
    rf"|\b(?:die|dat|welke|waarop)\s(?:ik|wij|we)\b{_NEAR}\bniet\b[^;.]{{0,60}}?\b(?:kon|konden|heb kunnen"
    rf"|hebben kunnen"
    r"|(?:paraat|voorhanden|bij de hand) had)\b"
    # "ter voldoening aan hetgeen ik ... heb gezegd", "conform mijn uitlating"
    rf"|\b(?:voldoening aan|conform|overeenkomstig|uitvoering van|aansluiting op|vervolg op)\s(?:hetgeen|wat)\s{_US}\b"
    rf"{_NEAR}\b(?:gezegd|opgemerkt|aangegeven|uitgesproken|meegedeeld|medegedeeld|verklaard|geantwoord|{_SAID_THEN})\b"
    r"|\b(?:conform|overeenkomstig|ingevolge|getrouw aan|zoals volgt uit)\s(?:mijn|onze) (?:eerdere )?(?:uitlating"
    r"|mededeling|uitspraak|woorden|opmerking)\w*"
    # "die in de brief van 8 juli werd aangekondigd"
    rf"|\b(?:die|dat|welke|waarvan)\b[^;.]{{0,80}}?\b(?:in|bij|tijdens)\s(?:mijn|de|onze|het)\s{_WHERE}{_NEAR}"
    rf"(?:\b(?:is|zijn|was|werd|werden|waren)\s(?:\w+\s)?{_TOLD}\b|\b{_TOLD}\s(?:is|zijn|was|werd|werden|waren)\b)"
    # "als door de heer Jansen bepleit en door mij toegezegd"
    rf"|\bdoor (?:mij|ons)\s(?:[\w-]+\s){{0,6}}?{_TOLD}e?\b"
    # "waarvan ik de Kamer op 30 september sprak"
    rf"|\bwaarvan\s(?:ik|wij|we)\b[^;.]{{0,60}}?\b(?:kamer|commissie|debat|overleg|brief"
    rf"|\d{{1,2}})\b[^;.]{{0,60}}?\b(?:sprak|spraken|repte|gewag (?:heb ge)?maakte?|melding maakte)\b"
    # "het beloofde onderzoek", "de in het vooruitzicht gestelde nota"
    r"|\b(?:de|het|een)\s(?:[\w-]+\s){0,10}?(?:beloofde|toegezegde|in het vooruitzicht gestelde"
    r"|(?:aan (?:u|uw kamer)|door (?:mij|ons)|in (?:mijn|onze) \w*(?:brief|nota))\s(?:[\w-]+\s){0,5}?aangekondigde)\b"
    # "waartoe de motie-Jansen opriep", "de gevraagde monitor (motie-Jansen)", "de Kamer heeft de regering verzocht"
    rf"|\b(?:waartoe|waarom|waarop|die|dat|welke)\s(?:de|een) motie\b[^;.]{{0,60}}?\b{_ASKS}\b"
    r"|\b(?:gevraagde|verlangde|verzochte|bepleite|gewenste)\s(?:[\w-]+\s){1,8}?\W?(?:in (?:de )?)?motie\b"
    r"|\b(?:heeft|had) (?:uw|de) kamer de regering\b[^;.]{0,60}?\b(?:verzocht|gevraagd|opgeroepen)\b"
    r"|\b(?:uw|de) kamer (?:heeft|had)\b[^;.]{0,40}?\bde regering\b[^;.]{0,40}?\b(?:verzocht|gevraagd|opgeroepen)\b",
    "wat eerder werd aangekondigd of gevraagd, en wat ervan werd",
    "De uitwerking die in mijn brief van 3 maart werd aangekondigd, ligt nu voor u.",
    gate="zou kon_ konden heb_kunnen hebben_kunnen paraat_had voorhanden_had hand_had hetgeen aan_wat conform_wat "
    "overeenkomstig_wat van_wat op_wat"
    " uitlating mededeling uitspraak woorden opmerking toegezegd aangekondigd beloofd vooruitzicht sprak repte gewag"
    " melding motie de_regering",
)
WORD_KEPT: Final = cue_of(
    "word-kept",
    4,
    r"\b(?:heb|hebben|heeft)\b[^;.]{0,60}?\bwoord gehouden\b|\b(?:houd|houden) (?:ik|wij|we)\b[^;.]{0,40}?\bwoord\b"
    r"|\b(?:doe|doen|doet)\b[^;.]{0,120}?\b(?:afspraak|woord|belofte|voornemen)\b[^;.]{0,160}?\bgestand\b"
    r"|\b(?:afspraak|woord|belofte|voornemen)\b[^;.]{0,160}?\bgestand (?:gedaan|doe|doen)\b"
    rf"|\b(?:kom|komen) (?:ik|wij|we)\b[^;.]{{0,80}}?\bafspraak\b[^;.]{{0,80}}?\b{_HOUSE}\b[^;.]{{0,160}}?\bna\b"
    rf"|\b(?:voldoe|voldoen|voldaan)\b[^;.]{{0,60}}?\baan\b[^;.]{{0,20}}?\bafspraak\b[^;.]{{0,80}}?\b{_HOUSE}\b"
    rf"|\bafspraak\b[^;.]{{0,40}}?\bmet {_HOUSE}\b[^;.]{{0,100}}?\b(?:nagekomen|voldaan|uitgevoerd)\b",
    "een afspraak of het gegeven woord wordt gestand gedaan",
    "Met deze brief doe ik de afspraak gestand dat u ieder jaar een overzicht krijgt.",
    gate="woord gestand afspraak",
)
TOLD_BEFORE: Final = cue_of(
    "told-before",
    2,
    rf"\b(?:zoals|conform|overeenkomstig)\b[^;.,]{{0,60}}?\b(?:u|uw kamer)\b[^;.,]{{0,30}}?\b{_SAID}\b"
    rf"|\b(?:zoals|conform|overeenkomstig)\s(?:eerdere |onze |mijn )?(?:berichtgeving|mededelingen?|berichten)\b"
    rf"[^;.]{{0,20}}?\b{_HOUSE}\b"
    rf"|\b(?:die|dat|waarover|waarvan)\s(?:ik|wij|we)\b[^;.]{{0,60}}?\b(?:{_SAID_THEN}|informeerden?|(?:heb|hebben"
    rf"|had|hadden) {_SAID}|{_SAID} (?:heb|hebben|had|hadden))\b"
    rf"|\baan {_HOUSE}\s(?:[\w-]+\s){{0,3}}?(?:gemelde|meegedeelde|medegedeelde|bekendgemaakte|{_TOLD}e)\b"
    r"|\bin (?:mijn|onze)\s\w*(?:brief|nota|rapportage)\b[^;.]{0,60}?\b(?:genoemde|gemelde|vermelde|aangekondigde"
    r"|voorziene)\b"
    r"|\b(?:die|welke)\b[^;.]{0,60}?\bhad(?:den)? moeten (?:zijn|liggen|verschijnen)\b[^;.]{0,60}?\b(?:u|uw kamer"
    r"|de kamer)\b"
    r"|\bwaar\s(?:de heer|mevrouw|het lid|de leden|uw kamer|de kamer)\b[^;.]{0,80}?\bom\b[^;.]{0,20}?\b(?:vroeg|vroegen"
    r"|gevraagd|verzocht)\b",
    "wat de Kamer eerder is gemeld, en dat het later komt of voor een deel gedaan is",
    "De aan uw Kamer gemelde start van de werkzaamheden schuift een jaar op.",
    gate="had zoals conform overeenkomstig ik_ wij_ we_ aan_ in_mijn in_onze waar_",
)
LATER_THAN_SAID: Final = cue_of(
    "later-than-said",
    4,
    rf"\b(?:anders dan|in (?:afwijking van|tegenstelling tot) (?:hetgeen|wat))\s(?:{_US}|eerder|aan (?:u|uw kamer)"
    rf"|in (?:mijn|onze)|toen|destijds)\b{_NEAR}\b(?:{_SAID_THEN}"
    rf"|{_SAID}"
    rf"|voorzien)\b[^.;]{{0,160}}?\b(?:pas|eerst|later|langer|uitgesteld|niet (?:meer )?(?:voor|vóór|in|dit|eind"
    rf"|begin))\b"
    rf"|\blater\b[^;.]{{0,80}}?\bdan\s(?:{_US}|in (?:mijn|onze)|aan (?:u|uw kamer)|met (?:u|uw kamer))\b{_NEAR}"
    rf"\b(?:{_SAID_THEN}|{_SAID}|afgesproken)\b"
    rf"|\bniet (?:in|per|op|voor|vóór|eind|begin|medio) [^;.,]{{1,30}}, (?:zoals|als"
    rf"|waar) {_US}\b[^;.]{{0,60}}?\b{_SAID_THEN}"
    rf"[^;.]{{0,30}}, maar\b"
    rf"|\blater dan\s(?:eerder |destijds |aanvankelijk |oorspronkelijk )?(?:afgesproken|{_TOLD})\b"
    r"(?! (?:met|door) (?!u\b|uw\b|de kamer|de commissie|mij|ons))",
    "iets komt later dan eerder is gezegd",
    "Anders dan ik in het debat aangaf, is de monitor er pas in het najaar.",
    gate="anders_dan later afwijking tegenstelling zoals als_ waar_",
)
_TERM: Final = (
    rf"(?:(?:{MONTHS})|(?:het |de )?(?:eerste|tweede|derde|vierde|laatste) (?:kwartaal|helft|week)|(?:het |dit "
    rf"|volgend )?"
    r"(?:voor|na)jaar|(?:de |na de )?zomer|volgend jaar|Q[1-4]|20\d\d)"
)
_WHEN: Final = r"(?:in|per|op|voor|vóór|eind|begin|medio|half|na|uiterlijk)"
MOVED_ON: Final = cue_of(
    "moved-on",
    3,
    r"\buit (?:te |moeten |kunnen )?stellen (?:tot|naar)\b|\b(?:op|door|ver) ?te ?schuiven\b|\b(?:op|door|ver)schuift\b"
    r"|\bschui(?:ft|ven)\b[^;.]{0,60}?\b(?:op|door|naar)\b|\b(?:op|door|ver)geschoven (?:naar|tot)\b"
    rf"|\bword(?:t|en)\s(?:dit|dat|het|deze|die)?\s?(?:nu|thans|daarom|dus)\s(?:pas |eerst )?(?:verwacht|voorzien"
    rf"|(?:{_WHEN} )?{_TERM})\b"
    rf"|\b(?:dat|dit|het|die|deze)\s(?:(?:nu|pas|eerst|waarschijnlijk|helaas|naar verwachting)\s){{0,2}}(?:{_WHEN} )?"
    rf"{_TERM}\s(?:zal |zullen |gaat )?word(?:t|en)\b"
    rf"|\b(?:dat|dit|het) wordt\s(?:(?:nu|pas|eerst|waarschijnlijk|helaas"
    rf"|naar verwachting)\s){{0,2}}(?:{_WHEN} )?{_TERM}\b"
    rf"|\b(?:dat|dit|het) (?:zal|gaat) (?:(?:nu|pas|eerst|waarschijnlijk"
    rf"|vermoedelijk)\s){{0,2}}(?:{_WHEN} )?{_TERM} worden\b"
    rf"|\b(?:uitgesteld|verplaatst|verzet|doorgeschoven|verschoven) (?:tot|naar)\b"
    rf"|\b(?:datum|termijn|streefdatum)\b[^;.]{{0,60}}?\bwordt (?:nu )?(?:{_WHEN} )?(?:\d{{1,2}} )?{_TERM}\b"
    r"|\bwanneer\b[^;.]{0,120}?\bkan (?:ik|het kabinet) (?:\w+ )?niet (?:zeggen|aangeven|noemen)\b"
    rf"|\b(?:dit jaar|ditmaal|deze keer)\s(?:pas |eerst )?{_WHEN} {_TERM}\b"
    r"|\bniet (?:tijdig|op tijd)\b[^;.]{0,60}?\b(?:klaar|gereed|beschikbaar|afgerond|voltooid|verschijnen|af zijn)\b"
    r"|\b(?:nieuwe?|nadere?|precieze|exacte) (?:tijdstip|datum|termijn"
    r"|planning)\b[^;]{0,120}?\bniet\b[^;]{0,20}?\b(?:geven"
    r"|noemen|aangeven|melden)\b"
    r"|\b(?:duurt|duren)\s(?:\w+\s){0,2}?langer\b|\bla(?:at|ten)\b[^;.]{0,40}?\bop zich wachten\b"
    r"|\bhad(?:den)? (?:al |eigenlijk )?moeten (?:zijn|liggen|verschijnen|komen)\b"
    rf"|\bniet (?:meer )?{_WHEN} [^;,.]{{1,30}}?,? maar (?:pas |eerst )?{_WHEN} {_TERM}\b"
    r"|\b(?:verwachting|planning|streefdatum|inschatting)\b[^;.]{0,40}?\b(?:bijstellen|bij te stellen|herzien)\b",
    "wat eerder is gezegd, komt op een later moment",
    "De aangekondigde monitor duurt langer en wordt nu verwacht in juni.",
    gate="stellen schui schoven zal gaat uitgesteld verplaatst verzet kan_ wordt worden dit_jaar ditmaal keer tijd "
    "nieuw nader preci exact langer wachten moeten "
    "maar "
    "stelle herzien",
)
