
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

-- What every column of a public view means; meetings and agreements have those of events.
CREATE VIEW columns (view, "column", type, meaning) AS
  WITH told (view, "column", type, meaning) AS (VALUES
    ('stories', 'story', 'integer', 'Its number; others point at it.'),
    ('stories', 'published', 'day', 'Day of publication.'),
    ('stories', 'outlet', 'text', 'The outlet that published it, where known.'),
    ('stories', 'title', 'text', 'The headline.'),
    ('stories', 'author', 'text', 'Who wrote it, where known.'),
    ('stories', 'url', 'text', 'Its address, where known.'),
    ('stories', 'source', 'text', 'The file it was read from, with its place in it after #.'),
    ('stories', 'copies', 'integer', 'Stories of other outlets that are copies of it.'),
    ('stories', 'text', 'text', 'The text that all spans point into, in code points.'),
    ('people', 'entity', 'integer', 'Its number; others point at it.'),
    ('people', 'name', 'text', 'The longest name stories give, or the one that was decided on.'),
    ('people', 'country', 'text', 'ISO 3166-1 alpha-3 code, where known.'),
    ('people', 'stories', 'integer', 'Stories that name it; copies and earlier versions are not counted.'),
    ('people', 'statements', 'integer', 'Statements it made; copies and earlier versions are not counted.'),
    ('people', 'first', 'day', 'Day of the first of these stories.'),
    ('people', 'last', 'day', 'Day of the last of these stories.'),
    ('organisations', 'entity', 'integer', 'Its number; others point at it.'),
    ('organisations', 'name', 'text', 'The name stories give, or the one that was decided on.'),
    ('organisations', 'country', 'text', 'ISO 3166-1 alpha-3 code, where known.'),
    ('organisations', 'stories', 'integer', 'Stories that name it; copies and earlier versions are not counted.'),
    ('organisations', 'statements', 'integer', 'Statements it made; copies and earlier versions are not counted.'),
    ('organisations', 'first', 'day', 'Day of the first of these stories.'),
    ('organisations', 'last', 'day', 'Day of the last of these stories.'),
    ('places', 'entity', 'integer', 'Its number; others point at it.'),
    ('places', 'name', 'text', 'The name stories give, or the one that was decided on.'),
    ('places', 'country', 'text', 'ISO 3166-1 alpha-3 code, where known.'),
    ('places', 'stories', 'integer', 'Stories that name it; copies and earlier versions are not counted.'),
    ('places', 'first', 'day', 'Day of the first of these stories.'),
    ('places', 'last', 'day', 'Day of the last of these stories.'),
    ('roles', 'entity', 'integer', 'Who holds the office: people.entity.'),
    ('roles', 'person', 'text', 'The name of who holds it.'),
    ('roles', 'title', 'text', 'The office or occupation in dictionary form, without the body.'),
    ('roles', 'organisation_entity', 'integer', 'The body it belongs to: organisations.entity.'),
    ('roles', 'organisation', 'text', 'The name of that body.'),
    ('roles', 'former', 'integer', '1 where stories give it as former, else 0.'),
    ('roles', 'first', 'day', 'Day of the first story that gives it.'),
    ('roles', 'last', 'day', 'Day of the last story that gives it.'),
    ('roles', 'stories', 'integer', 'Stories that give it.'),
    ('statements', 'statement', 'integer', 'Its number; others point at it.'),
    ('statements', 'published', 'day', 'Day of publication of the story.'),
    ('statements', 'speaker', 'text', 'Who said it, as the record attributes it; empty where the story names nobody.'),
    ('statements', 'speaker_entity', 'integer', 'The number of who said it: people.entity or organisations.entity.'),
    ('statements', 'kind', 'text', 'direct (word for word), indirect (reported) or mixed.'),
    ('statements', 'cue', 'text', 'Dictionary stem of the words that report it; empty where a quotation stands alone.'),
    ('statements', 'content', 'text', 'The words said, as they stand in the story.'),
    ('statements', 'outlet', 'text', 'The outlet that published the story, where known.'),
    ('statements', 'title', 'text', 'The headline of the story.'),
    ('statements', 'story', 'integer', 'The story it stands in: stories.story.'),
    ('statements', 'start', 'integer', 'First code point of the words in the text of the story.'),
    ('statements', 'end', 'integer', 'One past the last code point.'),
    ('statements', 'copies', 'integer', 'Copies of the story that hold it too.'),
    ('figures', 'figure', 'integer', 'Its number.'),
    ('figures', 'published', 'day', 'Day of publication of the story.'),
    ('figures', 'measure', 'text', 'What is measured, as in the story.'),
    ('figures', 'comparator', 'text', 'How the figure relates to its number: =, >, >=, <, <= or ~.'),
    ('figures', 'value', 'text', 'Exact decimal with a point.'),
    ('figures', 'upper', 'text', 'Upper end of a range.'),
    ('figures', 'unit', 'text', 'ISO 4217, percent, person, a unit of time, SI or trade, else count.'),
    ('figures', 'status', 'text', 'actual, target, planned or change.'),
    ('figures', 'when', 'text', 'EDTF date or interval the figure holds for.'),
    ('figures', 'words', 'text', 'The figure as it stands in the story.'),
    ('figures', 'said_by', 'text', 'Who gave it, where it stands in a statement.'),
    ('figures', 'outlet', 'text', 'The outlet that published the story, where known.'),
    ('figures', 'title', 'text', 'The headline of the story.'),
    ('figures', 'story', 'integer', 'The story it stands in: stories.story.'),
    ('figures', 'start', 'integer', 'First code point of the words in the text of the story.'),
    ('figures', 'end', 'integer', 'One past the last code point.'),
    ('events', 'event', 'integer', 'Its number.'),
    ('events', 'published', 'day', 'Day of publication of the story.'),
    ('events', 'type', 'text', 'PLOVER event type: CONSULT, AGREE …'),
    ('events', 'date', 'text', 'When, in EDTF, where told.'),
    ('events', 'modality', 'text', 'happened, planned, wished, denied or hypothetical.'),
    ('events', 'consult', 'text', 'Of CONSULT: meeting, call or visit.'),
    ('events', 'agreement', 'text', 'Of AGREE: the name of what was agreed, as in the story.'),
    ('events', 'agreement_kind', 'text', 'memorandum, treaty, protocol, contract …'),
    ('events', 'agreement_status', 'text', 'signed, planned, cancelled …'),
    ('events', 'actors', 'text', 'Who did it, parted by "; "; of CONSULT and AGREE all parties.'),
    ('events', 'recipients', 'text', 'To whom it was done, parted by "; ".'),
    ('events', 'place', 'text', 'Where.'),
    ('events', 'told_by', 'text', 'Who told of it, where it stands in a statement.'),
    ('events', 'words', 'text', 'The words that tell of it, as they stand in the story.'),
    ('events', 'outlet', 'text', 'The outlet that published the story, where known.'),
    ('events', 'title', 'text', 'The headline of the story.'),
    ('events', 'story', 'integer', 'The story it stands in: stories.story.'),
    ('events', 'start', 'integer', 'First code point of the words in the text of the story.'),
    ('events', 'end', 'integer', 'One past the last code point.'),
    ('commitments', 'commitment', 'integer', 'Its number.'),
    ('commitments', 'published', 'day', 'Day of publication of the story.'),
    ('commitments', 'by', 'text', 'Who commits.'),
    ('commitments', 'by_entity', 'integer', 'The number of who commits: people.entity or organisations.entity.'),
    ('commitments', 'kind', 'text', 'pledge, target, wish or call.'),
    ('commitments', 'due', 'text', 'EDTF date it is due, where told.'),
    ('commitments', 'words', 'text', 'The words that commit, as they stand in the story.'),
    ('commitments', 'value', 'text', 'The figure promised or aimed at: exact decimal with a point.'),
    ('commitments', 'unit', 'text', 'Its unit, as in figures.'),
    ('commitments', 'measure', 'text', 'What it measures.'),
    ('commitments', 'outlet', 'text', 'The outlet that published the story, where known.'),
    ('commitments', 'title', 'text', 'The headline of the story.'),
    ('commitments', 'story', 'integer', 'The story it stands in: stories.story.'),
    ('commitments', 'start', 'integer', 'First code point of the words in the text of the story.'),
    ('commitments', 'end', 'integer', 'One past the last code point.'),
    ('columns', 'view', 'text', 'A public view.'),
    ('columns', 'column', 'text', 'One of its columns.'),
    ('columns', 'type', 'text', 'integer, text or day (ISO 8601).'),
    ('columns', 'meaning', 'text', 'What stands in it.'))
  SELECT * FROM told
  UNION ALL SELECT 'meetings', "column", type, meaning FROM told WHERE view = 'events'
  UNION ALL SELECT 'agreements', "column", type, meaning FROM told WHERE view = 'events';
