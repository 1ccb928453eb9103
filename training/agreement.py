"""How far two annotators of the same sentences agree.

    python training/agreement.py FIRST... --second SECOND...

Both sides are files in the format of `training/corpus/sentences`; sentences are matched by their text, and those that only
one side has are left out. Printed: F1 of acts (the second annotator measured against the first) with ever more asked for, and
on acts that both found, the share with equal fields.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from sentences import Act, Sentence, read_sentences


def overlap(one: tuple[tuple[int, int], ...], other: tuple[tuple[int, int], ...]) -> bool:
    """Whether two lists of parties name the same: both empty, or some spans touch."""
    if not one or not other:
        return not one and not other
    return any(a < d and c < b for a, b in one for c, d in other)


def same_trigger(one: Act, other: Act) -> bool:
    """Whether two triggers touch."""
    return overlap((one.trigger,), (other.trigger,))


def same_parties(one: Act, other: Act) -> bool:
    """Whether both sides name the same parties; mutual acts may list them in any place."""
    straight = overlap(one.actors, other.actors) and overlap(one.recipients, other.recipients)
    return straight or (
        overlap(one.actors + one.recipients, other.actors + other.recipients) and not (one.recipients and other.recipients)
    )


LEVELS: dict[str, Callable[[Act, Act], bool]] = {
    "trigger": same_trigger,
    "trigger, type": lambda a, b: same_trigger(a, b) and a.type == b.type,
    "type, parties": lambda a, b: a.type == b.type and same_parties(a, b),
    "trigger, type, parties": lambda a, b: same_trigger(a, b) and a.type == b.type and same_parties(a, b),
}
FIELDS: dict[str, Callable[[Act], object]] = {
    "type": lambda a: a.type,
    "mode": lambda a: (a.type, a.mode),
    "factuality": lambda a: a.factuality,
    "CAMEO root": lambda a: a.cameo[:2],
}


def matched(first: list[Act], second: list[Act], same: Callable[[Act, Act], bool]) -> list[tuple[Act, Act]]:
    """Pairs of acts that are the same, each act once, in the order of the first side."""
    left, found = list(second), []
    for one in first:
        other = next((o for o in left if same(one, o)), None)
        if other is not None:
            left.remove(other)
            found.append((one, other))
    return found


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("first", nargs="+", type=Path)
    parser.add_argument("--second", nargs="+", type=Path, required=True)
    asked = parser.parse_args()
    second = {s.text: s for path in asked.second for s in read_sentences(path)}
    pairs: list[tuple[Sentence, Sentence]] = [
        (s, second[s.text]) for path in asked.first for s in read_sentences(path) if s.text in second
    ]
    sizes = [sum(len(p[side].acts) for p in pairs) for side in (0, 1)]
    print(len(pairs), "sentences, acts", *sizes)
    for name, same in LEVELS.items():
        found = sum(len(matched(a.acts, b.acts, same)) for a, b in pairs)
        print(f"{name}: F1 {200 * found / max(1, sum(sizes)):.1f}")
    both = [m for a, b in pairs for m in matched(a.acts, b.acts, same_trigger)]
    for name, value in FIELDS.items():
        equal = 100 * sum(value(a) == value(b) for a, b in both) / max(1, len(both))
        print(f"{name} equal on {len(both)} acts with one trigger: {equal:.1f} %")
    confused = Counter(tuple(sorted((a.type, b.type))) for a, b in both if a.type != b.type)
    print("most often apart:", ", ".join(f"{'/'.join(k)} {n}" for k, n in confused.most_common(8)))
    none = sum(not a.acts for a, _ in pairs), sum(not a.acts and not b.acts for a, b in pairs)
    print(f"without act by the first: {none[0]}, by both: {none[1]}")


if __name__ == "__main__":
    main()
