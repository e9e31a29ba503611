# People, bodies and places.
people-title = People and bodies
people-filter = Name has
people-kinds = Kind
people-kind-person = People
people-kind-organisation = Organisations
people-kind-place = Places
people-kind-group = Groups
people-name = Name
people-role = Latest office
people-statements = Statements
people-stories = Stories
people-seen = Days
people-unit = said
people-none = Nobody was found with these filters.
