# Every page: header, footer, numbers, days.
skip = Skip to content
tagline = Who said what, and when
nav = Sections
nav-home = Home
nav-people = People and bodies
nav-search = Search
nav-paste = Paste a story
search-label = Search the stories
search-hint = Words, "a phrase", -unwanted
search-go = Search
language-other = Türkçe
language-switch = Bu sayfayı Türkçe oku
footer-about = Zabıt records what stories say, and who says it; it does not say that it is true.
footer-none = The store cannot be read right now.
footer-days = { $first } – { $last }
count-stories = { $count ->
    [one] { $shown } story
   *[other] { $shown } stories
  }
count-people = { $count ->
    [one] { $shown } person
   *[other] { $shown } people
  }
count-organisations = { $count ->
    [one] { $shown } organisation
   *[other] { $shown } organisations
  }
count-statements = { $count ->
    [one] { $shown } statement
   *[other] { $shown } statements
  }
count-copies = { $count ->
    [one] { $shown } copy
   *[other] { $shown } copies
  }
no-title = Story without a headline
no-day = no date
no-outlet = outlet not given
nobody = Speaker not named
role-former = former { $value }
page-next = Next page
page-previous = Previous page
page-number = Page { $shown }
page-nav = Pages
filter-since = From
filter-until = To
filter-apply = Filter
filter-clear = Clear filters
filter-day-hint = 2025-09-08, 2025-09 or 2025
list-and = { $before } and { $last }

date-until = until { $value }
date-since = since { $value }
date-about = about { $value }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

login-title = Log in
login-text = This server asks for an access token. It was shown once, when the server was first started.
login-token = Access token
login-go = Log in
login-wrong = The token is wrong.
