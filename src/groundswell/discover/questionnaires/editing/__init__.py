"""Changing a questionnaire, as pure functions: an instrument in, an instrument out."""
