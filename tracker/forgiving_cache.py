"""What pages keep for each other lies in Redis; while that is away, each process keeps its own."""

from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import ConnectionError as NotThere
from redis.exceptions import TimeoutError as TooSlow

ASKED = ("add", "get", "set", "touch", "delete", "get_many", "has_key", "incr", "set_many", "delete_many", "clear")


class ForgivingRedisCache(RedisCache):
    """Redis, or else the memory of this process: a Redis that is stopped makes pages slower and counts by process."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self.own = LocMemCache(f"instead of {server}", params)


def _forgiving(name: str) -> Any:
    def ask(self: ForgivingRedisCache, *args: Any, **named: Any) -> Any:
        try:
            return getattr(RedisCache, name)(self, *args, **named)
        except (NotThere, TooSlow):
            return getattr(self.own, name)(*args, **named)

    return ask


for _name in ASKED:
    setattr(ForgivingRedisCache, _name, _forgiving(_name))
