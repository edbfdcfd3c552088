"""Acts on results: counting a wave, releasing what was counted, and deciding on what staff wrote."""
