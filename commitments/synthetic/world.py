"""Who and what a made-up register speaks of: posts, members, dossiers, occasions. No person has a name."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from django.utils.text import capfirst

from commitments.choices import Chamber, MinisterRole, OccasionRelation
from commitments.models import (
    Committee,
    Dossier,
    Member,
    Minister,
    Ministry,
    Occasion,
    OccasionDate,
    ParliamentaryGroup,
)
from commitments.synthetic.lives import Post
from commitments.synthetic.terms import MadeTerm
from commitments.synthetic.words import MARK, subject

MINISTRIES = 15
FIRST_NUMBER, MOST_DOSSIERS = 60000, 25000
UNREAD_BELOW = 65000
"""Dossiers under this number are not read up to today; the others are, by `commitments.synthetic.keep_read`."""
CABINETS = (date(2017, 10, 26), date(2021, 1, 15), date(2024, 7, 2), date(2026, 2, 23))
OCCASIONS = ("Toetsingsconferentie", "Bestuurlijk overleg", "Ministeriële conferentie", "Jaarvergadering", "Top")


@dataclass(frozen=True, slots=True)
class Dated:
    """What the days of an occasion were from `announced_on`."""

    announced_on: date
    first: date | None
    last: date | None


@dataclass(slots=True)
class World:
    posts: list[list[Post]] = field(default_factory=list)
    """For each ministry its posts, one for each cabinet."""
    committees: list[int] = field(default_factory=list)
    """For each ministry the committee that follows it: the one of its name, where there is one."""
    members: list[int] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    dossiers: list[tuple[int, str, str, int]] = field(default_factory=list)
    """Key, number, subject, place of the ministry."""
    occasions: dict[int, tuple[str, list[Dated]]] = field(default_factory=dict)

    def post(self, place: int, on: date) -> Post:
        """The minister of that ministry on a day."""
        return self.posts[place][max(0, sum(day <= on for day in CABINETS) - 1)]

    def hanging_on(self, occasion: int, on: date) -> MadeTerm:
        """A promise to report at the occasion, as its days were known on day `on`."""
        name, dates = self.occasions[occasion]
        known = [dated for dated in dates if dated.announced_on <= on]
        first, last = (known[-1].first, known[-1].last) if known else (None, None)
        return MadeTerm(f"tijdens de {name}", first, last, "occasion", occasion, OccasionRelation.DURING)


def make_world(chance: Random, *, dossiers: int, today: date) -> World:
    world = World()
    _make_posts(world)
    _make_members(chance, world)
    _make_dossiers(chance, world, min(max(dossiers, 4), MOST_DOSSIERS), today)
    _make_occasions(chance, world, today)
    return world


def _make_posts(world: World) -> None:
    committees = list(Committee.objects.filter(chamber=Chamber.HOUSE).order_by("slug"))
    for place, ministry in enumerate(_ministries()):
        posts = []
        for number, since in enumerate(CABINETS):
            role = MinisterRole.STATE_SECRETARY if number == 1 else MinisterRole.MINISTER
            until = CABINETS[number + 1] - timedelta(days=1) if number + 1 < len(CABINETS) else None
            minister = Minister.objects.create(
                slug=f"synthetisch-{ministry.code}-{since.year}",
                title=f"{role.label.capitalize()} van {ministry.name}",
                role=role,
                ministry=ministry,
                valid_from=since,
                valid_until=until,
            )
            posts.append(Post(ministry.pk, ministry.name, minister.pk, minister.title))
        world.posts.append(posts)
        own = [committee for committee in committees if ministry.name.startswith(committee.name)]
        world.committees.append((own or committees[place % len(committees) :])[0].pk)


def _ministries() -> list[Ministry]:
    """Those that there are now, and the latest of those that were, up to fifteen."""
    now = list(Ministry.objects.filter(valid_until=None).order_by("code"))
    return [*now, *Ministry.objects.exclude(valid_until=None).order_by("-valid_until", "code")][:MINISTRIES]


def _make_members(chance: Random, world: World) -> None:
    for letter in "ABCDEFGHIJKL":
        group = ParliamentaryGroup.objects.create(
            slug=f"synthetische-fractie-{letter.lower()}", name=f"Fractie {letter} {MARK}"
        )
        world.groups.append(group.pk)
    for number in range(1, 121):
        member = Member.objects.create(
            slug=f"synthetisch-lid-{number:03}",
            name=f"Lid {number:03} {MARK}",
            group_id=chance.choice(world.groups),
        )
        member.committees.set(chance.sample(sorted(set(world.committees)), 2))
        world.members.append(member.pk)


def _make_dossiers(chance: Random, world: World, count: int, today: date) -> None:
    rows = []
    for place in range(count):
        about, unread = subject(chance), place % 8 == 7
        number = str(FIRST_NUMBER + place // 8 if unread else UNREAD_BELOW + place)
        read_until = today - timedelta(days=chance.randint(5, 400)) if unread else today
        title = f"{capfirst(about)} {MARK}"
        rows.append(Dossier(number=number, title=title, checked_until=read_until, is_example=True))
        world.dossiers.append((0, number, about, chance.randrange(MINISTRIES)))
    Dossier.objects.bulk_create(rows, batch_size=500)
    keys = dict(Dossier.objects.filter(is_example=True).values_list("number", "pk"))
    world.dossiers = [(keys[number], number, about, ministry) for _key, number, about, ministry in world.dossiers]


def _make_occasions(chance: Random, world: World, today: date) -> None:
    """Events of some years; a third of them moved once, some have no day yet."""
    for number in range(40):
        year = today.year - 4 + number % 6
        name = f"{OCCASIONS[number % len(OCCASIONS)]} {year} {number:02} {MARK}"
        held_on = date(year, chance.randint(1, 12), chance.randint(1, 28))
        announced_on = held_on - timedelta(days=chance.randint(300, 900))
        dates = [Dated(announced_on, held_on, held_on + timedelta(days=2))]
        if number % 3 == 0:
            moved = held_on + timedelta(days=chance.randint(60, 400))
            said_on = held_on - timedelta(days=chance.randint(10, 200))
            dates.append(Dated(said_on, moved, moved + timedelta(days=2)))
        if number % 10 == 9:
            dates = [Dated(today - timedelta(days=900), None, None)]
        if announced := [dated for dated in dates if dated.announced_on <= today]:
            _write_occasion(world, number, name, announced)


def _write_occasion(world: World, number: int, name: str, dates: list[Dated]) -> None:
    first, last = dates[-1].first, dates[-1].last
    event = Occasion.objects.create(slug=f"synthetisch-{number:02}", name=name, first_on=first, last_on=last)
    for dated in dates:
        OccasionDate.objects.create(
            occasion=event,
            first_on=dated.first,
            last_on=dated.last,
            announced_on=dated.announced_on,
            recorded_at=datetime.combine(dated.announced_on, time(12, tzinfo=UTC)),
        )
    world.occasions[event.pk] = (name, dates)
