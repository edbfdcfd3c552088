"""Survey scores from answer shares and from respondents. Card: docs/methods/scoring/staff-survey.md"""
