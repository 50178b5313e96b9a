"""What each standing means, to who reads the register for the first time."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from commitments.choices import Standing

MEANINGS: dict[Standing, str | Promise] = {
    Standing.FULFILLED: _("Wat was toegezegd, is gedaan."),
    Standing.LAPSED: _("De Kamer wacht er niet meer op. De reden staat bij de toezegging."),
    Standing.DIVIDED: _(
        "In één toezegging zaten er meer. Elk onderdeel heeft een eigen termijn en telt mee; het geheel telt dan niet "
        "mee en staat alleen in de lijst als u erom vraagt."
    ),
    Standing.WITHDRAWN: _(
        "Per vergissing opgenomen, of samengevoegd met een andere toezegging. Telt niet mee; staat alleen in de lijst "
        "als u erom vraagt."
    ),
    Standing.CONTINUING: _(
        "Een inzet zonder einde, of iets wat steeds terugkeert. Zij kan niet te laat zijn. Wat terugkeert, staat er "
        "ook per keer in, elke keer met een eigen termijn."
    ),
    Standing.LATE_WITH_WORD: _(
        "De laatste dag is voorbij en de Kamer wacht nog. Na die dag kwam er wel een bericht over."
    ),
    Standing.LATE: _(
        "De laatste dag is voorbij, de Kamer wacht nog, en na die dag kwam er geen bericht. Dit staat er alleen als de "
        "stukken van het dossier zijn gelezen tot en met de dag die u bekijkt."
    ),
    Standing.NOT_CHECKED: _(
        "De laatste dag is voorbij en het register kent geen bericht van daarna. Maar de stukken van het dossier zijn "
        "nog niet tot en met deze dag gelezen. Misschien is er dus wel een bericht. Daarom staat er niet “te laat”."
    ),
    Standing.PUT_OFF_LATE: _(
        "De termijn is verschoven, en dat werd pas gemeld toen de oude laatste dag al voorbij was. De nieuwe termijn "
        "loopt nog, of er is geen nieuwe dag genoemd."
    ),
    Standing.PUT_OFF_IN_TIME: _(
        "De termijn is verschoven, en dat werd gemeld voordat de oude laatste dag voorbij was. De nieuwe termijn loopt "
        "nog, of er is geen nieuwe dag genoemd."
    ),
    Standing.MOVED_WITH_OCCASION: _(
        "De termijn hangt aan een gelegenheid, zoals een conferentie. Die is verzet, en de termijn schoof mee. Dat is "
        "geen uitstel door de bewindspersoon."
    ),
    Standing.ON_TIME: _(
        "De Kamer wacht nog en de laatste dag is niet voorbij. Op de laatste dag zelf is het nog op tijd."
    ),
    Standing.AWAITING_OCCASION: _("De termijn hangt aan een gelegenheid, en die heeft nog geen datum."),
    Standing.NO_TERM: _(
        "De Kamer wacht nog, maar er is geen laatste dag: er is geen termijn genoemd, of de woorden noemen geen dag. "
        "Zonder laatste dag kan een toezegging niet te laat zijn."
    ),
}
