
-- The public face: plain names, spans resolved to words, copies and earlier versions left out.

CREATE VIEW stories AS
  SELECT id AS story, published, outlet, title, author, url, source,
    (SELECT count(*) FROM story copy WHERE copy.copy_of = story.id) AS copies, text
  FROM story WHERE copy_of IS NULL AND superseded_by IS NULL;

CREATE VIEW people AS
  SELECT id AS entity, name, country, stories, statements, first, last
  FROM entity WHERE kind = 'person' AND merged_into IS NULL;

CREATE VIEW organisations AS
  SELECT id AS entity, name, country, stories, statements, first, last
  FROM entity WHERE kind = 'organisation' AND merged_into IS NULL;

CREATE VIEW places AS
  SELECT id AS entity, name, country, stories, first, last
  FROM entity WHERE kind = 'place' AND merged_into IS NULL;

CREATE VIEW roles AS
  SELECT appearance.entity, person.name AS person, role.title, body.entity AS organisation_entity,
    organisation.name AS organisation, role.former, min(story.published) AS first, max(story.published) AS last,
    count(DISTINCT story.id) AS stories
  FROM role JOIN story ON story.id = role.story AND story.superseded_by IS NULL
  JOIN appearance ON appearance.story = role.story AND appearance.local = role.local
  JOIN entity person ON person.id = appearance.entity
  LEFT JOIN appearance body ON body.story = role.story AND body.local = role.organisation
  LEFT JOIN entity organisation ON organisation.id = body.entity
  GROUP BY appearance.entity, role.title, body.entity, role.former;

CREATE VIEW statements AS
  SELECT statement.id AS statement, statement.day AS published, speaker.name AS speaker, statement.entity AS speaker_entity,
    statement.kind, statement.cue,
    substr(story.text, statement.start + 1, statement."end" - statement.start) AS content,
    story.outlet, story.title, statement.story, statement.start, statement."end",
    (SELECT count(*) FROM statement copy WHERE copy.same_as = statement.id) AS copies
  FROM statement JOIN story ON story.id = statement.story LEFT JOIN entity speaker ON speaker.id = statement.entity
  WHERE statement.same_as IS NULL AND story.superseded_by IS NULL;

CREATE VIEW figures AS
  SELECT quantity.id AS figure, quantity.day AS published, measure.phrase AS measure, quantity.comparator, quantity.value,
    quantity.upper, quantity.unit, quantity.status, quantity."when",
    substr(story.text, quantity.start + 1, quantity."end" - quantity.start) AS words,
    speaker.name AS said_by, story.outlet, story.title, quantity.story, quantity.start, quantity."end"
  FROM quantity JOIN story ON story.id = quantity.story AND story.superseded_by IS NULL AND story.copy_of IS NULL
  LEFT JOIN measure ON measure.id = quantity.measure
  LEFT JOIN statement ON statement.story = quantity.story AND statement.local = quantity.statement
  LEFT JOIN entity speaker ON speaker.id = statement.entity;

CREATE VIEW events AS
  SELECT event.id AS event, event.day AS published, event.kind AS type, event.date, event.modality, event.consult,
    event.agreement, event.agreement_kind, event.agreement_status,
    (SELECT group_concat(entity.name, '; ') FROM party JOIN entity ON entity.id = party.entity
     WHERE party.event = event.id AND party.side = 'actor') AS actors,
    (SELECT group_concat(entity.name, '; ') FROM party JOIN entity ON entity.id = party.entity
     WHERE party.event = event.id AND party.side = 'recipient') AS recipients,
    place.name AS place, speaker.name AS told_by,
    substr(story.text, event.start + 1, event."end" - event.start) AS words,
    story.outlet, story.title, event.story, event.start, event."end"
  FROM event JOIN story ON story.id = event.story AND story.superseded_by IS NULL AND story.copy_of IS NULL
  LEFT JOIN appearance place ON place.story = event.story AND place.local = event.place
  LEFT JOIN statement ON statement.story = event.story AND statement.local = event.statement
  LEFT JOIN entity speaker ON speaker.id = statement.entity;

CREATE VIEW meetings AS SELECT * FROM events WHERE type = 'CONSULT';

CREATE VIEW agreements AS SELECT * FROM events WHERE agreement IS NOT NULL;

CREATE VIEW commitments AS
  SELECT commitment.id AS commitment, commitment.day AS published, entity.name AS by, commitment.entity AS by_entity,
    commitment.kind, commitment.due,
    substr(story.text, commitment.start + 1, commitment."end" - commitment.start) AS words,
    quantity.value, quantity.unit, measure.phrase AS measure, story.outlet, story.title, commitment.story,
    commitment.start, commitment."end"
  FROM commitment JOIN story ON story.id = commitment.story AND story.superseded_by IS NULL AND story.copy_of IS NULL
  LEFT JOIN entity ON entity.id = commitment.entity
  LEFT JOIN quantity ON quantity.story = commitment.story AND quantity.local = commitment.quantity
  LEFT JOIN measure ON measure.id = quantity.measure;
