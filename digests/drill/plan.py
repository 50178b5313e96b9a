"""What a drill is asked to do, and what it found."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    mails: int
    kills: int
    smtp_451: float
    """Share of mails that the server puts off for now."""
    accept_then_drop: float
    """Share of mails that the server takes, and then hangs up before it says so."""
    seed: int
    workers: int
    initiators: int = 1
    beats: int = 1
    flush_redis: bool = False
    """Empty Redis, kill it and start it anew when half of the mails has gone."""
    log: str = ""
    seconds: int = 900


@dataclass(frozen=True, slots=True)
class Found:
    """One drill, counted. A mail is lost when the server never took it, doubled each time it took it again."""

    mails: int
    lost: int
    doubled: int
    doubled_by_kills: int
    """Of these the ones that no dropped connection explains."""
    in_doubt: int
    unflagged_doubles: int
    """Doubles of mails that the register does not know to be in doubt."""
    kills: int
    drops: int
    seconds: float
    kills_with_claimed: int
    kills_with_data: int
    """Kills that hit a process while it held rows in that state; the rows are counted after the kill."""
    claimed_rows_hit: int
    data_rows_hit: int
    put_off: int
    periods: int
    complete: bool
    """expected = sent + empty + suppressed + failed, and as many expected as there are subscribers."""
    database: str
    broker: str
    workers: int
    seed: int

    def __str__(self) -> str:
        return json.dumps(asdict(self))

    @property
    def holds(self) -> bool:
        """What is promised: nothing lost, no more doubled than kills and drops explain, every double known."""
        return (
            self.complete
            and not self.lost
            and not self.unflagged_doubles
            and self.doubled <= self.kills + self.drops
            and self.periods == 1
        )
