"""Questions about staff lists and waves."""
