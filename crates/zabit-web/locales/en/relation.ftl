# A relation, what a person does, figures, agreements, commitments, networks.
nav-between = Relation
nav-figures = Figures
nav-agreements = Agreements
nav-commitments = Commitments
nav-network = Network

choice-empty = This field is empty: { $value }.
choice-nobody = The stories know nobody by the name “{ $value }”.
choice-several = “{ $value }” fits several names. Which one?
tabs-label = What is shown
moment-when = when: { $value }
kind-of-all = All
kind-of-meetings = Meetings
kind-of-agreements = Agreements
kind-of-agreement = Agreement
kind-of-events = Other events
kind-of-statements = Statements
kind-of-commitments = Commitments
kind-of-figures = Figures

between-title = Between two sides
between-a = One side
between-b = The other side
between-go = Show
between-start = Type two names
between-start-help = Two countries, parties, bodies or people: their meetings, agreements, what each says of the other, commitments and figures, in one line of time. Those who hold an office of a body or a country speak for it.
between-same = both sides are the same.
between-time = Time line
between-none = The stories have nothing between the two that fits these filters.
between-years = { $a } – { $b }: events by year

entity-part-said = Statements
entity-part-meetings = Meetings
entity-part-agreements = Agreements
entity-part-events = Other events
entity-part-commitments = Commitments
entity-part-why = Why one entry
entity-roles-time = Offices, by the days stories give them
entity-topic = About
entity-topic-hint = Words, or a name
entity-none = Nothing fits these filters.
entity-years = Statements by year
entity-event-years = Events by year
entity-meets = Meets with
entity-between = What is between it and { $value }
entity-network = The network around it
entity-why-help = For each story: why was the name in it counted to this entry? Names with a score of 2 or more are joined.
entity-called = Called in the story
entity-grounds = Grounds
entity-score = Score
entity-story = Story

figures-title = Figures
figures-measure = What is measured
figures-of = Of whom or what
figures-of-hint = Names, with commas between
figures-go = Show
figures-measures = What stories measure most
figures-none = No figure fits these filters.
figures-table = Figures and their sources
figures-unit = Unit
figures-count = Figures
figures-targets = Targets, plans
figures-days = Published
figures-day = Published
figures-when = Period
figures-value = Value
figures-status = Status
figures-source = Who said it
figures-words = Words of the story

agreements-title = Agreements
agreements-all = All agreements
agreements-states = What stories say of agreements of this name, the latest first. One name need not be one agreement; the parties tell.
agreements-name = Name
agreements-of = Parties
agreements-none = No agreement fits these filters.
agreements-no-party = The story names no party

commitments-title = Commitments
commitments-all = All commitments
commitments-help = What stories say was promised, aimed at, wished for and demanded. Zabıt does not say whether it was kept; the evidence is in the words of each.
commitments-by = Who
commitments-kind = Kind
commitments-none = No commitment fits these filters.
commitments-statement = the statement it was made in
commitments-later = later figures of the same measure
due-state-all = All
due-state-ahead = Not yet due
due-state-past = Day has passed
due-state-untold = No day told

network-title = Who with whom
network-around = The network around { $value }
network-of = Around whom
network-most = Names at most
network-none = No tie fits these filters.
network-counted = { $count ->
    [one] Counted in the latest story of these days.
   *[other] Counted in the latest { $shown } stories of these days.
  }
network-key = Round: a person, square: a body, lozenge: a place or group. Solid line: a meeting or agreement; dashed line: one speaks of the other. Width: how often.
network-table = Ties
network-pair = Who
network-what = By the stories
network-nodes = { $count ->
    [one] { $shown } name.
   *[other] { $shown } names.
  }
network-ties = { $count ->
    [one] { $shown } tie between them.
   *[other] { $shown } ties between them.
  }
network-weight = { $count ->
    [one] { $shown } meeting, agreement or statement
   *[other] { $shown } meetings, agreements and statements
  }
network-meets = { $count ->
    [one] { $shown } meeting
   *[other] { $shown } meetings
  }
network-agrees = { $count ->
    [one] { $shown } agreement
   *[other] { $shown } agreements
  }
network-cites = { $count ->
    [one] { $speaker } named { $named } in { $shown } statement
   *[other] { $speaker } named { $named } in { $shown } statements
  }
tie-all = All
tie-meets = Who meets
tie-agrees = Who agrees
tie-cites = Who speaks of whom
