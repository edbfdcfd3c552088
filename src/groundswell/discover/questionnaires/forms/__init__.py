"""What people type and choose for a questionnaire, made into its parts."""
