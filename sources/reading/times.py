"""Words of time that tell what is to come from what was done."""

import re
from typing import Final

LATER: Final = re.compile(
    r"\b(?:zodra|nadat|v(?:oo|óó)r(?:afgaand aan)? (?:de )?(?:publicatie|plaatsing|vaststelling|bekrachtiging"
    r"|ondertekening"
    r"|inwerkingtreding|besluitvorming)|na (?:de |het |een )?(?:\w+(?:ing|komst|loop|spraak|sluiting|gang|atie)"
    r"|advies|overleg|gesprek"
    r"|debat|besluit)\b"
    r"|briefing|waarna|vanzelfsprekend|vervolgens|daarna|na afloop|hierna|te zijner tijd|tzt|t\.z\.t\.|nader"
    r"|separa(?:at"
    r"|te)|aparte?"
    r"|afzonderlijke?|nog(?! (?:steeds|niet|altijd|geen|maar))"
    r"|zo (?:snel|spoedig|gauw) (?:als )?(?:mogelijk|dat kan|dat gaat|het kan|ik kan)"
    r"|schriftelijk|uiteraard|tijdig"
    r"|(?:tezamen|tegelijk|gelijktijdig|tegelijkertijd) met (?!mijn\b)"
    r"|bij gelegenheid|op een later moment|later|op dat(?:zelfde)? moment|alsdan|(?:eerst)?volgende\s\w"
    r"|(?<!van de )(?<!over de )(?<!op de )(?<!voor de )(?<!aan de )komende"
    r"|dan|binnenkort|spoedig"
    r"|op korte termijn)\b",
    re.IGNORECASE,
)
AFTER_EVENT: Final = re.compile(
    r"\bwanneer\b[^.]{3,200},|\bna (?:de |het )?(?:publicatie|afronding|ommekomst|ontvangst)\b"
    r"|\b(?:zodra|nadat|waarna|daarna|hierna|dan|na afloop|te zijner tijd|binnenkort|op korte termijn)\b"
    r"|\b(?:zo spoedig mogelijk|(?:separate|aparte|afzonderlijke) (?:\w+ )?(?:brief|notitie|nota|reactie))\b",
    re.IGNORECASE,
)
DONE: Final = re.compile(
    r"\b(?:reeds|inmiddels|al|sinds|eerder|afgelopen|destijds|voortdurend|momenteel|op dit moment|thans"
    r"|(?<!van )vandaag(?! nog)|heden"
    r"|nu|gewoonlijk|doorgaans|normaliter)\b(?!\s{1,9}aangekondigd)",
    re.IGNORECASE,
)
UPCOMING: Final = re.compile(
    r"\b(?:volgende|eerstvolgende|komende|aangekondigde|aanstaande|toekomstige|toegezegde|die|kabinetsreactie|nog"
    r"|bovengenoemde|bovenbedoelde|eerdergenoemde|\d{1,3}(?:e|ste|de)|bedoelde|separate|aparte|nadere|nog te)\b",
    re.IGNORECASE,
)
