"""Whether two places exclude each other: different states, or towns too far from one another to be one report's error."""

from __future__ import annotations

import math

from readout.records import Place

NEAR = 60.0  # km: a base and the town beside it, a suburb and its city
_DEGREE = 111.2
_FINE = ("point", "city")


def apart(one: Place | None, other: Place | None) -> bool:
    """Whether one thing cannot have happened at both; False where one is unknown or may hold the other."""
    if not one or not other or one.name == other.name:
        return False
    if one.country != other.country:
        return True
    return fine(one) and fine(other) and kilometres(one, other) > NEAR


def fine(place: Place | None) -> bool:
    """Whether a place is a town or a point rather than a region, a border or a state."""
    return place is not None and place.precision in _FINE


def kilometres(one: Place, other: Place) -> float:
    """Distance in km, as on a flat map at their latitude; infinite where a coordinate is unknown."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    east = (one.lon - other.lon + 180) % 360 - 180
    return _DEGREE * math.hypot(one.lat - other.lat, east * math.cos(math.radians((one.lat + other.lat) / 2)))
