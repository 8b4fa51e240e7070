"""What stops an ingestion, as one sentence for whoever started it."""


class Wrong(Exception):
    """Something that was given is wrong, and nothing was written."""


class Broken(Exception):
    """A table could not be read or written as far as it should; what was committed before stays."""
