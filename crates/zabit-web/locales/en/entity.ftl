# A person, a body, a place.
entity-said = What was said
entity-roles = Offices
entity-about = Speaks most about
entity-company = Named together with
