-- A store of records, version 1. Tables hold what was read; the views at the end are its public face.
-- Spans count code points of story.text, half open. "local" is an entity's, statement's … number inside its story.

CREATE TABLE story (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  title TEXT,
  published TEXT,
  published_at TEXT,
  modified TEXT,
  outlet TEXT,
  author TEXT,
  url TEXT,
  native TEXT,
  language TEXT NOT NULL,
  source TEXT NOT NULL,
  added TEXT NOT NULL,
  copy_of INTEGER REFERENCES story,
  superseded_by INTEGER REFERENCES story,
  -- Last, so that the rest of a long row is read without it.
  text TEXT NOT NULL
) STRICT;
CREATE INDEX story_published ON story (published);
CREATE INDEX story_url ON story (url) WHERE url IS NOT NULL;
CREATE INDEX story_native ON story (outlet, native) WHERE native IS NOT NULL;
CREATE INDEX story_copy ON story (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX story_superseded ON story (superseded_by) WHERE superseded_by IS NOT NULL;
CREATE INDEX story_outlet ON story (outlet) WHERE outlet IS NOT NULL;
CREATE INDEX story_current ON story (published) WHERE copy_of IS NULL AND superseded_by IS NULL;

-- Hashes of the bands of a story's MinHash signature: two stories that share one may be copies.
CREATE TABLE band (
  hash INTEGER NOT NULL,
  story INTEGER NOT NULL REFERENCES story,
  PRIMARY KEY (hash, story)
) WITHOUT ROWID, STRICT;

-- Somebody or something that stories speak of.
CREATE TABLE entity (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT,
  merged_into INTEGER REFERENCES entity,
  renamed INTEGER REFERENCES decision,
  stories INTEGER NOT NULL DEFAULT 0,
  statements INTEGER NOT NULL DEFAULT 0,
  first TEXT,
  last TEXT
) STRICT;
CREATE INDEX entity_statements ON entity (kind, statements DESC, stories DESC);
CREATE INDEX entity_country ON entity (country, kind, statements) WHERE country IS NOT NULL;

-- Names by which an entity is looked for: lower case, marks taken off the letters. "tail": a person's last word.
CREATE TABLE name (
  key TEXT NOT NULL,
  entity INTEGER NOT NULL REFERENCES entity,
  tail INTEGER NOT NULL,
  PRIMARY KEY (key, entity)
) WITHOUT ROWID, STRICT;
CREATE INDEX name_entity ON name (entity);

-- An entity in a story.
CREATE TABLE appearance (
  story INTEGER NOT NULL REFERENCES story,
  local INTEGER NOT NULL,
  entity INTEGER NOT NULL REFERENCES entity,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  aliases TEXT,
  country TEXT,
  mentions TEXT NOT NULL,
  score REAL NOT NULL,
  evidence TEXT NOT NULL,
  decision INTEGER REFERENCES decision,
  PRIMARY KEY (story, local)
) WITHOUT ROWID, STRICT;
CREATE INDEX appearance_entity ON appearance (entity, story);

-- An office that a story gives somebody. "organisation" is the body's number inside the story; "entity" and "body" are
-- who the two are.
CREATE TABLE role (
  story INTEGER NOT NULL REFERENCES story,
  local INTEGER NOT NULL,
  title TEXT NOT NULL,
  organisation INTEGER,
  former INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  entity INTEGER NOT NULL REFERENCES entity,
  body INTEGER REFERENCES entity,
  day TEXT,
  PRIMARY KEY (story, local, start)
) WITHOUT ROWID, STRICT;
CREATE INDEX role_entity ON role (entity, day, title, body, former);
CREATE INDEX role_body ON role (body, former, entity) WHERE body IS NOT NULL;

CREATE TABLE statement (
  id INTEGER PRIMARY KEY,
  story INTEGER NOT NULL REFERENCES story,
  local INTEGER NOT NULL,
  kind TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  speaker INTEGER,
  entity INTEGER REFERENCES entity,
  cue TEXT,
  cue_start INTEGER,
  cue_end INTEGER,
  medium_start INTEGER,
  medium_end INTEGER,
  within INTEGER,
  day TEXT,
  same_as INTEGER REFERENCES statement,
  decision INTEGER REFERENCES decision
) STRICT;
CREATE INDEX statement_story ON statement (story, local);
CREATE INDEX statement_entity ON statement (entity, day, story) WHERE same_as IS NULL;
CREATE INDEX statement_day ON statement (day, story, entity) WHERE same_as IS NULL;
CREATE INDEX statement_copy ON statement (same_as) WHERE same_as IS NOT NULL;

-- Who is named inside a statement.
CREATE TABLE about (
  entity INTEGER NOT NULL REFERENCES entity,
  statement INTEGER NOT NULL REFERENCES statement,
  PRIMARY KEY (entity, statement)
) WITHOUT ROWID, STRICT;
CREATE INDEX about_statement ON about (statement);

-- What figures measure: each phrase once, with the lemmas of its words.
CREATE TABLE measure (
  id INTEGER PRIMARY KEY,
  phrase TEXT NOT NULL UNIQUE,
  lemmas TEXT NOT NULL
) STRICT;

-- The lemmas of measures, to look them up by a word; rowid is measure.id.
CREATE VIRTUAL TABLE measure_word USING fts5 (
  lemma, content = '', tokenize = "unicode61 remove_diacritics 0"
);

CREATE TABLE quantity (
  id INTEGER PRIMARY KEY,
  story INTEGER NOT NULL REFERENCES story,
  local INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  value TEXT NOT NULL,
  upper TEXT,
  unit TEXT NOT NULL,
  comparator TEXT NOT NULL,
  measure INTEGER REFERENCES measure,
  status TEXT NOT NULL,
  "when" TEXT,
  statement INTEGER,
  day TEXT
) STRICT;
CREATE INDEX quantity_story ON quantity (story);
CREATE INDEX quantity_measure ON quantity (measure, day, story) WHERE measure IS NOT NULL;

CREATE TABLE date (
  story INTEGER NOT NULL REFERENCES story,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (story, start)
) WITHOUT ROWID, STRICT;

CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  story INTEGER NOT NULL REFERENCES story,
  local INTEGER NOT NULL,
  kind TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  place INTEGER,
  date TEXT,
  modality TEXT NOT NULL,
  statement INTEGER,
  consult TEXT,
  agreement TEXT,
  agreement_kind TEXT,
  agreement_status TEXT,
  day TEXT
) STRICT;
CREATE INDEX event_story ON event (story);
CREATE INDEX event_agreement ON event (day) WHERE agreement IS NOT NULL;

