"""Rules for speech that go by its grammar: who hears or gets something, who is asked, and which paper will hold it.

In a debate parliament is a person: "dat meld ik hem", "mevrouw De Vries krijgt het in mei". What is done with others
counts only when it is done outside the room; the guards are in ``pledge_guards.py``.
"""

from typing import Final

from sources.reading.cue import cue_of
from sources.reading.wordings import HOUSE, NAMED, PAPER, PLEDGED_PAPER

WHOM: Final = (
    rf"(?:{HOUSE}|{NAMED}|de (?:leden|woordvoerders?|vragenstellers?|fracties?|indieners?|griffier)|hem|haar|hun|hen)"
)
_WHO: Final = rf"(?:{HOUSE}|{NAMED}|de (?:leden|woordvoerders?|vragenstellers?|fracties?|indieners?)|hij|zij)"
_NOTE: Final = (
    r"[\w-]{0,40}(?:brief|briefje|notitie|nota|reactie|overzicht|rapportage|memo|verslag|stuk|afschrift|plan|voorstel"
    r"|wetsvoorstel|evaluatie|rapport|antwoord|antwoorden|lijst|lijstje|tabel|schets|planning|tijdlijn|appreciatie)"
)
_ROOM: Final = (
    r"[\w-]{0,40}(?:raad|top|overleg|gesprek|vergadering|bijeenkomst|conferentie|ecofin|bezoek|reis|ronde|bespreking)"
)

_STUDY: Final = (
    r"[\w-]{0,40}(?:meting|onderzoek|evaluatie|verkenning|toets|analyse|inventarisatie|berekening"
    r"|overzicht|vergelijking)"
)

