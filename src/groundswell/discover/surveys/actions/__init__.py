"""What changes staff lists and waves, verb by verb. Each act is one transaction with its row in the audit."""
