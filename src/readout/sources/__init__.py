"""Bytes -> Document: files, folders and stdin, one file of code an input form. Nothing is coded here."""

from readout.sources.options import SourceOptions
from readout.sources.reader import read
from readout.sources.reading import Reading

__all__ = ["Reading", "SourceOptions", "read"]
