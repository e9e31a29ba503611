# A story pasted into a box.
paste-title = Paste a story
paste-text = Paste the text of a story. It is read and added to the store, and its record opens. The same story is not added twice.
paste-story = Text
paste-headline = Headline (if the text has none)
paste-outlet = Outlet
paste-published = Day of publication
paste-url = Address
paste-keep = Read and keep
paste-language = This text is not Turkish; Zabıt reads Turkish stories only.
paste-no-text = There is no text to read.
paste-day = Write the day of publication as 2025-09-08.
