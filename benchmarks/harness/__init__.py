"""What the benchmarks share: people with a known truth, this project run as a user runs it, and how results are kept."""