TOLD_MEMBER: Final = cue_of(
    "told-member",
    3,
    rf"\b(?P<verb>laat|laten)\b.{{0,40}}?\b{WHOM}\b.{{0,120}}?\b(?P<act>weten)\b"
    rf"|\b(?P<verb2>houd|hou|houden)\b.{{0,40}}?\b{WHOM}\b.{{0,80}}?\b(?P<act2>op de hoogte|geïnformeerd)\b"
    rf"|\b(?P<verb3>kom|komen)\b.{{0,60}}?\b(?P<act3>bij {WHOM}\b.{{0,60}}?\bterug)\b"
    rf"|\b(?P<verb4>meld|melden|schrijf|schrijven|stuur|sturen|zend|mail|mailen|bericht|lever|leveren|bezorg|geef"
    rf"|geven|informeer|informeren|rapporteer|vertel)\b.{{0,60}}?\b(?P<act4>{WHOM})\b"
    rf"|\b(?P<verb5>zal|ga|wil|zullen|gaan|kan)\b.{{0,60}}?\b{NAMED}\b.{{0,120}}?\b(?P<act5>informeren|berichten"
    rf"|antwoorden|schrijven|\w*sturen|\w*zenden|weten|leveren|melden|terugkomen|op de hoogte \w+)\b"
    rf"|\b(?P<verb7>zal|ga|wil|zullen|gaan)\b.{{0,60}}?\b(?P<act7>terugkomen bij {WHOM}"
    rf"|bij {WHOM} (?:op )?terugkomen)\b"
    rf"|\bcollega\b.{{0,60}}?\b(?P<verb6>komt|bericht|informeert|stuurt|antwoordt|meldt)\b.{{0,80}}?"
    rf"\b(?P<act6>terug|{WHOM}|schriftelijk)\b",
    "een Kamerlid krijgt iets te horen of te lezen",
    "Dat laat ik mevrouw Jansen in mei weten.",
    gate="laat laten hou kom meld schrijf schrijv stu zend mail bericht lever bezorg geef geven informe rapporteer "
    "vertel collega de_heer mevrouw het_lid",
)
MEMBER_GETS: Final = cue_of(
    "member-gets",
    3,
    rf"\b(?P<who>{_WHO})\s(?:\S{{1,40}}\s){{0,4}}?(?P<verb>krijgt|krijgen|ontvangt|ontvangen|hoort|horen|verneemt"
    rf"|leest|heeft|hebt|hebben|ziet|weet)\b"
    rf"|\b(?P<verb2>krijgt|krijgen|ontvangt|ontvangen|hoort|horen|verneemt|leest|heeft|hebt|hebben|ziet|weet)\s"
    rf"(?P<who2>{_WHO})\b"
    rf"|\b(?P<who3>{_WHO})\s(?:\S{{1,40}}\s){{0,2}}?(?P<verb3>zal|zullen|zult)\b.{{0,120}}?\b(?:krijgen|horen"
    rf"|vernemen|ontvangen)\b"
    rf"|\b(?P<verb4>zal|zullen|zult)\s(?P<who4>{_WHO})\b.{{0,120}}?\b(?:krijgen|horen|vernemen|ontvangen)\b",
    "een Kamerlid of de Kamer krijgt of hoort iets op een later moment",
    "De heer Jansen krijgt daar voor de zomer antwoord op.",
    gate="krijg ontvang hoor verne leest heeft heb ziet weet",
)
HELD_IN: Final = cue_of(
    "held-in",
    2.5,
    rf"\b(?P<verb>komt|komen|leest|vindt|ziet)\b.{{0,80}}?\b(?P<act>in (?:de|het|mijn|onze|die|een)\s"
    rf"(?:[\w-]{{1,30}}\s){{0,2}}?{PAPER}|in de \w*nota)\b"
    rf"|\b(?P<verb2>werk|zet|leg|voeg|neem|betrek|beantwoord|verwerk|maak|geef|schrijf|meld|licht|behandel)"
    rf"\s(?:ik|wij|we)\b.{{0,80}}?\b(?P<act2>(?:in|bij) (?:de|het|mijn|onze|die|een|dezelfde)\s"
    rf"(?:[\w-]{{1,30}}\s){{0,2}}?{PAPER})\b"
    rf"|\b(?:ik|wij|we)\s(?P<verb3>werk|zet|leg|voeg|neem|betrek|beantwoord|verwerk|maak|geef|schrijf|meld|behandel)"
    rf"\b.{{0,80}}?\b(?P<act3>(?:in|bij) (?:de|het|mijn|onze|die|een)\s(?:[\w-]{{1,30}}\s){{0,2}}?{PAPER})\b"
    rf"|\b(?P<verb4>staat|staan)\s(?:straks|dan)\b.{{0,40}}?\b(?P<act4>in (?:de|het|mijn|onze|die)\s"
    rf"(?:[\w-]{{1,30}}\s){{0,2}}?{PAPER})\b",
    "een stuk dat nog komt, zal dit bevatten",
    "Dat leest u in de brief van september.",
    gate="brief nota rapport verslag reactie evaluatie notitie overzicht monitor begroting agenda plan visie",
)
LOOKED_AT: Final = cue_of(
    "looked-at",
    2,
    r"\b(?:daar|er)\s(?P<verb>ga|gaan|wil|willen|zal|zullen)\s(?:ik|wij|we)\b.{0,40}?\b(?P<act>naar kijken)\b"
    r"|\b(?P<verb2>ga|gaan|wil|willen|zal|zullen)\b.{0,60}?\b(?P<act2>(?:daar|er|hier)naar (?:te )?kijken"
    r"|naar (?:dat|die|dit|deze) [\w-]{1,40} kijken|nakijken|navraag doen|laten onderzoeken)\b"
    rf"|\b(?:die|dat|deze|dit) {_STUDY} (?P<verb6>ga|gaan|zal|zullen)\s(?:ik|wij|we)\b.{{0,30}}?\b(?P<act6>doen"
    rf"|uitvoeren"
    rf"|maken)\b"
    rf"|\b(?P<verb7>laat|laten)\b.{{0,60}}?\b{_STUDY}\b.{{0,30}}?\b(?P<act7>doen|maken|uitvoeren|opstellen)\b"
    r"|\b(?:daar|er)\s(?P<verb8>laat|laten)\s(?:ik|wij|we)\b.{0,30}?\b(?P<act8>naar kijken)\b"
    rf"|\b(?P<verb9>ga|gaan|zal|zullen)\b.{{0,60}}?\b(?P<act9>{_STUDY} (?:van |voor (?:u|de kamer) )?maken)\b"
    r"|\b(?P<verb3>laat|doe)\b.{0,60}?\b(?P<act3>nakijken|navragen|uitzoeken|narekenen|navraag)\b"
    r"|\b(?P<verb4>zoek|zoeken|kijk|reken)\b.{0,40}?\b(?P<act4>op voor|na voor)\b"
    r"|\b(?P<verb5>bereid)\b.{0,60}?\b(?P<act5>daarnaar te kijken|ernaar te kijken"
    r"|onderzoek naar te (?:laten )?doen)\b",
    "er wordt naar gekeken of navraag gedaan",
    "Daar ga ik naar kijken.",
    gate="kijken navra meting toets analyse evaluatie verkenning inventarisatie bereken overzicht vergelijking "
    "onderzoek uitzoeken narekenen op_voor na_voor",
)
LOOKS_AND_TELLS: Final = cue_of(
    "looks-and-tells",
    3,
    r"\b(?P<verb>kijk|zoek|vraag|ga|bel|spreek|overleg|bekijk|onderzoek|reken|check|neem|pak|bespreek|laat|zal|maak"
    r"|inventariseer|gaan|zullen|kijken|zoeken|vragen|nemen)\b[^.;?]{1,120}?\b(?:en|waarna)\s(?:(?:dan|ik|wij|we|daar"
    r"|daarover|dat)\s){0,3}?(?P<act>kom|komen|koppel|koppelen|laat|laten|meld|melden|bericht|informeer|rapporteer"
    r"|stuur|hoort|krijgt)\b[^.;?]{0,60}?\b(?:terug|weten|u|de kamer|uw kamer)\b",
    "iets wordt uitgezocht of besproken, en de Kamer hoort de uitkomst",
    "Ik kijk ernaar en kom erop terug.",
    gate="kom koppel laat laten meld bericht informe rapporteer stuur hoort krijgt",
)
ASKED_OF: Final = cue_of(
    "asked-of-others",
    2,
    r"\b(?P<verb>zal|zullen|ga|gaan|wil|willen)\b.{0,120}?\b(?P<act>aanschrijven|bellen|bezoeken|langsgaan|uitnodigen"
    r"|bijeenroepen|bij elkaar roepen|aanspreken|opzoeken|bepleiten|openbaar maken|laten verzorgen"
    r"|(?<!\bde )(?<!\buw )(?<!\bdeze )(?<!\bandere )(?<!\bte )vragen(?=\s(?:of|om|het|de|dat|dit|wat"
    r"|hoe)\b)|(?<!e )(?<!\buw )(?<!blijven )(?<!aantal )(?<!paar )(?<!veel )(?<!vier )(?<!vijf )"
    r"vragen(?=\W{0,9}\Z))"
    r"|\b(?P<verb2>kaart|spreek|schrijf)\b.{0,100}?\b(?P<act2>aan(?= bij|\W{0,9}\Z|\sop\b))"
    r"|\b(?P<verb8>roep|roepen)\b.{0,80}?\b(?P<act8>bij elkaar|bijeen)\b"
    r"|\b(?P<verb9>maak|maken)\b.{0,80}?\b(?P<act9>openbaar)\b|\b(?P<verb10>nodig)\b.{0,80}?\b(?P<act10>uit)\b"
    r"|\b(?P<verb3>ga)\b.{0,20}?\b(?P<act3>langs bij|langs in|op bezoek bij|op werkbezoek)\b"
    r"|\b(?:daar|er)\s(?P<verb12>ga|gaan|kom)\s(?:ik|wij|we)\b.{0,30}?\b(?P<act12>langs|naartoe|heen"
    r"|op bezoek)(?=\W{0,9}\Z|,)"
    r"|\b(?:ik|wij|we)\s(?P<verb13>ga|gaan)\s(?:daar|er)\b.{0,20}?\b(?P<act13>langs|naartoe|heen"
    r"|op bezoek)(?=\W{0,9}\Z|,)"
    r"|\b(?:ik|wij|we)\s(?P<verb14>ga"
    r"|gaan)\s(?:\w{2,12}\s){0,2}?naar (?-i:[A-ZÀ-Ý])[\w'’ -]{2,60}\s(?P<act14>toe)(?=\W{0,9}\Z|,)"
    r"|\b(?P<verb4>neem|nemen|pak|pakken)\b.{0,40}?\b(?P<act4>op met (?:de|mijn|het|die|onze) \w+)\b"
    r"|\b(?:ik|wij|we)\s(?P<verb6>bel|bellen)\b|\b(?P<verb7>bel|bellen)\s(?:ik|wij|we)\b"
    r"|\b(?:ik\s(?P<verb5>vraag)|(?P<verb11>vraag)\sik)\s(?!(?:u|me|mij|de (?:heer|leden|kamer)|uw kamer"
    r"|mevrouw)\b).{0,80}?"
    r"\b(?P<act5>om|of)\b",
    "de bewindspersoon vraagt of zegt het anderen",
    "Ik zal de reders vragen of dat kan.",
    gate="toe heen schrijv schrijf bel bezoek langs nodig roep spre zoeken pleiten openbaar verzorgen vra kaart op_met",
)
AT_VENUE: Final = cue_of(
    "at-venue",
    2,
    rf"\b(?P<act>(?:in|bij|tijdens|op)\s(?:de|het|mijn|ons|onze)\s(?:[\w-]{{1,30}}\s){{0,3}}?{_ROOM})\b.{{0,80}}?"
    rf"\b(?P<verb>vraag|breng|kaart|leg|stel|bespreek|spreek|bepleit|pleit|agendeer|noem|neem|dring|zal|ga)\s"
    rf"(?:ik|wij|we)\b"
    rf"|\b(?:(?:ik|wij|we)\s(?P<verb2>vraag|breng|kaart|leg|stel|bespreek|bepleit|pleit|agendeer|dring)"
    rf"|(?P<verb3>vraag|breng|kaart|leg|stel|bespreek|bepleit|pleit|agendeer|dring)\s(?:ik|wij|we))\b.{{0,100}}?"
    rf"\b(?P<act2>(?:in|bij|tijdens|op)\s(?:de|het|mijn|ons|onze)\s(?:[\w-]{{1,30}}\s){{0,3}}?{_ROOM})\b",
    "iets komt ter sprake in een overleg waarvan de dag wordt genoemd",
    "In de Landbouwraad van 12 mei vraag ik daar aandacht voor.",
    gate="raad top overleg gesprek vergadering bijeenkomst conferentie ecofin bezoek reis ronde bespreking",
)
INVITED: Final = cue_of(
    "invitation",
    2,
    r"\buitnodiging\b.{0,60}?\b(?P<verb>neem|nemen|aanvaard|accepteer|aanneem|aannemen)\b"
    r"|\b(?P<verb2>neem|nemen|aanvaard|accepteer)\b.{0,40}?\buitnodiging\b"
    r"|\b(?P<verb3>kom|komen)\s(?:(?:ik|wij|we|er)\s){0,2}?graag\s(?:(?:een keer|eens|nog|weer)\s){0,2}?"
    r"(?:langs|kijken|weer(?=\W{0,9}\Z))",
    "de bewindspersoon neemt een uitnodiging aan",
    "Die uitnodiging neem ik graag aan.",
    gate="uitnodiging graag",
)
SUPPLIED: Final = cue_of(
    "can-supply",
    3,
    r"\b(?P<verb>kan|kunnen|wil|willen|bereid)\b.{0,100}?\b(?P<act>(?<!kunnen )\w*sturen(?! op\b| dat\b)|\w*zenden"
    r"|(?:aan|na)?leveren|mailen"
    r"|doen toekomen|op papier (?:te )?zetten|uiteen ?(?:te )?zetten)\b",
    "de bewindspersoon kan of wil de Kamer iets sturen",
    "Die cijfers kan ik u sturen.",
    gate="sturen zenden leveren mailen toekomen papier uiteen",
)
SUPPLIES: Final = cue_of(
    "supplies",
    3,
    r"\b(?P<verb>lever|leveren)\b.{0,60}?\b(?P<act>na|aan)\b"
    r"|\b(?P<verb2>dien|dienen|kom|komen|stuur|sturen|regel|zal|zullen)\b.{0,80}?\b(?P<act2>nota van wijziging"
    r"|technische briefing)\b"
    rf"|\b{_NOTE}\b.{{0,40}}?\b(?P<verb4>dien|dienen)\s(?:ik|wij|we)\b.{{0,100}}?\b(?P<act4>in)\b"
    r"|\b(?P<verb5>leg|leggen)\b.{0,80}?\b(?P<act5>ter inzage)\b"
    r"|\b(?P<verb3>organiseer|organiseren|verzorg|verzorgen|bied|bieden)\b.{0,60}?\b(?P<act3>technische briefing)\b",
    "de bewindspersoon levert iets of dient iets in",
    "Die cijfers lever ik na.",
    gate="lever dien inzage nota_van_w briefing",
)
GRANTED: Final = cue_of(
    "granted",
    3,
    r"\b(?:dat|dit|uw|het|zijn|haar) (?:verzoek|wens)\b.{0,60}?\b(?P<verb>willig|honoreer|kom|vervul)\s(?:ik|wij|we)\b"
    r"|\b(?:ik|wij|we)\s(?P<verb2>willig|honoreer|kom)\b.{0,30}?\b(?:verzoek|wens)\b.{0,40}?\b(?:in|tegemoet)?"
    r"|\b(?:dat|dit|die|uw|haar|zijn) (?:verzoek|wens|suggestie|oproep|voorstel|idee)\b.{0,60}?\b(?P<verb3>neem|volg"
    r"|nemen|volgen)\s(?:ik|wij|we)\s(?:graag\s|ook\s)?(?:over|op)\b",
    "de bewindspersoon willigt een verzoek in",
    "Dat verzoek willig ik in.",
    gate="verzoek wens suggestie oproep voorstel idee",
)
PAPER_THERE: Final = cue_of(
    "paper-there",
    3,
    rf"\b(?P<act>{_NOTE})\b.{{0,40}}?\b(?P<verb>ligt|liggen|is|zijn|komt|komen)\s(?:er|daar)\b"
    rf"|\b(?P<verb2>ligt|is|komt|gaat)\s(?:er|daar)\b.{{0,60}}?\b(?P<act2>{_NOTE})\b"
    rf"|\ber\s(?P<verb5>ligt|komt|gaat)\b.{{0,60}}?\b(?P<act5>{_NOTE})\b"
    rf"|\b(?P<verb3>zal|zullen)\b.{{0,60}}?\b(?P<act3>{_NOTE})\b.{{0,40}}?\b(?:komen|volgen|krijgen|liggen)\b"
    r"|\b(?:het|die|dat|ze)\s(?:er|daar)\b.{0,30}?\b(?P<verb6>ligt|is|liggen|zijn)(?=\W{0,9}\Z|,)"
    rf"|\b(?P<act6>{_NOTE})\b.{{0,20}}?\b(?P<verb7>komt|komen)\s(?:eraan|er aan)\b"
    rf"|\b(?P<act4>{_NOTE})\b.{{0,20}}?\b(?P<verb4>gaat|gaan)\s(?:naar|richting)\s(?:uw|de) kamer\b",
    "een brief of plan is er op een later moment",
    "Voor de zomer ligt er een plan.",
    gate="ligt liggen is_er zijn_er is_daar zijn_daar het_er die_er dat_er ze_er het_daar die_daar dat_daar ze_daar "
    "komt komen gaat gaan zal zul",
)
EXPECTED: Final = cue_of(
    "expected-to-get",
    3,
    rf"\b(?P<verb>verwacht|verwachten|denk|denken|hoop|hopen|streef|streven|bedoeling|planning|vertrouw|zorg"
    rf"|ga ervan uit|afspreken|beloven)\b"
    rf".{{0,40}}?\bdat\b.{{0,80}}?\b{WHOM}\b.{{0,120}}?\b(?P<act>heeft|hebt|hebben|krijgt|krijgen|ontvangt|ontvangen"
    rf"|weet|hoort)\b"
    rf"|\b(?P<verb2>verwacht|verwachten|denk|denken|hoop|hopen)\b.{{0,20}}?\bdat (?:ik|wij|we)\b.{{0,120}}?"
    rf"\b(?P<act2>(?:kan|kunnen) (?:\w*sturen|\w*zenden|berichten|informeren|leveren|melden|zeggen|vertellen|geven))\b",
    "naar verwachting krijgt of weet de Kamer het op een genoemd moment",
    "Ik verwacht dat de Kamer het in juni heeft.",
    gate="verwacht denk hoop hopen stre bedoeling planning vertrouw zorg ervan afspreken beloven",
)
DONE_THEN: Final = cue_of(
    "done-then",
    2,
    r"\b(?:dat|die|dit)\s(?P<verb>doe|doen|regel|regelen|lever|leveren|zal|ga)\s(?:ik|wij|we)\b",
    "de bewindspersoon doet wat is gevraagd op een genoemd moment",
    "Dat doe ik voor het volgende debat.",
    gate="doe regel lever zal_ik ga_ik zal_w ga_w",
)

