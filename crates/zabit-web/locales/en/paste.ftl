# A story pasted into a box, or a file of stories.
paste-title = Paste a story
paste-text = Paste the text of a story, or choose a file. Its record is shown beside it; nothing is kept before you say so.
paste-story = Text
paste-file = Or a file (text, HTML, JSON, CSV, RSS/Atom, WARC, packed with gzip or zstd or not)
paste-headline = Headline (if the text has none)
paste-outlet = Outlet
paste-published = Day of publication
paste-url = Address
paste-read = Show the record
paste-keep = Keep it
paste-reading = Reading …
paste-failed = The server did not answer. What you typed is still here; try again.
paste-record = Its record
paste-record-none = Nothing was read yet.
paste-known = The store has this story already.
paste-known-link = Open it
paste-then = The same story is not added twice.
paste-language = This text is not Turkish; Zabıt reads Turkish stories only.
paste-no-text = There is no text to read.
paste-day = Write the day of publication as 2025-09-08.
paste-both = There is a text in the box and a file as well. Empty the box or take the file away.
paste-file-title = Stories of a file
paste-file-text = { $count ->
    [one] The file holds { $shown } story.
   *[other] The file holds { $shown } stories.
  } Open one to see its record, and keep those you choose.
paste-file-kept = { $count ->
    [one] { $shown } story is in the store now.
   *[other] { $shown } stories are in the store now.
  }
paste-file-keep = Keep those chosen
paste-file-other = Another story or file
paste-file-none = No story was found in the file.
paste-file-many = There are more stories in the file than can be taken here. Add it with zabit add.
paste-file-cut = The file is packed, and cut or damaged. Fetch it anew.
paste-file-columns = The table has no column with the text of a story. Add it with zabit add and --map.
paste-file-gone = The file is not at hand any more. Choose it once more.
added-new = kept
added-known = was there already
added-copy = kept, a copy of another
added-version = kept, a version of another
