"""Jobs that refresh what is there: read, run, recorded, and told about."""
