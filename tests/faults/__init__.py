"""What is done to a site that serves: locks, outages, signals, attacks. `make faults` runs it, RELIABILITY.md tells."""