PAPER_COMES: Final = cue_of(
    "paper-comes",
    3,
    rf"\b(?P<act>{PAPER}|ramingen|cijfers|gegevens|bijlagen?|rest|deel)\b.{{0,40}}?\b(?P<verb>(?:komt|komen) er"
    rf"|volgt nog|volgen nog)\b"
    rf"|\b(?P<verb2>zal|zullen)\b.{{0,40}}?\b(?P<act2>{PAPER})\b.{{0,20}}?\bvolgen\b"
    rf"|\b(?P<act3>toezending|aanbieding|verzending)\b.{{0,60}}?\b(?P<verb3>vindt|is voorzien|geschiedt)\b"
    rf"|\b(?P<act4>{PLEDGED_PAPER})\b.{{0,40}}?\b(?P<verb4>is|zijn)\b.{{0,60}}?\b(?:te verwachten|tegemoet te zien"
    rf"|beschikbaar voor (?:u|uw kamer|de kamer))\b"
    rf"|\b(?P<verb5>kan|kunnen|wordt)\b.{{0,40}}?\b(?P<act5>wetsvoorstel|wetsvoorstellen)\b.{{0,80}}?\bingediend\b"
    rf"|\b(?P<act6>antwoorden|stukken|{PLEDGED_PAPER})\b.{{0,20}}?\b(?P<verb6>zal|zullen)\b.{{0,60}}?\bbij"
    rf" (?:u|uw kamer|de kamer) (?:zijn|liggen)\b",
    "een stuk komt nog",
    "De bijlage volgt nog.",
    gate="komt_er komen_er nog volgen vindt voorzien geschiedt verwachten tegemoet beschikbaar ingediend zijn liggen",
)

SPOKEN_ALONE: Final = (
    TOLD_MEMBER, MEMBER_GETS, HELD_IN, LOOKED_AT, LOOKS_AND_TELLS, ASKED_OF, AT_VENUE, INVITED, SUPPLIED, SUPPLIES,
    GRANTED, PAPER_THERE, EXPECTED, DONE_THEN,
)  # fmt: skip
"""These promise by themselves what their guards let through."""
ACROSS: Final = (LOOKS_AND_TELLS, EXPECTED)
"""These are read over the whole sentence."""
