"""The command line: parse, call the library, print. Nothing is decided about records here."""

from readout.cli.program import main

__all__ = ["main"]
