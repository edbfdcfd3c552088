"""Answers weighted to the staff, and what that changes. Cards: docs/methods/weighting/"""