-- Parties of an event. "local" is the party's number inside the story, "entity" who that is, "seat" its place in the row.
CREATE TABLE party (
  event INTEGER NOT NULL REFERENCES event,
  side TEXT NOT NULL,
  seat INTEGER NOT NULL,
  local INTEGER NOT NULL,
  entity INTEGER NOT NULL REFERENCES entity,
  PRIMARY KEY (event, side, seat)
) WITHOUT ROWID, STRICT;
CREATE INDEX party_entity ON party (entity, event);

CREATE TABLE commitment (
  id INTEGER PRIMARY KEY,
  story INTEGER NOT NULL REFERENCES story,
  local INTEGER NOT NULL,
  kind TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  by INTEGER,
  entity INTEGER REFERENCES entity,
  due TEXT,
  quantity INTEGER,
  statement INTEGER,
  day TEXT
) STRICT;
CREATE INDEX commitment_story ON commitment (story);
CREATE INDEX commitment_day ON commitment (day);
CREATE INDEX commitment_entity ON commitment (entity, day);

-- What a person decided. It wins over whatever is read later, until it is undone.
CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  detail TEXT NOT NULL,
  before TEXT NOT NULL,
  undone TEXT
) STRICT;

-- Stories that could not be read, for another try.
CREATE TABLE failure (
  source TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  at TEXT NOT NULL
) WITHOUT ROWID, STRICT;

-- Words of the stories, as they stand and by lemma, in lower case; rowid is story.id. Stories are never taken out, so the
-- index need not be able to: contentless_delete wants SQLite 3.43, and many systems read the file with an older one.
CREATE VIRTUAL TABLE word USING fts5 (
  form, lemma, title,
  content = '', tokenize = "unicode61 remove_diacritics 0"
);
