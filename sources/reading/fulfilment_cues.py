"""The cue table for kept and put-off promises: what names an earlier promise, what keeps it, what puts it off."""

import re
from typing import Final

from sources.reading.cue import cue_of
from sources.reading.recalls import EARLIER, MOTION, RECALL

TELLS: Final = re.compile(
    r"\b(?:terug(?:komen| te komen)|te informeren|te berichten|te laten weten|schriftelijk|te beantwoorden"
    r"|aan te geven|uit te zoeken|na te gaan|te bezien|te onderzoeken|te bekijken|in te gaan|toe te lichten"
    r"|uiteen te zetten"
    r"|te schetsen|te reageren|in beeld te brengen|in kaart te brengen|te verduidelijken|op een rij te zetten"
    r"|te motiveren)\b",
    re.IGNORECASE,
)
PROGRESS: Final = re.compile(
    r"\b(?:stand van zaken|voortgang|vorderingen|tussenstand)\s(?:van|rond|met betrekking tot|ten aanzien van|omtrent"
    r"|inzake"
    r"|bij)\s[^.;]{0,60}?\b(?:moties?|toezegging(?:en)?)\b"
    r"|\b(?:gevolg|uitvoering|invulling|opvolging) (?:dat|die)\b[^.;]{0,40}?\bgeeft? aan\b[^.;]{0,20}?\b(?:motie"
    r"|toezegging)",
    re.IGNORECASE,
)
"""Who tells how far a motion has come has not done with it."""
TO_COME: Final = re.compile(
    r"\b(?:zal|zullen|voornemens|streef|streven|gestreefd|verwacht|ga ik|gaan wij|gaat (?:geven|uitvoeren|voldoen)"
    r"|wordt (?:u|uw kamer|de kamer))\b",
    re.IGNORECASE,
)

