"""Benchmarks as ratios within one run; never asserted, because a shared machine's seconds prove nothing."""
