"""What a run tells on stderr: warnings and failures as they come, sums at the end."""

from __future__ import annotations

from collections import Counter

import click

from readout.cli.outcomes import Outcome

# Of warnings that say the same about many documents, the first few are shown and the others counted.
SHOWN = 5


class Tally:
    """Counts of one run; with `quiet`, failures are all that is printed.

    Attributes:
        more: lines for the end, beside the counts.
    """

    def __init__(self, quiet: bool = False) -> None:
        self.documents = self.sentences = self.records = 0
        self.rejections: Counter[tuple[str, str]] = Counter()
        self.failed: list[str] = []
        self.more: tuple[str, ...] = ()
        self._warnings: Counter[str] = Counter()
        self._quiet = quiet

    def add(self, outcome: Outcome) -> None:
        """Count one outcome and say what is to be said about it."""
        for warning in outcome.warnings:
            self._warn(warning)
        if outcome.failed:
            name, message = outcome.failed
            self.failed.append(name)
            click.echo(f"failed: {name}: {message}", err=True)
        if outcome.coded:
            self.sentences += outcome.coded.sentences
            self.records += len(outcome.coded.events)
            self.rejections.update((r.stage, r.reason) for r in outcome.coded.rejections)
        if outcome.coded or outcome.failed:
            self.documents += 1

    def summary(self, interrupted: bool = False) -> None:
        """Print the counts."""
        if self._quiet:
            return
        for message, times in self._warnings.items():
            if times > SHOWN:
                click.echo(f"warning: {times - SHOWN} more documents: {message}", err=True)
        if interrupted:
            click.echo("interrupted: what follows was coded and written", err=True)
        click.echo(", ".join(self._sums()), err=True)
        for (stage, reason), times in sorted(self.rejections.items(), key=lambda one: (-one[1], one[0])):
            click.echo(f"  {times:6}  {stage}: {reason}", err=True)
        for told in self.more:
            click.echo(told, err=True)

    def _sums(self) -> list[str]:
        rejected = sum(self.rejections.values())
        sums = [
            counted(self.documents, "document"),
            counted(self.sentences, "sentence"),
            counted(self.records, "record"),
        ]
        sums += [counted(rejected, "rejection")]
        return sums + ([f"{len(self.failed)} failed ({', '.join(self.failed)})"] if self.failed else [])

    def _warn(self, warning: str) -> None:
        message = warning.partition(": ")[2]
        self._warnings[message] += 1
        if not self._quiet and self._warnings[message] <= SHOWN:
            click.echo(f"warning: {warning}", err=True)


def counted(number: int, noun: str) -> str:
    """`1 record`, `2 records`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
