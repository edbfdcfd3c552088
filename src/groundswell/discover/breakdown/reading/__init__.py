"""From a contractor's file to clean values: sheets, columns, cells. Every fault names file, sheet, row and column."""
