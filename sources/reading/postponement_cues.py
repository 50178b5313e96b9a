"""The cue table for what is put off: a term that is not met, more time, a delay, a setback, and what is owed."""

import re
from typing import Final

from sources.reading.cue import cue_of
from sources.reading.references.grammar import MONTHS

_TOLD: Final = (
    r"(?:beantwoord\w*|informeren|berichten|sturen|gestuurd|toekomen|toezenden"
    r"|toe te zenden|af te ronden|aan te bieden|uit te brengen|in te dienen|zenden|gezonden|verzenden|verzonden"
    r"|aanbieden|aangeboden|indienen|ingediend|uitgevoerd|uit te voeren|af te doen|afgedaan|verschijnen|afgerond"
    r"|afronden|gereed|verwacht|aanreiken|leveren|geleverd"
    r"|voldoen|doen toekomen|ontvangen|bereiken)"
)
_OUT_OF_REACH: Final = (
    r"(?:haalbaar|mogelijk|gehaald|halen|gelukt|lukken|lukt|realistisch|realiseerbaar|te realiseren|nakomen|nagekomen"
    r"|waar ?maken|waargemaakt|gestand(?: kan| kunnen)? doen|uit te voeren|af te doen)"
)
_TERM: Final = r"(?:termijn|planning|streefdatum|tijdpad|tijdschema|datum)"
_WHEN: Final = r"(?:binnen|voor|vóór|na|in|op|eind|begin|medio|uiterlijk|dit|deze)"
NOT_IN_TERM: Final = cue_of(
    "not-in-term",
    4,
    r"\b(?:niet|onvoldoende)\b.{0,60}?\bbinnen\b.{0,60}?\b(?:termijn|periode|weken|dagen|tijd)\b"
    rf"|\bbinnen\b.{{0,60}}?\b(?:termijn|weken|dagen)\b.{{0,80}}?\bniet\b.{{0,40}}?\b{_OUT_OF_REACH}\b"
    rf"|\b{_TERM}\b.{{0,60}}?\b(?:bijstellen|bijgesteld|herzien|aanpassen|aangepast|verruimd"
    r"|opgeschoven|gewijzigd|veranderd|verlegd|verlaat)\b"
    rf"|\b{_TERM}\b.{{0,80}}?\b(?:niet\b.{{0,40}}?\b{_OUT_OF_REACH}|overschre\w+|onhaalbaar)\b"
    rf"|\b{_TERM}\b.{{0,60}}?\b(?:haal|halen|red|redden)\b(?:(?!\bmaar\b).){{0,40}}?\bniet\b"
    rf"|\bniet {_OUT_OF_REACH}\b(?: gebleken| is| om|,)?.{{0,100}}?\bte {_TOLD}\b"
    rf"|\bniet (?:meer |langer )?(?:haalbaar|mogelijk)\b.{{0,60}}?\b{_WHEN}\b.{{0,100}}?\b{_TOLD}\b"
    r"|\b(?:lukt|lukte)\b.{0,60}?\bniet\b.{0,160}?\b(?:te|om)\b"
    r"|\bniet\b.{0,120}?\b(?:eerder|tijdig|vóór|voor)\b.{0,120}?\b(?:kan|kunnen|zal|zullen|mogelijk|haalbaar"
    rf"|lukken)\b.{{0,80}}?\b{_TOLD}\b"
    rf"|\b(?:kan|kunnen|kon|konden|zal|zullen)\b.{{0,160}}?\bniet\b.{{0,40}}?\b(?:tijdig|eerder|{_WHEN})\b.{{0,160}}?"
    rf"\b{_TOLD}\b"
    r"|\bniet\b.{0,80}?\bmaar\b.{0,20}?\b(?:eerst|pas)\b.{0,80}?\b(?:kunnen|zal|zullen|worden)\b"
    rf"|\bniet\b.{{0,80}}?\b{_WHEN}\b.{{0,40}}?\bmaar (?:uiterlijk )?{_WHEN}\b.{{0,80}}?\b{_TOLD}\b"
    r"|\bhad(?:den)?\b.{0,80}?\bwillen (?:informeren|berichten|sturen|zenden|toezenden|aanbieden"
    r"|indienen|afronden|voorleggen|publiceren|presenteren|uitbrengen|doen toekomen)\b"
    r"|\bhad(?:den)? (?:u|uw kamer|de kamer)\b.{0,120}?\bmoeten (?:hebben|ontvangen|krijgen)\b"
    r"|\b(?:u|uw kamer|de kamer)\b.{0,60}?\bhad(?:den)? moeten (?:hebben|ontvangen|krijgen)\b"
    rf"|\b(?:genoemde|gemelde|beoogde|geplande|aangekondigde|toegezegde) {_TERM}\b.{{0,80}}?\b(?:te optimistisch"
    rf"|niet (?:langer|meer))\b"
    rf"|\b{_TERM}\b.{{0,30}}?\b(?:te )?(?:verlengen|verruimen|op te schuiven)\b"
    r"|\b(?:(?:verzoek|vraag)\b(?=.{0,200}?\b(?:binnen|voor|vóór|tijdig|spoedig\w*|termijn|week|uiterlijk|nog"
    r"|schriftelijk\w*)\b)|toezegging\w*|termijn)\b.{0,160}?\b(?:niet|onvoldoende)\b.{0,40}?\b(?:voldoen|voldaan"
    r"|waar ?maken|waargemaakt"
    r"|inwilligen"
    r"|ingewilligd|honoreren|tegemoetkomen|gestand doen|nakomen|nagekomen)\b",
    "de termijn wordt niet gehaald",
    "De vragen kunnen niet binnen de gebruikelijke termijn worden beantwoord.",
    gate="niet onvoldoende termijn planning streefdatum tijdpad tijdschema datum had",
)
MORE_TIME: Final = cue_of(
    "more-time",
    4,
    r"\b(?:meer|extra|langer\w*|aanvullende|enige|nadere) (?:\w+ )?tijd\b.{0,80}?\b(?:nodig|vergt|vergen|vraagt"
    r"|vragen"
    r"|kost|vereist|benodigd|in beslag)\b"
    r"|\b(?:vergt|vergen|vraagt|kost|heb|hebben|heeft|behoeft|neemt)\b.{0,80}?\b(?:meer|extra) tijd\b"
    r"|\b(?:vergt|vergen|vraagt|vragen|kost|kosten)\b.{0,80}?\b(?:meer|langer|extra|nadere?)\b.{0,80}?\bdan\b.{0,30}?"
    r"\b(?:voorzien|gedacht|verwacht|ingeschat|aangenomen|gepland)\b"
    r"|\blater\b.{0,30}?\bdan\b.{0,60}?\b(?:voorzien|gepland|toegezegd|beoogd|aangekondigd|verwacht|gemeld"
    r"|gezegd|geschreven|laten weten|de bedoeling"
    r"|gevraagd|gebruikelijk)\b"
    r"|\blanger\b.{0,40}?\b(?:geduurd|duurt|duren)\b.{0,20}?\bdan\b|\bduurt langer dan\b"
    r"|\blater\b.{0,40}?\bdan (?:ik|wij|we|eerder|aanvankelijk|oorspronkelijk)\b"
    r"|\blater dan (?:de|het)\b.{0,120}?\b(?:genoemde|gemelde|toegezegde|beoogde|aangekondigde)\b"
    r"|\b(?:volgt|volgen|verschijnt|verschijnen|komt|komen|ontvangt|krijgt|zal|zullen|zult"
    r"|kunt)\b.{0,80}?\blater\s(?:vanwege|ontvangen|bereiken|toekomen|tegemoet"
    r"|wegens"
    r"|door|omdat|doordat|als gevolg|in verband|verschijnen|volgen|uitkomen|gereed)\b"
    r"|\b(?:op zich (?:laat|laten)|laat\b.{0,60}?\bop zich) wachten\b"
    r"|\b(?:vraag|verzoek|deel|meld|bericht)\b.{0,60}?\b(?:om )?uitstel\b",
    "er is meer tijd nodig",
    "Voor een zorgvuldige beantwoording is meer tijd nodig.",
    gate="tijd later langer wachten uitstel meer extra nader",
)
DELAY: Final = cue_of(
    "delay",
    3,
    r"\bvertra(?:ging|gingen|agd)\b|\bin plaats van (?:in|voor|vóór|op|eind|begin|medio)\b|\buitgesteld\b|\buitstel\b"
    r"|\bschui(?:ft|ven)\b(?:.{0,40}?\b(?:door|op)\b| (?:de |het )?(?:oplevering|toezending|publicatie"
    r"|planning))|\b(?:door|op|ver)(?:ge)?schoven\b|\bniet goed mogelijk\b"
    r"|\baangehouden\b|\baan te houden\b|\baanhoud\b|\bhoud(?:en)? (?:ik|wij)\b.{0,120}?\baan(?=\W{0,3}\Z)"
    rf"|(?<!wel en )\bniet\b.{{0,30}}?\b{_OUT_OF_REACH}\b|\blukt(?:e)? (?:het )?(?:helaas )?niet\b"
    r"|\b(?:termijn|periode|planning)\b.{0,60}?\bverlengd\b"
    r"|\b(?:is|zijn) nog (?:onderwerp van|in (?:overleg|bespreking))\b"
    r"|\blatere (?:oplevering|toezending|publicatie|aanbieding)\b"
    r"|\bniet meer (?:dit|deze|in|voor|vóór) \w+"
    rf"|\b(?:kan|kunnen|zal|zullen|wordt|worden)\b.{{0,60}}?\b(?:pas|eerst)\s{_WHEN}\b.{{0,80}}?\b(?:{_TOLD}"
    rf"|gegeven|geven|begonnen|gestart)\b"
    rf"|\bword(?:t|en) (?:dat|dit|het|deze|die) (?:nu |naar verwachting |dus )?(?:pas |eerst )?(?:in )?"
    rf"(?:(?:het|de) (?:eerste|tweede|derde|vierde|laatste|volgend)|(?:het |dit )?(?:voor|na)jaar|begin|medio|eind|na"
    rf"|volgend jaar|{MONTHS})\b"
    r"|\bniet\s(?:meer\s)?(?:binnen|voor|vóór|in|eind|begin|medio|uiterlijk)\b.{0,40}?\b(?:kwartaal|jaar|najaar"
    r"|voorjaar|zomer"
    rf"|\w*reces|week|maand|(?:{MONTHS}))\b.{{0,10}}?\bmaar\b"
    r"|\bhad(?:den)?\b.{0,80}?\b(?:moeten zijn|moeten (?:liggen|ontvangen|krijgen))\b"
    r"|\bniet (?:tijdig|op tijd) (?:klaar|gereed|beschikbaar)\b|\benig geduld\b|\bte optimistisch\b|\b(?:niet"
    r"|nog niet) gelukt\b",
    "vertraging of uitstel",
    "Het toegezegde onderzoek heeft vertraging opgelopen.",
    gate="vertra in_plaats uitstel uitgesteld schui schoven houd niet verlengd nog latere pas eerst wordt_d "
    "wordt_h worden_d worden_h had geduld optimistisch",
)
CONDITIONAL: Final = re.compile(r"\W{0,9}(?:mocht(?:en)?|indien|ingeval|als(?! gevolg| toegezegd))\b", re.IGNORECASE)
"""What would be late: "Mocht de datum niet haalbaar blijken"."""
REQUESTED: Final = re.compile(
    r"\b(?:graag|gaarne)\b[^.;]{0,40}?\b(?:geïnformeerd|bericht|ingelicht|vernemen|vernam|weten|horen|ontvangen)\b"
    r"[^.;]{0,20}?\b(?:zou|zouden|wil|willen|wenst|wensen)\b|\b(?:zou|wil|wenst)\b[^.;]{0,20}?\b(?:graag|gaarne)\b"
    r"[^.;]{0,40}?\b(?:vernemen|weten|horen|ontvangen|worden geïnformeerd|geïnformeerd worden)\b",
    re.IGNORECASE,
)
"""What the House would like to hear, should it be late."""
OWED: Final = re.compile(
    r"\b(?:beantwoord\w*|antwoord\w*|vragen|\w*reactie|toezending|informeren|geïnformeerd"
    r"|(?<!per )(?<!bij )brief"
    r"|verzoek|informatie|toezegging\w*|toegezegd\w*|motie\w*|advies|\w*rapport\w*|gevraagde termijn|(?:genoemde"
    r"|gemelde) (?:datum|termijn|planning)|\w*nota|notitie"
    r"|evaluatie\w*|fiche\w*|overzicht\w*|\w*doorlichting|wetsvoorstel\w*|visie|aangekondigde?)\b",
    re.IGNORECASE,
)
OWED_BY_NATURE: Final = re.compile(
    r"\b(?:beantwoording|toezending|aanbieding|indiening|(?:kabinets|beleids)reactie|beleidsdoorlichting"
    r"|Kamervragen)\b"
    r"|\b(?:gevraagde|verzochte|toegezegde|beloofde) \w*(?:visie|brief|reactie|notitie|nota|overzicht|standpunt|plan"
    r"|rapportage|evaluatie|voorstel|cijfers|gegevens|informatie|antwoorden)\b"
    r"|\b(?:uitvoering|invulling|afdoening|opvolging) van (?:de|deze|mijn|die|onze) (?:motie|toezegging)",
    re.IGNORECASE,
)
STATED_REASON: Final = re.compile(
    r"\b(?:vanwege|wegens|in verband met|als gevolg van|gelet op|gezien|omdat|aangezien|door(?:dat)?"
    r"|de reden hiervoor is|mede omwille van|in afwachting van)\b[^.;]{8,220}",
    re.IGNORECASE,
)
SETBACK: Final = cue_of(
    "setback",
    3,
    r"\b(?:echter|evenwel|helaas|tot mijn spijt|tot onze spijt)\b.{0,200}?\b(?:pas|nog|eerst|niet|geen|later|langer"
    r"|wacht\w*|meer|verzocht|ziek|uitgevallen)\b"
    r"|\b(?:pas|eerst) (?:na|in|begin|eind|medio|deze|dit|volgende?|vanaf|onlangs|vorige|afgelopen)\b"
    r"|\bnog (?:niet|geen)\b.{0,40}?\b(?:gebeurd|gedaan|geweest|gesproken|plaatsgevonden|gevoerd|besproken|begonnen"
    r"|gestart|aan toe\w*)\b"
    r"|\b(?:thans|nu|inmiddels)\b[^,;]{0,80}?\b(?:uitgangspunt|streefdatum)\b"
    r"|\b(?:uitgangspunt|streefdatum) is (?:thans|nu)\b"
    r"|(?P<weak>\b(?:op dit moment|momenteel|thans)\b[^.;]{0,40}?\b(?:niet|geen)\b|\bnog (?:dient|moet|dienen"
    r"|moeten)\b|\b(?:af ?te ?wachten"
    r"|afwachten|afgewacht)\b|\bnog (?:niet|gaande|bezig|steeds (?:niet|geen|in"
    r"|gaande|bezig)|geen|in (?:gesprek|overleg"
    r"|behandeling))\b|\b(?:is|zijn) nog\b"
    r".{0,60}?\b(?:nodig|vereist|gaande|bezig)\b|\b(?:ontbreekt|ontbreken) nog\b)"
    r"|\b(?:is|zijn)\b.{0,60}?\b(?:verstreken|vastgelopen|uitgevallen|opgeschoven|verschoven|verlopen|vertraagd)\b"
    r"|\b(?:red|haal|halen|redden|lukt|gaat) (?:ik|wij|we|het|dat|mij|me|ons)\b.{0,20}?\bniet\b"
    r"|\bniet\b.{0,20}?\b(?:redden|halen|lukken|gelukt|gered|gehaald|kunnen plaats\w+)\b"
    r"|\b(?:heb|hebben|heeft|kon|konden)\b.{0,80}?\bniet (?:kunnen (?:doen|nakomen|afronden)|nakomen|afronden)\b"
    r"|\bheeft (?:ze|die|dat|hem|haar|het) (?:nog )?niet\b"
    r"|\bstil ?(?:gelegd|gelegen)\b|\b(?:laat|kost|vergt|duurt)\b.{0,60}?\b(?:langer|meer|hoofdbrekens|wachten)\b"
    r"|\b(?:hiermee|daarmee) (?:te )?wachten\b|\bniet eerder dan\b"
    rf"|\b(?:dat|dit|het|die|deze) word(?:t|en) (?:(?:nu|dus|helaas|naar verwachting|pas|eerst|waarschijnlijk|dan)\s)"
    rf"{{0,2}}(?:(?:begin|medio|eind|half|na|in|halverwege|tegen) )?(?:(?:het|de|deze|dit|volgend) )?(?:\w+ )?"
    rf"(?:{MONTHS}|\w*kwartaal|(?:na|voor)?jaar|zomer|\w*reces|\d{{4}})\b"
    rf"|\bword(?:t|en)\b.{{0,20}}?\b(?:nu|helaas|dus)\b.{{0,30}}?\b(?:het (?:eerste|tweede|derde"
    rf"|vierde|laatste|voorjaar|najaar)|begin|medio|eind|na (?:de|het)|volgend jaar|{MONTHS})\b"
    rf"|\b(?:nu|alsnog) (?:pas |eerst |naar verwachting |uiterlijk )?(?:in|eind|begin|medio|voor|na|tegen"
    rf"|nog (?:dit|deze|voor)) (?:(?:het|de|deze|dit) )?(?:\w+ )?(?:{MONTHS}|\w*kwartaal|\w*jaar|zomer|\w*reces"
    rf"|maand)\b"
    r"|\b(?:dag|dagen|week|weken|maand|maanden|kwartaal|jaar) later\b(?! (?:heb|is|zijn|heeft|was))"
    r"|\b(?:volgende?|nieuwe?) kabinet\b.{0,20}?\b(?:over ?(?:ge|te )?lat\w+|(?:ge|te )?lat\w+)\b"
    r"|\bbesloten (?:om )?eerst\b|\b(?:laat|laten)\b.{0,60}?\baan (?:een|het) (?:volgende?|nieuwe?) kabinet\b"
    r"|\bte (?:optimistisch|ambitieus|voortvarend|krap)\b"
    rf"|\bniet in staat\b|\bniet door(?:gaan| kan gaan| kunnen gaan)\b|\bgeen doorgang\b|\b(?:om|enig|nog|wat"
    rf"|uw) geduld\b|\bgeduld te (?:hebben|oefenen|betrachten)\b|\bvoorbehoud\b"
    rf"|\bniet\b[^.;]{{0,40}}?\b(?:per|in|op|voor|vóór|nog|dit|deze|eind|begin|medio|al)\b[^.;]{{0,60}}?\bmaar\s"
    rf"(?:(?:pas|eerst|uiterlijk|waarschijnlijk|vermoedelijk|naar verwachting)\s){{0,2}}(?:per|in|op|na|eind|begin"
    rf"|medio|volgend|tegen|een (?:week|maand|jaar)|\w+ (?:weken|maanden|jaar) (?:later|nadien))\b"
    rf"|\b(?:komt|verschijnt|komen|verschijnen|volgt|volgen)\s(?:(?:daarom|dus|derhalve|hierdoor|daardoor|helaas"
    rf"|daarmee|nu)\s){{1,2}}later\b|\blater (?:komen|verschijnen|worden opgeleverd|plaatsvinden)\b"
    rf"|\b(?:dagen|weken|maand|maanden|kwartaal|jaar) (?:extra|langer|meer|vertraging|uitstel)\b"
    rf"|\b(?:streef|verwacht|hoop|mik|koers)\w*\b.{{0,30}}?\b(?:nu|thans|inmiddels)\b|\b(?:nu|thans|inmiddels)"
    rf"\s(?:streef|verwacht|hoop|mik|koers)\w*\b"
    rf"|\b(?:termijn|datum|streefdatum)\b.{{0,40}}?\b(?:te (?:bepalen|stellen|zetten|verzetten|verschuiven)"
    rf"|(?:gesteld|gezet|bepaald|verzet) op)\b"
    rf"|\b(?:zal|zullen) (?:dit|dat|het|deze|die)\b.{{0,40}}?\b(?:{MONTHS}|\w*jaar|zomer|\w*kwartaal|\w*reces"
    rf"|\d{{4}})\b"
    rf".{{0,10}}?\b(?:zijn|worden|gebeuren|plaatsvinden|geschieden)\b"
    rf"|\b(?:moment|datum|termijn)\b.{{0,20}}?\bwordt\b.{{0,30}}?\b(?:{MONTHS}|\w*jaar|zomer|\w*kwartaal"
    rf"|\w*reces|\d{{4}})\b"
    rf"|\bloopt\b[^,.;]{{0,30}}?\buit(?=\W{{0,3}}(?:\Z|[,;]|en\b|doordat|omdat|tot))|\buitgelopen\b|\buitloop\b"
    rf"|\b(?:realistischer|haalbaarder|reëler)\b|\b(?:streven|verwachting|bedoeling|doel) is (?:nu|thans|inmiddels)\b"
    rf"|\b(?:tijdpad|planning|termijn|tijdschema)\b.{{0,60}}?\b(?:verlaten|losgelaten|los te laten)\b"
    r"|\b(?:die|deze|mijn|onze|de) (?:verwachting|inschatting|planning|streefdatum)\b[^;.]{0,40}?\b(?:bijstellen"
    r"|bij te stellen|bijgesteld|herzien|niet waar)\b"
    r"|\bwacht (?:ik |nog ){0,2}op\b|\b(?:wij|nog) wachten (?:nog )?op\b|\bwachten wij\b|\bdie (?:termijn|datum"
    r"|planning)\b.{0,60}?\bniet\b",
    "er kwam iets tussen",
    "Ik zou u in mei berichten. Het onderzoek is nog gaande.",
)
LATER_TERM: Final = re.compile(
    rf"\b(?:in|eind|begin|medio|voor|vóór|na|tegen|uiterlijk|op)\s(?:(?:het|de|deze|dit|\d{{1,2}}) )?(?:\w+ )?"
    rf"(?:{MONTHS}|\w*kwartaal|\w*jaar|zomer|\w*reces)\b",
    re.IGNORECASE,
)
"""The day named anew for what had a day before."""
OUTRIGHT: Final = (NOT_IN_TERM, MORE_TIME, DELAY)
"""These say by themselves that something is put off; a setback does so only after a promise that is recalled."""
