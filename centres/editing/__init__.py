"""What staff do to the catalogue by hand: each write leaves a change row, and what a later import needs to find it."""
