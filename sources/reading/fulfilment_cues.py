"""The cue table for kept and put-off promises: what names an earlier promise, what keeps it, what puts it off."""

import re
from typing import Final

from sources.reading.cue import cue_of
from sources.reading.references.grammar import MONTHS

_PROMISED: Final = (
    r"(?:zegde(?:n)? \w+.{0,160}? toe|toegezegde?|toezegde[n]?|toezegging(?:en)?|beloofde?|belofte|aankondiging"
    r"|aangekondigde?|in het vooruitzicht gestelde?)"
)
_MOTION: Final = r"(?:motie|moties)(?:[-\s]?[A-ZÀ-Ý][\w/À-ÿ-]*)?"
_EARLIER: Final = rf"(?:{_PROMISED}|{_MOTION}|wens van (?:de|uw) kamer|verzoek van (?:de|uw) kamer in)"

MENTION: Final = re.compile(rf"\b(?:{_PROMISED}|{_MOTION})\b", re.IGNORECASE)
_TOLD_THEN: Final = (
    r"(?:meldde|meldden|zei|zeiden|berichtte|berichtten|schreef|schreven|informeerde|informeerden|gaf|gaven"
    r"|kondigde|kondigden|liet"
    r"|lieten|deelde|deelden|antwoordde|antwoordden|noemde|noemden|sprak|verwachtte|verwachtten|streefde|streefden)"
)
PROMISE_MENTION: Final = re.compile(
    rf"\b{_PROMISED}\b|\b{_TOLD_THEN}\b.{{0,200}}?\b(?:zou|zouden|voornemens|te (?:zullen|kunnen))\b"
    r"|\b(?:mijn|ons|het) voornemen\b|\bzou(?:den)? (?:ik|wij)\b.{0,120}?\b(?:u|kamer)\b"
    r"|\b(?:heb|heeft|hebben)\b.{0,160}?\b(?:gemeld|geschreven|bericht|aangegeven|laten weten|mee?degedeeld"
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
    re.IGNORECASE | re.DOTALL,
)
RECALL: Final = re.compile(
    r"\b(?:heb|heeft|hebben|is|zijn|werd|was|had|ben)\b.{0,300}?\b(?:toegezegd|toezegging(?:en)? (?:gedaan"
    r"|aangegaan|afgegeven"
    r"|gegeven)|beloofd|in het vooruitzicht gesteld)\b"
    r"|\b(?:heb|hebben)\s(?:\w+\s){0,3}?aangeboden\b.{0,120}?\bte\b"
    r"|\b(?:heb|heeft|hebben)\b.{0,200}?\b(?:aangekondigd|aangegeven|gemeld|gezegd|laten weten|meegedeeld"
    r"|bericht)\b.{0,120}?"
    r"\b(?:te (?:zullen )?(?:informeren|berichten|sturen|zenden|doen toekomen)|(?:terug|uit|na) te (?:komen"
    r"|zoeken|gaan)|te (?:bezien|onderzoeken|bekijken))\b"
    r"|\bmijn toezegging (?:was|luidde|hield)\b|\b(?:toegezegd|beloofd)\s(?:heb|heeft|hebben|is|zijn|werd|was"
    r"|waren)\b|\bbereid verklaard\b"
    r"|\b(?:sprak|spraken|uitte) (?:ik|wij)\b.{0,20}?\b(?:verwachting|hoop|voornemen)\b"
    r"|\bis (?:door mij |hierin |daarin )?aangekondigd dat\b"
    r"|\bgaf (?:ik|wij) (?:\w+ )?aan\b.{0,160}?\bte (?:sturen|zenden|informeren|berichten|komen)\b"
    r"|\btoezegde\b|\bzegde(?:n)?\b.{0,160}?\btoe\b"
    r"|\b(?:ik|wij|ambtsvoorganger|minister|staatssecretaris)\b.{0,80}?\b(?:gemeld|aangegeven|laten weten|mee?degedeeld"
    r"|aangekondigd|gezegd|geantwoord|bericht|geschreven)\b.{0,20}?\bdat (?:ik|wij|het kabinet)\b.{0,200}?"
    r"\bzou(?:den)?\b"
    rf"|\b{_TOLD_THEN} (?:ik|wij)\b.{{0,160}}?\bte zullen\b"
    rf"|\b{_TOLD_THEN} (?:ik|wij)\b.{{0,80}}?\bdat\b.{{0,200}}?\bzou(?:den)?\b"
    r"|\b(?:ik|wij) beloofden?\b|\bbeloofden? (?:ik|wij)\b",
    re.IGNORECASE | re.DOTALL,
)
TELLS: Final = re.compile(
    r"\b(?:terug(?:komen| te komen)|te informeren|te berichten|te laten weten|schriftelijk|te beantwoorden"
    r"|aan te geven|uit te zoeken|na te gaan|te bezien|te onderzoeken|te bekijken|in te gaan|toe te lichten)\b",
    re.IGNORECASE,
)
HANDED_NOW: Final = re.compile(
    r"\b(?:hierbij|hiernevens|bij deze[nr]?|bijgaand\w*|bijgevoegd\w*|bijgesloten|hiermee|hiermede|(?:middels|met"
    r"|via|door|in) (?:deze|onderhavige|dit) (?:kamer|verzamel|voortgangs)?\w*"
    r"|treft u|tref(?:t|fen) (?:u|uw kamer)|vindt u|(?:u|uw kamer) (?:treft|vindt)|mijn antwoord (?:is|luidt)"
    r"|ontvangt (?:u|uw kamer) (?:deze|dit|nu|hierbij)|(?:doe|bied"
    r"|zend|stuur|doen|bieden|zenden|sturen) (?:ik|wij) (?:u|uw kamer|de kamer)|(?:bericht|informeer|meld|deel"
    r"|beantwoord|ga|reageer) (?:ik|wij)"
    r"|doe ik u thans|thans toekomen|als bijlage|in de bijlage|hieronder|onderstaand\w*)\b",
    re.IGNORECASE,
)
DONE_SINCE: Final = re.compile(
    r"\b(?:heb|heeft|hebben|is|zijn|werd|werden)\b.{0,60}?\b(?:inmiddels|intussen|ondertussen|sindsdien)\b"
    r"|\b(?:inmiddels|intussen|ondertussen|sindsdien)\b.{0,20}?\b(?:heb|heeft|hebben|is|zijn)\b"
    r"|\b(?:is|zijn)\b.{0,80}?\b(?:in werking getreden|gepubliceerd|vastgesteld|verschenen|aangeboden|verzonden"
    r"|gestuurd|ingediend)\b",
    re.IGNORECASE,
)
TO_COME: Final = re.compile(
    r"\b(?:zal|zullen|voornemens|streef|streven|gestreefd|verwacht|ga ik|gaan wij|wordt (?:u|uw kamer|de kamer))\b",
    re.IGNORECASE,
)

