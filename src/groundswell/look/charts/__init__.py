"""The chart grammar: shapes, each made from one frozen object that also yields its title, alt text and table.

svg(chart)             markup for a page, fits every width
drawing_svg(chart)     a file with the drawing alone
standalone_svg(chart)  a file with finding, measure, drawing, note and source on it
png(standalone)        the same as a picture
alt_text(chart), table(chart)
"""

from groundswell.look.charts.answers import Answer, AnswerBar
from groundswell.look.charts.estimates import Estimate, EstimateList, Verdict
from groundswell.look.charts.on_page import svg
from groundswell.look.charts.picture import png
from groundswell.look.charts.ratio import Rate, Ratio
from groundswell.look.charts.standalone import drawing_svg, standalone_svg
from groundswell.look.charts.strip import RangeStrip, Strip
from groundswell.look.charts.strip_list import StripList
from groundswell.look.charts.words import Chart, ChartTable, DrawnChart, Words, alt_text, table
from groundswell.look.charts.years import Year, Years

# Rooms may draw shapes of their own.
AnyChart = DrawnChart | StripList

__all__ = [
    "Answer",
    "AnswerBar",
    "AnyChart",
    "Chart",
    "ChartTable",
    "DrawnChart",
    "Estimate",
    "EstimateList",
    "RangeStrip",
    "Rate",
    "Ratio",
    "Strip",
    "StripList",
    "Verdict",
    "Words",
    "Year",
    "Years",
    "alt_text",
    "drawing_svg",
    "png",
    "standalone_svg",
    "svg",
    "table",
]
