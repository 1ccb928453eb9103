"""An episode for reading: what it is, what several sources say alike, where they contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from readout.export.as_json import Json
from readout.export.phrases import printable


def episode_laid_out(episode: Json) -> Iterator[Text]:
    """The lines above the records of an episode."""
    days = " to ".join(str(episode[key]) for key in ("date", "enddate") if episode.get(key))
    head = Text(f"{episode['event']} {days}".rstrip(), style="bold")
    yield head.append(f"  {episode['id']}", style="not bold dim")
    counts = f"{len(episode['records'])} records, {len(episode['families'])} independent sources"
    yield Text(f"{counts}; read first: {episode['preferred']}, {printable(episode.get('why') or '')}".rstrip(", "))
    for agreed in episode.get("corroborated", ()):
        yield Text(printable(f"corroborated: {agreed['field']} {agreed['value']} ({len(agreed['families'])} sources)"), "green")
    for field in episode.get("contradicted", ()):
        values = " against ".join(f"{value} ({', '.join(records)})" for value, records in field["values"])
        yield Text(printable(f"contradicted: {field['field']} {values}"), "red")
    yield Text("")