ACCORDING: Final = cue_of(
    "according-to-promise",
    4,
    rf"\b(?:zoals(?! (?:\w+ )?(?:verwoord|geformuleerd|omschreven|beschreven|bedoeld|vermeld|vervat)\b)|conform"
    rf"|overeenkomstig|ingevolge|(?:ter|tot) (?:voldoening|uitvoering|invulling|uitwerking|nakoming|inlossing|afdoening"
    rf"|opvolging|beantwoording|afhandeling) (?:aan|van|op)|als (?:uitvloeisel|uitwerking|invulling|opvolging|vervolg"
    rf"|antwoord) (?:van|op)|onder verwijzing naar|naar aanleiding van|(?:in|als|ten) vervolg (?:op|van)"
    rf"|(?:in )?aansluit(?:ing|end) op|(?:gevolg|uitvoering|invulling) gevend aan|in antwoord op"
    rf"|gelet op|indachtig"
    rf"|in overeenstemming met|op grond van|in lijn met|in reactie op|als reactie op|met verwijzing naar|krachtens"
    rf"|volgens)\b.{{0,160}}?\b{EARLIER}\b"
    rf"|\bmet {EARLIER} in gedachten\b|\bmet (?:de|deze|mijn|onze) {EARLIER}\b.{{0,60}}?\bin gedachten\b"
    rf"|\bzoals (?:toen |daar |eerder |destijds )?(?:afgesproken|besproken)\b|\bconform mijn antwoord\b"
    rf"|\bzoals\b.{{0,120}}?\b(?:verzocht|gevraagd)\b.{{0,40}}?\bmotie\b",
    "een stuk of bericht «zoals toegezegd»",
    "Zoals toegezegd in het debat van 3 maart jl. zend ik u de evaluatie.",
)
COMPLYING: Final = cue_of(
    "complying",
    5,
    rf"\b(?:voldoe|voldoen|voldaan)\b.{{0,120}}?\baan\b.{{0,80}}?\b{EARLIER}\b"
    rf"|\b{EARLIER}\b.{{0,200}}?\b(?:is|zijn|wordt|worden|acht|beschouw)\b.{{0,80}}?\b(?:voldaan|afgedaan"
    rf"|uitgevoerd|nagekomen|afgehandeld|ingelost|gestand gedaan|ten uitvoer (?:gebracht|gelegd))\b"
    rf"|\b(?:wikkel|wikkelen|handel|handelen)\b.{{0,160}}?\b{EARLIER}\b.{{0,40}}?\baf\b"
    rf"|\bacht(?:en)? (?:ik|wij)\b.{{0,60}}?\b{EARLIER}\b.{{0,60}}?\b(?:uitgevoerd|afgedaan|afgehandeld|nagekomen)\b"
    rf"|\b(?:zie|zien|beschouw|beschouwen) (?:ik|wij)\b.{{0,60}}?\b{EARLIER}\b.{{0,60}}?\bals \w+(?:d|en)\b"
    rf"|\b{EARLIER}\b.{{0,160}}?\bben ik\b.{{0,60}}?\bnagekomen\b"
    rf"|\bben(?: ik)? {EARLIER}\b.{{0,60}}?\bnagekomen\b|\bben ik\b.{{0,40}}?\b{EARLIER}\b.{{0,80}}?\bnagekomen\b"
    rf"|\b{EARLIER}\b.{{0,120}}?\b(?:kan|mag|kunnen|mogen)\b.{{0,40}}?\bals (?:afgedaan|uitgevoerd|voldaan|nagekomen"
    rf"|afgehandeld|ingelost|afgerond)\b"
    rf"|\b{EARLIER}\b.{{0,120}}?\b(?:kan|mag|kunnen|mogen|is|zijn|wordt|worden)\b.{{0,60}}?\b(?:van de lijst|uit het"
    rf" overzicht)\s(?:\w+\s)?(?:afgevoerd|geschrapt|gehaald|verwijderd|af|worden)\b"
    rf"|\b{EARLIER}\b.{{0,120}}?\b(?:kan|mag|kunnen|mogen)\b.{{0,40}}?\b(?:worden (?:doorgehaald|gesloten|afgesloten"
    rf"|afgevinkt|geschrapt|afgevoerd)|(?:doorgehaald|gesloten|afgesloten|afgevinkt|geschrapt|afgevoerd) worden"
    rf"|komen te vervallen)\b"
    rf"|\b{EARLIER}\b.{{0,160}}?\b(?:is|zijn)\b.{{0,60}}?\b(?:verwerkt|meegenomen|afgerond|ingevuld|overgenomen)\b"
    rf"(?! in (?:de|het) lopende)"
    rf"|\b{EARLIER}\b.{{0,60}}?\b(?:heb|hebben) (?:ik|wij)\b.{{0,60}}?\b(?:betrokken|verwerkt|meegenomen)\b"
    rf"|\bdeze \w{{0,20}}brief (?:strekt|dient|beoogt|heeft (?:als|ten|tot) doel|is bedoeld)\b.{{0,120}}?\b{EARLIER}\b"
    rf"|\bdeze brief (?:vormt|is|geeft|bevat)\b.{{0,40}}?\b(?:uitwerking|invulling|uitvoering|antwoord)\b.{{0,40}}?"
    rf"\b{EARLIER}\b"
    rf"|\buitvoering van\b.{{0,20}}?\b{EARLIER}\b.{{0,200}}?\b(?:is|zijn)\b.{{0,120}}?\b(?:afgerond|voltooid"
    rf"|gereed)\b"
    rf"|\b(?:is|zijn|wordt|worden)\b.{{0,80}}?\b{EARLIER}\b.{{0,120}}?\b(?:voldaan|afgedaan|uitgevoerd|nagekomen"
    rf"|afgehandeld|ingelost|afgerond|vervuld|voltooid)\b"
    rf"|\b{EARLIER}\b.{{0,160}}?\b(?:gestalte|handen en voeten) (?:heeft |is |wordt )?(?:gekregen|gegeven)\b"
    rf"|\b(?:gestalte|handen en voeten)\b.{{0,40}}?\baan\b.{{0,60}}?\b{EARLIER}\b"
    rf"|\b(?:heb|hebben|heeft)\b.{{0,60}}?\b{EARLIER}\b.{{0,60}}?\b(?:uitgevoerd|afgedaan|nagekomen|ingelost"
    rf"|opgevolgd"
    rf"|gehonoreerd)\b"
    rf"|\b{EARLIER}\b.{{0,120}}?\bals (?:\w+ )?(?:voldaan|afgedaan|uitgevoerd|nagekomen|afgehandeld|ingelost"
    rf"|afgerond)"
    rf" (?:te )?(?:beschouw|zie|acht|aan)\w*\b"
    rf"|\bbeschouw(?:en|t)?\b.{{0,120}}?\b{EARLIER}\b.{{0,80}}?\b(?:afgedaan|voldaan|uitgevoerd|nagekomen"
    rf"|afgehandeld)\b"
    rf"|\b{EARLIER}\b.{{0,80}}?\b(?:heb|hebben) (?:ik|wij)\b.{{0,40}}?\b(?:uitgevoerd|afgedaan|nagekomen|ingelost)\b"
    rf"|\b{EARLIER}\b.{{0,60}}?\bgestand\b|\b{EARLIER}\b.{{0,240}}?\b(?:doe|doen) (?:ik"
    rf"|wij)\b.{{0,40}}?\bgestand\b|\b(?:kom|komen|komt)\b.{{0,120}}?\b{EARLIER}\b.{{0,80}}?\b(?:na"
    rf"|tegemoet)\b"
    rf"|\btegemoet ?gekomen\b.{{0,20}}?\baan\b.{{0,80}}?\b{EARLIER}\b"
    rf"|\btegemoet\b.{{0,60}}?\baan\b.{{0,80}}?\b{EARLIER}\b|\blos(?:sen)? \w+.{{0,60}}?\b{EARLIER}\b.{{0,60}}?\bin\b"
    rf"|\b(?:geef|geven|geeft|gegeven|te geven|gaf)?\b\s?(?:\w+\s){{0,6}}?(?:invulling|inhoud|uitvoering|gevolg"
    rf"|gehoor"
    rf"|opvolging)\b.{{0,60}}?\baan\b.{{0,80}}?\b{EARLIER}\b"
    rf"|\baan\b.{{0,40}}?\b{EARLIER}\b.{{0,200}}?\b(?:invulling|uitvoering|gevolg|gehoor|opvolging|voldaan"
    rf"|tegemoet ?gekomen)\b"
    rf"|\b(?:uitwerking|uitvoering|nakoming) van (?:mijn|deze|de|onze|die|een) (?:eerdere )?toezegging"
    rf"|\b(?:deze|hierbij|hiermee)\b.{{0,160}}?\b(?:uitvoering|afdoening|opvolging"
    rf"|invulling)\b.{{0,60}}?\b{EARLIER}\b"
    rf"|\b(?:doe|doen) (?:ik|wij)\b.{{0,80}}?\b{EARLIER}\b.{{0,80}}?\baf\b"
    rf"|\b(?:reageer|reageren|beantwoord|beantwoorden) (?:ik|wij)\b.{{0,40}}?\b{EARLIER}\b"
    rf"|\b(?:dit|het bijgevoegde|bijgaand|bijgevoegd|deze|de bijgevoegde) \w+ (?:is|vormt|geeft)\b.{{0,20}}?"
    rf"\b(?:antwoord|reactie|invulling|uitwerking)\b.{{0,20}}?\b(?:op|van|aan)\b.{{0,20}}?\b{EARLIER}\b"
    rf"|\b(?:ga|kom|gaan|komen) (?:ik|wij)\b(?: ook| tevens| hieronder)?(?: in (?:deze|dit) \S+)?(?: in| terug) op\b"
    rf".{{0,40}}?\b{EARLIER}\b",
    "een toezegging of motie wordt uitgevoerd of afgedaan",
    "Hiermee voldoe ik aan mijn toezegging.",
    gate="zeg motie belo kondig vooruitzicht wens verzoek",
)
_HOW: Final = (
    r"(?:hoe|(?:op )?(?:de|welke) (?:wijze|manier)(?: waarop)?|langs welke (?:weg|lijnen?)|welke stappen|wat"
    r"|wanneer|mijn plannen)"
)
_MEANT: Final = (
    r"(?:voornemens|van plan|voornemen|voorgenomen|wil|willen|zal|zullen|ga|gaan|gaat|beoog|beogen|beoogt|wens|wensen"
    r"|denk|denken)"
)
PLAN_TOLD: Final = cue_of(
    "plan-told",
    3,
    rf"\b{_HOW}\b.{{0,160}}?\b{_MEANT}\b.{{0,200}}?\b{EARLIER}\b"
    rf"|\b{_HOW}\b.{{0,160}}?\b{EARLIER}\b.{{0,160}}?\b{_MEANT}\b",
    "er staat hoe een motie of toezegging zal worden uitgevoerd",
    "In deze brief schets ik hoe ik de motie over de steigers wil uitvoeren.",
    gate="zeg motie belo kondig vooruitzicht wens verzoek",
)
"""Who tells how it will be done has begun with it."""
TOLD_ABOUT: Final = cue_of(
    "told-about",
    3,
    rf"\b(?:wat\b(?=.{{0,200}}?\bbetreft\b)|met betrekking tot|met verwijzing naar|onder verwijzing naar"
    rf"|ten aanzien van|wat betreft"
    rf"|inzake|aangaande|over|omtrent)\b.{{0,60}}?\b{EARLIER}\b.{{0,200}}?\b(?:kan ik u\b.{{0,40}}?\b(?:melden"
    rf"|berichten|meedelen|mededelen)|(?:meld|bericht|informeer) ik (?:u|uw kamer)"
    rf"|deel ik u(?:w kamer)?\b.{{0,60}}?\bme[de]e)\b"
    rf"|\bdeel ik u\b.{{0,40}}?\b(?:onder|met) verwijzing naar\b.{{0,40}}?\b{EARLIER}\b"
    rf"|\b(?:stand van zaken|voortgang)\b.{{0,60}}?\b{EARLIER}\b.{{0,240}}?\b(?:is|luidt) (?:als volgt|het volgende)\b",
    "er wordt iets gemeld over een motie of toezegging",
    "Met betrekking tot de motie over de steigers kan ik u melden dat zij zijn hersteld.",
)
IN_THIS_PAPER: Final = cue_of(
    "in-this-paper",
    3,
    r"\b(?:in|met|middels|via|door) deze (?:\w*brief|nota|notitie)\b.{0,160}?\b(?:de|mijn|een|onze|zijn|haar) "
    r"(?:eerdere |openstaande )?toezegging(?:en)?\b|\b(?:hiermee|hierbij|bij deze[n]?)\b.{0,120}?\b(?:de|mijn"
    r"|onze) toezegging\b|\b(?:hiermee|hierbij|bij deze[n]?|bijgaand|hieronder|onderstaand)\b.{0,60}?\b(?:reactie"
    r"|antwoord|toelichting|terugkoppeling|informatie)\b.{0,20}?\b(?:op|over|inzake|betreffende)\b.{0,40}?"
    r"\btoezegging(?:en)?\b",
    "deze brief gaat over een toezegging",
    "In deze brief ga ik in op de toezegging over de bruggen.",
)
PROMISED_PAPER: Final = cue_of(
    "promised-paper",
    4,
    r"\b(?:de|het|een)\b.{0,80}?\b(?:toegezegde|beloofde|aangekondigde)\b|\b(?:die|dat|welke"
    r"|waarvan)\b.{0,160}?\b(?:heb|heeft|hebben|is|werd)\b.{0,20}?\btoegezegd\b"
    r"|\b(?:die|dat|welke) (?:ik|wij)\b.{0,120}?\b(?:toezegde|beloofde|aankondigde|in het vooruitzicht stelde)n?\b"
    r"|,\s(?:die|dat) (?:ik|wij)\b.{0,120}?\b(?:heb|hebben|had|hadden) (?:aangekondigd|beloofd|gemeld|voorzien)\b",
    "een toegezegd stuk",
    "De toegezegde notitie treft u bijgaand aan.",
)
RECALLED: Final = cue_of(
    "recalled-promise",
    3,
    RECALL.pattern.pattern,
    "een eerdere toezegging wordt genoemd",
    "In het debat heb ik toegezegd de cijfers te sturen.",
)
MOTION_ASKS: Final = cue_of(
    "motion-asks",
    3,
    r"\bmoties?\b.{0,300}?\b(?:verzoekt|verzocht|verzoeken|vraagt|vroeg|vragen|gevraagd|verlangt|verlangde|roept"
    r"|riep|opgeroepen|oproept|bepleit|bepleitte|dringt|drong|aandringt|aandrong|strekt|strekte|draagt|droeg|opdraagt"
    r"|opdroeg|beoogt|beoogde|behelst|behelsde|uitspreekt|uitsprak|uitgesproken|spreekt|sprak)\b"
    r"|\b(?:verzocht|verzoekt|vroeg|vraagt|gevraagd|dringt|drong|bepleit|uitgesproken|uitsprak)\b.{0,60}?\bmotie\b",
    "een motie wordt aangehaald en daarna uitgevoerd",
    "De motie verzoekt de regering dit te onderzoeken.",
)
MOTION_ADOPTED: Final = cue_of(
    "motion-adopted",
    2,
    r"\bmotie\b.{0,300}?\b(?:aangenomen|aanvaard|ingediend|(?:oordeel|aan het oordeel van de) kamer (?:gegeven"
    r"|gelaten))\b|\b(?:nam|namen|aanvaardde)\b.{0,60}?\bmotie\b.{0,300}?"
    r"\b(?:aan|aanvaard)\b",
    "een aangenomen motie wordt genoemd en daarna uitgevoerd",
    "Uw Kamer heeft de motie over de steigers aangenomen.",
)
CARRIED_OUT: Final = re.compile(
    r"\b(?:hierbij|bijgaand\w*|krijgt (?:mede )?vorm|krijgt invulling|voldaan|voldoe|afgedaan|treft u"
    r"|(?:als|in de) (?:\w+ )?bijlage"
    r"|heb ik|hebben wij|ik heb|wij hebben"
    r"|heb ik (?:hier|daar)\w*|(?:heeft|hebben|is|zijn)\b.{0,80}?\b(?:hier|daar)(?:voor|toe|op|aan|mee)"
    r"|uitvoering (?:ge)?geven|geef ik|heb ik (?:daarom|hiertoe|hierop|daartoe)"
    r"|hiertoe heb|daartoe heb|hiermee|hiermede|daarmee is|opvolging|gehoor|gevolg|uitgevoerd|inmiddels"
    r"|sinds(?:dien)?|het volgende)\b",
    re.IGNORECASE,
)
TOPIC: Final = re.compile(
    rf"\b(?:uitvoering|invulling|opvolging|afdoening|nakoming|uitwerking) (?:van|aan)\b.{{0,60}}?\b{EARLIER}\b"
    rf"|\A\W{{0,9}}(?:\w+ )?(?:met betrekking tot|wat betreft|ten aanzien van|over|in het kader van|voor|aan|met|rond"
    rf"|inzake|betreffende|voor wat betreft)\b.{{0,40}}?\b{EARLIER}\b|\A\W{{0,9}}(?:(?:ook|de|deze|mijn|die"
    rf"|onze)\s){{0,2}}"
    rf"{EARLIER}\b",
    re.IGNORECASE,
)
"""What the sentence is about is the motion or the promise itself."""
IN_HAND: Final = cue_of(
    "in-hand",
    3,
    rf"\bin het kader van\b.{{0,60}}?\b{MOTION}\b|\b{MOTION}\b.{{0,300}}?\b(?:krijgt"
    rf"|krijgen)\b.{{0,30}}?\b(?:vorm|invulling)\b|\bdoor uitvoering te geven aan\b.{{0,60}}?\b{MOTION}\b"
    rf"|\b{EARLIER}\b.{{0,200}}?\b(?:wordt|worden)\s(?:momenteel|thans|nu|op dit moment)\s(?:\w+\s){{0,3}}?"
    rf"(?:uitgevoerd|uitgewerkt|opgepakt|ingevuld)\b"
    rf"|\b{EARLIER}\b.{{0,300}}?\b(?:beschouw|blijft|is|loopt)\b.{{0,20}}?\bdoorlopend\b"
    rf"|\b{EARLIER}\b.{{0,120}}?\b(?:is|zijn)\s(?:nog |thans |momenteel |inmiddels )?(?:opgepakt"
    rf"|in (?:uitvoering|voorbereiding)"
    rf"|ter hand genomen)\b"
    rf"|\b(?:is|zijn)\s(?:de|deze|die|mijn|onze) (?:\w+ )?{EARLIER}\b[^;:.]{{0,120}}?\b(?:in (?:uitvoering"
    rf"|voorbereiding"
    rf"|behandeling)(?! genomen)|in volle gang)\b"
    rf"|\b{EARLIER}\b.{{0,60}}?\bwordt\b.{{0,40}}?\b(?:invulling|uitvoering|gevolg"
    rf"|opvolging) gegeven\s(?:in het kader"
    rf" van|bij|via|met|in)\s(?:de|het) (?:\w+ )?(?:herziening|uitwerking|wijziging|actualisatie|lopende"
    rf"|komende|nieuwe"
    rf"|aanpassing|traject|evaluatie|programma)\b"
    rf"|\buitvoering\b.{{0,40}}?\b{EARLIER}\b.{{0,200}}?\b(?:is|zijn)\b.{{0,40}}?\b(?:in volle gang|ter hand genomen"
    rf"|gestart"
    r"|begonnen|opgepakt|in voorbereiding)\b",
    "een motie of toezegging is in uitvoering",
    "In het kader van de motie zijn gesprekken gevoerd.",
    gate="zeg motie belo kondig vooruitzicht wens verzoek",
)
