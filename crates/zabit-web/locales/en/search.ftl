# Search.
search-title = Search
search-title-for = Search: { $value }
search-words = Words
search-outlet = Outlet
search-outlet-any = any
search-speaker = Speaker
search-speaker-hint = Name, or e12
search-only-title = Headlines only
search-newest = Latest first
search-none = No story with these words was found.
search-none-help = All forms of a word are found: “görüşmeler” finds “görüşmesinde” too. Try fewer words, or no filters.
search-start = What are you looking for?
search-start-help = All forms of a word are found. A phrase in quotation marks is looked for as it stands, a word after - is left out, of a word before * the beginning is looked for.
search-only-out = There are only words to leave out; give one to look for too.
search-speaker-none = Nobody called “{ $value }” was found.
search-speaker-several = “{ $value }” fits several; choose one:
search-results = Results
