"""How fast a catalogue is taken away, beside Datasette."""
