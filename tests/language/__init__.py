"""French text into the words it is found by."""
