class Refused(Exception):
    """An answer that cannot be written, in one sentence."""
