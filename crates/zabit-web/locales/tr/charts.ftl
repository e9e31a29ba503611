# Charts and what is taken away from pages as a file.
chart-in-words = Grafiğin sözle anlatımı
chart-actual = gerçekleşen
chart-target = hedef, plan
chart-values = { $shown } değer.
chart-first = İlki: { $value }
chart-last = Sonuncusu: { $value }
chart-meetings = görüşme
chart-agreements = anlaşma
chart-events = öteki olay
chart-statements = söz
short-trillion = { $value } trilyon
short-billion = { $value } milyar
short-million = { $value } milyon
short-thousand = { $value } bin
export-csv = CSV olarak indir
export-svg = SVG olarak indir
export-png = PNG olarak indir
