"""The few failures that a caller can act on. A bad document is a Rejection or a SourceError, never a crash."""


class ReadoutError(Exception):
    """Base of every error that Readout raises on purpose; its message holds the fix."""


class SourceError(ReadoutError):
    """One input document cannot be read (binary, impossible date, over the limit); the others can.

    Attributes:
        document_id: id of the document, or its path where it has none yet.
    """

    def __init__(self, document_id: str, message: str) -> None:
        super().__init__(f"{document_id}: {message}")
        self.document_id = document_id


class MissingInput(ReadoutError):
    """A file that was named does not exist or cannot be opened; the message names the fix."""


class OutputError(ReadoutError):
    """An output cannot be written; the message names the fix."""


class ModelError(ReadoutError):
    """The language pipeline is missing, altered or of a kind that does not fit; the message names the fix."""


class DataError(ReadoutError):
    """A data file of Readout, or one of the user's, breaks its own format; the message names file and line."""


class StoreError(ReadoutError):
    """A store cannot be opened, read or written; the message names the file and the fix."""
