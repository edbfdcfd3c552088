"""Statistics: arrays or frames in, frozen results out. Each method has a card in docs/methods."""
