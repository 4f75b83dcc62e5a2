"""How often one may try to log in: some times freely, then after a wait that doubles."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from atlas.accounts.secret import digest

_NETWORK_BITS = 64
# Longer than any wait, so that nobody gains by waiting for it.
FORGOTTEN_AFTER = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Rule:
    """So many tries are free; the next waits `first`, every further one twice as long up to `longest`."""

    free: int
    first: timedelta
    longest: timedelta

    def wait(self, tries: int) -> timedelta:
        """Return how long to wait after the last of so many tries."""
        if tries < self.free:
            return timedelta()
        # The exponent is bounded so that a number of tries nobody ever makes costs nothing either.
        return min(self.first * (1 << min(tries - self.free, 30)), self.longest)


@dataclass(frozen=True, slots=True)
class Tries:
    """How often it was tried without success, and when last."""

    count: int
    last_at: datetime

    def left(self, rule: Rule, now: datetime) -> timedelta:
        """Return how long until the next try is let through; a clock that was put back makes it no longer."""
        wait = rule.wait(self.count)
        return min(self.last_at + wait - now, wait)


# Whoever guesses at one account gets four tries an hour in the long run; whoever shares an address with a whole office
# must not be kept out by two colleagues who mistyped.
OF_NAME = Rule(5, timedelta(seconds=30), timedelta(minutes=15))
OF_ADDRESS = Rule(30, timedelta(seconds=30), timedelta(hours=1))


def source_of(address: str) -> str:
    """Return what counts as one asker: an IPv4 address, or the network of an IPv6 address, which is one household's."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        mapped = parsed.ipv4_mapped
        return str(mapped) if mapped else str(ip_network((parsed, _NETWORK_BITS), strict=False))
    return str(parsed)


def key_of_name(name: str) -> str:
    """Return the key under which tries for a name are counted: people type passwords into that field too."""
    return digest(f"name {name}")


def key_of_address(address: str) -> str:
    """Return the key under which tries from an address are counted, which is not written down itself."""
    return digest(f"address {source_of(address)}")
