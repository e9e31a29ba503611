# Charts and what is taken away from pages as a file.
chart-in-words = The chart in words
chart-actual = actual
chart-target = target, plan
chart-values = { $count ->
    [one] { $shown } value.
   *[other] { $shown } values.
  }
chart-first = The first: { $value }
chart-last = The last: { $value }
chart-meetings = meetings
chart-agreements = agreements
chart-events = other events
chart-statements = statements
short-trillion = { $value } trillion
short-billion = { $value } billion
short-million = { $value } million
short-thousand = { $value } thousand
export-csv = Download CSV
export-svg = Download SVG
export-png = Download PNG
