"""From what each tool found of a cultural element to one verdict that can be recomputed."""
