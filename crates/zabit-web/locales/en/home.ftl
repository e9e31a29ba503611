# The front page.
home-title = The record
home-latest = Latest stories
home-latest-all = Search all stories
home-people = Most heard
home-people-all = All people
home-agreements = Latest agreements
home-commitments = Open commitments
home-none = None yet.
home-empty = The store is empty
home-empty-text = Add the first stories, and the pages fill by themselves. Plain text, HTML, JSON, CSV, RSS/Atom and WARC are read.
home-empty-then = When that is done, load this page again.
due = due { $value }