ACCORDING: Final = cue_of(
    "according-to-promise",
    4,
    rf"\b(?:zoals|conform|overeenkomstig|ingevolge|ter voldoening aan|ter uitvoering van|ter invulling van"
    rf"|ter uitwerking van|naar aanleiding van|in vervolg op|gevolg gevend aan"
    rf"|in overeenstemming met|op grond van|in lijn met|in reactie op|als reactie op|met verwijzing naar|krachtens"
    rf"|volgens)\b.{{0,160}}?\b{_EARLIER}\b"
    rf"|\bzoals\b.{{0,120}}?\b(?:verzocht|gevraagd)\b.{{0,40}}?\bmotie\b",
    "een stuk of bericht «zoals toegezegd»",
    "Zoals toegezegd in het debat van 3 maart jl. zend ik u de evaluatie.",
)
COMPLYING: Final = cue_of(
    "complying",
    5,
    rf"\b(?:voldoe|voldoen|voldaan)\b.{{0,120}}?\baan\b.{{0,80}}?\b{_EARLIER}\b"
    rf"|\b{_EARLIER}\b.{{0,200}}?\b(?:is|zijn|wordt|worden|acht|beschouw)\b.{{0,80}}?\b(?:voldaan|afgedaan"
    rf"|uitgevoerd|nagekomen|afgehandeld|ingelost|gestand gedaan)\b"
    rf"|\b(?:is|zijn|wordt|worden)\b.{{0,80}}?\b{_EARLIER}\b.{{0,120}}?\b(?:voldaan|afgedaan|uitgevoerd|nagekomen"
    rf"|afgehandeld|ingelost|afgerond|vervuld)\b"
    rf"|\b(?:heb|hebben|heeft)\b.{{0,60}}?\b{_EARLIER}\b.{{0,60}}?\b(?:uitgevoerd|afgedaan|nagekomen|ingelost|opgevolgd"
    rf"|gehonoreerd)\b"
    rf"|\b{_EARLIER}\b.{{0,120}}?\bals (?:\w+ )?(?:voldaan|afgedaan|uitgevoerd|nagekomen|afgehandeld|ingelost|afgerond)"
    rf" (?:te )?(?:beschouw|zie|acht|aan)\w*\b"
    rf"|\bbeschouw(?:en|t)?\b.{{0,120}}?\b{_EARLIER}\b.{{0,80}}?\b(?:afgedaan|voldaan|uitgevoerd|nagekomen"
    rf"|afgehandeld)\b"
    rf"|\b{_EARLIER}\b.{{0,80}}?\b(?:heb|hebben) (?:ik|wij)\b.{{0,40}}?\b(?:uitgevoerd|afgedaan|nagekomen|ingelost)\b"
    rf"|\b{_EARLIER}\b.{{0,60}}?\bgestand\b|\b(?:kom|komen|komt)\b.{{0,120}}?\b{_EARLIER}\b.{{0,80}}?\b(?:na"
    rf"|tegemoet)\b"
    rf"|\btegemoet ?gekomen\b.{{0,20}}?\baan\b.{{0,80}}?\b{_EARLIER}\b"
    rf"|\btegemoet\b.{{0,60}}?\baan\b.{{0,80}}?\b{_EARLIER}\b|\blos(?:sen)? \w+.{{0,60}}?\b{_EARLIER}\b.{{0,60}}?\bin\b"
    rf"|\b(?:geef|geven|geeft|gegeven|te geven|gaf)?\b\s?(?:\w+\s){{0,6}}?(?:invulling|inhoud|uitvoering|gevolg|gehoor"
    rf"|opvolging)\b.{{0,60}}?\baan\b.{{0,80}}?\b{_EARLIER}\b"
    rf"|\baan\b.{{0,40}}?\b{_EARLIER}\b.{{0,200}}?\b(?:invulling|uitvoering|gevolg|gehoor|opvolging|voldaan)\b"
    rf"|\b(?:uitwerking|uitvoering|nakoming) van (?:mijn|deze|de|onze|die|een) (?:eerdere )?toezegging"
    rf"|\b(?:deze|hierbij|hiermee)\b.{{0,160}}?\b(?:uitvoering|afdoening|opvolging|invulling)\b.{{0,60}}?\b{_EARLIER}\b"
    rf"|\b(?:doe|doen) (?:ik|wij)\b.{{0,80}}?\b{_EARLIER}\b.{{0,80}}?\baf\b"
    rf"|\breageer (?:ik|wij)\b.{{0,40}}?\b{_EARLIER}\b",
    "een toezegging of motie wordt uitgevoerd of afgedaan",
    "Hiermee voldoe ik aan mijn toezegging.",
)
TOLD_ABOUT: Final = cue_of(
    "told-about",
    3,
    rf"\b(?:wat\b(?=.{{0,200}}?\bbetreft\b)|met betrekking tot|met verwijzing naar|onder verwijzing naar"
    rf"|ten aanzien van|wat betreft"
    rf"|inzake|aangaande|over|omtrent)\b.{{0,60}}?\b{_EARLIER}\b.{{0,200}}?\b(?:kan ik u\b.{{0,40}}?\b(?:melden"
    rf"|berichten|meedelen|mededelen)|(?:meld|bericht) ik (?:u|uw kamer)|deel ik u(?:w kamer)?\b.{{0,60}}?\bme[de]e)\b"
    rf"|\bdeel ik u\b.{{0,40}}?\b(?:onder|met) verwijzing naar\b.{{0,40}}?\b{_EARLIER}\b",
    "er wordt iets gemeld over een motie of toezegging",
    "Met betrekking tot de motie over de steigers kan ik u melden dat zij zijn hersteld.",
)
IN_THIS_PAPER: Final = cue_of(
    "in-this-paper",
    3,
    r"\b(?:in|met|middels|via|door) deze (?:\w*brief|nota|notitie)\b.{0,160}?\b(?:de|mijn|een|onze|zijn|haar) "
    r"(?:eerdere |openstaande )?toezegging(?:en)?\b|\b(?:hiermee|hierbij|bij deze[n]?)\b.{0,120}?\b(?:de|mijn"
    r"|onze) toezegging\b",
    "deze brief gaat over een toezegging",
    "In deze brief ga ik in op de toezegging over de bruggen.",
)
PROMISED_PAPER: Final = cue_of(
    "promised-paper",
    4,
    r"\b(?:de|het|een)\b.{0,80}?\b(?:toegezegde|beloofde|aangekondigde)\b|\b(?:die|dat|welke"
    r"|waarvan)\b.{0,160}?\b(?:heb|heeft|hebben|is|werd)\b.{0,20}?\btoegezegd\b",
    "een toegezegd stuk",
    "De toegezegde notitie treft u bijgaand aan.",
)
RECALLED: Final = cue_of(
    "recalled-promise",
    3,
    RECALL.pattern,
    "een eerdere toezegging wordt genoemd",
    "In het debat heb ik toegezegd de cijfers te sturen.",
)
MOTION_ASKS: Final = cue_of(
    "motion-asks",
    3,
    r"\bmoties?\b.{0,300}?\b(?:verzoekt|verzocht|verzoeken|vraagt|vroeg|vragen|gevraagd|verlangt|verlangde|roept"
    r"|riep|opgeroepen|oproept)\b"
    r"|\b(?:verzocht|verzoekt|vroeg|vraagt|gevraagd)\b.{0,60}?\bmotie\b",
    "een motie wordt aangehaald en daarna uitgevoerd",
    "De motie verzoekt de regering dit te onderzoeken.",
)
MOTION_ADOPTED: Final = cue_of(
    "motion-adopted",
    2,
    r"\bmotie\b.{0,300}?\b(?:aangenomen|aanvaard|ingediend)\b",
    "een aangenomen motie wordt genoemd en daarna uitgevoerd",
    "Uw Kamer heeft de motie over de steigers aangenomen.",
)
CARRIED_OUT: Final = re.compile(
    r"\b(?:hierbij|bijgaand\w*|krijgt (?:mede )?vorm|krijgt invulling|voldaan|voldoe|afgedaan|treft u"
    r"|(?:als|in de) (?:\w+ )?bijlage"
    r"|heb ik|hebben wij|ik heb|wij hebben"
    r"|heb ik (?:hier|daar)\w*|(?:heeft|hebben|is|zijn)\b.{0,80}?\b(?:hier|daar)(?:voor|toe|op|aan|mee)"
    r"|uitvoering (?:ge)?geven|geef ik|heb ik (?:daarom|hiertoe|hierop|daartoe)"
    r"|hiertoe heb|daartoe heb|hiermee|hiermede|daarmee is|opvolging|gehoor|gevolg|uitgevoerd|inmiddels)\b",
    re.IGNORECASE,
)
IN_HAND: Final = cue_of(
    "in-hand",
    3,
    rf"\bin het kader van\b.{{0,60}}?\b{_MOTION}\b|\b{_MOTION}\b.{{0,300}}?\b(?:krijgt"
    rf"|krijgen)\b.{{0,30}}?\b(?:vorm|invulling)\b|\bdoor uitvoering te geven aan\b.{{0,60}}?\b{_MOTION}\b"
    rf"|\b{_EARLIER}\b.{{0,200}}?\b(?:wordt|worden)\s(?:momenteel|thans|nu|op dit moment)\s(?:\w+\s){{0,3}}?"
    rf"(?:uitgevoerd|uitgewerkt|opgepakt|ingevuld)\b"
    rf"|\b{_EARLIER}\b.{{0,120}}?\b(?:is|zijn)\s(?:nog |thans |momenteel |inmiddels )?(?:opgepakt"
    rf"|in (?:uitvoering|voorbereiding)"
    rf"|ter hand genomen)\b"
    rf"|\buitvoering\b.{{0,40}}?\b{_EARLIER}\b.{{0,200}}?\b(?:is|zijn)\b.{{0,40}}?\b(?:in volle gang|ter hand genomen"
    rf"|gestart"
    r"|begonnen|opgepakt|in voorbereiding)\b",
    "een motie of toezegging is in uitvoering",
    "In het kader van de motie zijn gesprekken gevoerd.",
)
PARTIAL: Final = re.compile(
    r"\b(?:deels|gedeeltelijk|ten dele|eerste stap|eerste deel|een begin|krijgt (?:mede )?vorm|in het kader van"
    r"|wordt (?:momenteel |nog |thans )?gewerkt|nog (?:niet )?in gesprek|ben ik in gesprek"
    r"|zijn in gang gezet|is gestart|zijn gestart|in uitvoering|in voorbereiding|er ?naar (?:wordt )?gestreefd"
    r"|(?:wordt|worden)\b.{0,40}?\bvoortgezet|nog niet afgerond|loopt nog|lopen nog|eerste deel"
    r"|resterende|overige deel|overige\b.{0,40}?\bvolg(?:t|en)"
    r"|lopen(?=\W{0,9}$)|(?:lopen|loopt) op dit moment|zijn gaande|gaande zijn|in volle gang|ter hand genomen"
    r"|(?:wordt|worden) (?:momenteel|thans|nu|op dit moment))\b",
    re.IGNORECASE,
)
_TOLD: Final = (
    r"(?:beantwoord\w*|informeren|berichten|sturen|gestuurd|toekomen|toezenden"
    r"|toe te zenden|af te ronden|aan te bieden|uit te brengen|in te dienen|zenden|gezonden|verzenden|verzonden"
    r"|aanbieden|aangeboden|indienen|ingediend|verschijnen|afgerond|afronden|gereed|verwacht|aanreiken|leveren|geleverd"
    r"|voldoen|doen toekomen|ontvangen)"
)
_OUT_OF_REACH: Final = (
    r"(?:haalbaar|mogelijk|gehaald|halen|gelukt|lukken|lukt|realistisch|realiseerbaar|te realiseren|nakomen|nagekomen)"
)
_TERM: Final = r"(?:termijn|planning|streefdatum|tijdpad|tijdschema|datum)"
_WHEN: Final = r"(?:binnen|voor|vóór|in|op|eind|begin|medio|uiterlijk|dit|deze)"
NOT_IN_TERM: Final = cue_of(
    "not-in-term",
    4,
    r"\b(?:niet|onvoldoende)\b.{0,60}?\bbinnen\b.{0,60}?\b(?:termijn|periode|weken|dagen|tijd)\b"
    rf"|\bbinnen\b.{{0,60}}?\b(?:termijn|weken|dagen)\b.{{0,80}}?\bniet\b.{{0,40}}?\b{_OUT_OF_REACH}\b"
    rf"|\b{_TERM}\b.{{0,60}}?\b(?:bijstellen|bijgesteld|herzien|aanpassen|aangepast|verruimd|opgeschoven)\b"
    rf"|\b{_TERM}\b.{{0,80}}?\b(?:niet\b.{{0,40}}?\b{_OUT_OF_REACH}|overschre\w+|onhaalbaar)\b"
    rf"|\b{_TERM}\b.{{0,60}}?\b(?:haal|halen|red|redden)\b.{{0,30}}?\bniet\b"
    rf"|\bniet {_OUT_OF_REACH}\b(?: gebleken| is| om|,)?.{{0,100}}?\bte {_TOLD}\b"
    rf"|\bniet (?:haalbaar|mogelijk)\b.{{0,60}}?\b{_WHEN}\b.{{0,100}}?\b{_TOLD}\b"
    r"|\b(?:lukt|lukte)\b.{0,60}?\bniet\b.{0,160}?\b(?:te|om)\b"
    r"|\bniet\b.{0,120}?\b(?:eerder|tijdig|vóór|voor)\b.{0,120}?\b(?:kan|kunnen|zal|zullen|mogelijk|haalbaar"
    rf"|lukken)\b.{{0,80}}?\b{_TOLD}\b"
    rf"|\b(?:kan|kunnen|kon|konden|zal|zullen)\b.{{0,160}}?\bniet\b.{{0,40}}?\b(?:tijdig|eerder|{_WHEN})\b.{{0,160}}?"
    rf"\b{_TOLD}\b"
    r"|\bniet\b.{0,80}?\bmaar\b.{0,20}?\b(?:eerst|pas)\b.{0,80}?\b(?:kunnen|zal|zullen|worden)\b"
    rf"|\bniet\b.{{0,80}}?\b{_WHEN}\b.{{0,40}}?\bmaar (?:uiterlijk )?{_WHEN}\b.{{0,80}}?\b{_TOLD}\b"
    r"|\b(?:verzoek|toezegging\w*|termijn|vraag)\b.{0,160}?\b(?:niet|onvoldoende)\b.{0,40}?\b(?:voldoen|voldaan"
    r"|inwilligen"
    r"|ingewilligd|honoreren|tegemoetkomen|gestand doen|nakomen|nagekomen)\b",
    "de termijn wordt niet gehaald",
    "De vragen kunnen niet binnen de gebruikelijke termijn worden beantwoord.",
)
MORE_TIME: Final = cue_of(
    "more-time",
    4,
    r"\b(?:meer|extra|langer\w*|aanvullende|enige|nadere) (?:\w+ )?tijd\b.{0,80}?\b(?:nodig|vergt|vergen|vraagt|vragen"
    r"|kost|vereist|benodigd|in beslag)\b"
    r"|\b(?:vergt|vergen|vraagt|kost|heb|hebben|heeft|behoeft|neemt)\b.{0,80}?\b(?:meer|extra) tijd\b"
    r"|\b(?:vergt|vergen|vraagt|vragen|kost|kosten)\b.{0,80}?\b(?:meer|langer|extra|nadere?)\b.{0,80}?\bdan\b.{0,30}?"
    r"\b(?:voorzien|gedacht|verwacht|ingeschat|aangenomen|gepland)\b"
    r"|\blater\b.{0,30}?\bdan\b.{0,60}?\b(?:voorzien|gepland|toegezegd|beoogd|aangekondigd|verwacht|gemeld|de bedoeling"
    r"|gevraagd|gebruikelijk)\b"
    r"|\blanger\b.{0,40}?\b(?:geduurd|duurt|duren)\b.{0,20}?\bdan\b"
    r"|\b(?:volgt|volgen|verschijnt|verschijnen|komt|komen|ontvangt|krijgt|zal|zullen)\b.{0,60}?\blater\s(?:vanwege"
    r"|wegens"
    r"|door|omdat|doordat|als gevolg|in verband|verschijnen|volgen|uitkomen|gereed)\b"
    r"|\b(?:op zich (?:laat|laten)|laat\b.{0,60}?\bop zich) wachten\b"
    r"|\b(?:vraag|verzoek|deel|meld|bericht)\b.{0,60}?\b(?:om )?uitstel\b",
    "er is meer tijd nodig",
    "Voor een zorgvuldige beantwoording is meer tijd nodig.",
)
DELAY: Final = cue_of(
    "delay",
    3,
    r"\bvertra(?:ging|gingen|agd)\b|\bin plaats van (?:in|voor|vóór|op|eind|begin|medio)\b|\buitgesteld\b|\buitstel\b"
    r"|\bschui(?:ft|ven)\b.{0,40}?\b(?:door|op)\b|\b(?:door|op|ver)(?:ge)?schoven\b|\bniet goed mogelijk\b"
    r"|\baangehouden\b|\baan te houden\b|\baanhoud\b"
    rf"|(?<!wel en )\bniet\b.{{0,30}}?\b{_OUT_OF_REACH}\b|\blukt(?:e)? (?:het )?(?:helaas )?niet\b|\bverlengd\b"
    rf"|\b(?:kan|kunnen|zal|zullen|wordt|worden)\b.{{0,60}}?\b(?:pas|eerst)\s{_WHEN}\b.{{0,80}}?\b(?:{_TOLD}"
    rf"|gegeven|geven)\b"
    rf"|\bword(?:t|en) (?:dat|dit|het|deze|die) (?:nu |naar verwachting |dus )?(?:pas |eerst )?(?:in )?"
    rf"(?:(?:het|de) (?:eerste|tweede|derde|vierde|laatste|volgend)|(?:het |dit )?(?:voor|na)jaar|begin|medio|eind|na"
    rf"|volgend jaar|{MONTHS})\b"
    r"|\bniet\s(?:meer\s)?(?:binnen|voor|vóór|in|eind|begin|medio|uiterlijk)\b.{0,40}?\b(?:kwartaal|jaar|najaar"
    r"|voorjaar|zomer"
    rf"|\w*reces|week|maand|(?:{MONTHS}))\b.{{0,10}}?\bmaar\b"
    r"|\bhad(?:den)?\b.{0,80}?\b(?:moeten zijn|moeten (?:liggen|ontvangen|krijgen))\b"
    r"|\bniet (?:tijdig|op tijd) (?:klaar|gereed|beschikbaar)\b|\benig geduld\b|\bte optimistisch\b|\b(?:niet"
    r"|nog niet) gelukt\b|\bnog niet\b.{0,60}?\b(?:afgerond|gereed|beschikbaar|voltooid)\b",
    "vertraging of uitstel",
    "Het toegezegde onderzoek heeft vertraging opgelopen.",
)
OWED: Final = re.compile(
    r"\b(?:beantwoord\w*|antwoord\w*|vragen|\w*reactie|toezending|informeren|geïnformeerd|brief"
    r"|verzoek|informatie|toezegging\w*|toegezegd\w*|motie\w*|advies|\w*rapport\w*|gevraagde termijn|\w*nota|notitie"
    r"|evaluatie\w*|\w*doorlichting|wetsvoorstel\w*|visie|aangekondigde?)\b",
    re.IGNORECASE,
)
OWED_BY_NATURE: Final = re.compile(
    r"\b(?:beantwoording|toezending|aanbieding|indiening|(?:kabinets|beleids)reactie|beleidsdoorlichting|Kamervragen)\b"
    r"|\b(?:uitvoering|invulling|afdoening|opvolging) van (?:de|deze|mijn|die|onze) (?:motie|toezegging)",
    re.IGNORECASE,
)
STATED_REASON: Final = re.compile(
    r"\b(?:vanwege|wegens|in verband met|als gevolg van|gelet op|gezien|omdat|aangezien|door(?:dat)?"
    r"|de reden hiervoor is|mede omwille van|in afwachting van)\b[^.;]{8,220}",
    re.IGNORECASE,
)
FULFILMENT_CUES: Final = (
    COMPLYING, ACCORDING, TOLD_ABOUT, IN_THIS_PAPER, PROMISED_PAPER, RECALLED, MOTION_ASKS, MOTION_ADOPTED, IN_HAND,
    NOT_IN_TERM, MORE_TIME, DELAY,
)  # fmt: skip
