"""Published data about every organisation: editions, readers per layout, and the questions asked of them."""
