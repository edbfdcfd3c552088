"""How well a scale measures, from sums a count can keep. Cards: docs/methods/psychometrics/"""
