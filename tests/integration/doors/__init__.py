"""Who may pass every address, by room: the table that test_every_address holds the product against."""
