-- Version 2: figures that a person corrected, sketches of stories.

-- What was read of a figure that a person decided on: its row in "quantity" holds what was decided. Of one that is no
-- figure that row has the status 'none', no measure and no statement, so no question finds it.
CREATE TABLE figure_read (
  id INTEGER PRIMARY KEY REFERENCES quantity,
  value TEXT NOT NULL,
  upper TEXT,
  unit TEXT NOT NULL,
  measure INTEGER REFERENCES measure,
  status TEXT NOT NULL,
  statement INTEGER,
  decision INTEGER NOT NULL REFERENCES decision
) STRICT;
CREATE INDEX figure_read_decision ON figure_read (decision);

-- A byte of each number of a story's MinHash signature: tells texts that may be alike without reading them. Beside the
-- stories, since those of a band lie anywhere and their rows are long. Stories of version 1 have none.
CREATE TABLE sketch (
  story INTEGER PRIMARY KEY REFERENCES story,
  bytes BLOB NOT NULL
) STRICT;

-- The views of version 1, without what is no figure.
DROP VIEW figures;
CREATE VIEW figures AS
  SELECT quantity.id AS figure, quantity.day AS published, measure.phrase AS measure, quantity.comparator, quantity.value,
    quantity.upper, quantity.unit, quantity.status, quantity."when",
    substr(story.text, quantity.start + 1, quantity."end" - quantity.start) AS words,
    speaker.name AS said_by, story.outlet, story.title, quantity.story, quantity.start, quantity."end"
  FROM quantity JOIN story ON story.id = quantity.story AND story.superseded_by IS NULL AND story.copy_of IS NULL
  LEFT JOIN measure ON measure.id = quantity.measure
  LEFT JOIN statement ON statement.story = quantity.story AND statement.local = quantity.statement
  LEFT JOIN entity speaker ON speaker.id = statement.entity
  WHERE quantity.status <> 'none';

DROP VIEW commitments;
CREATE VIEW commitments AS
  SELECT commitment.id AS commitment, commitment.day AS published, entity.name AS by, commitment.entity AS by_entity,
    commitment.kind, commitment.due,
    substr(story.text, commitment.start + 1, commitment."end" - commitment.start) AS words,
    quantity.value, quantity.unit, measure.phrase AS measure, story.outlet, story.title, commitment.story,
    commitment.start, commitment."end"
  FROM commitment JOIN story ON story.id = commitment.story AND story.superseded_by IS NULL AND story.copy_of IS NULL
  LEFT JOIN entity ON entity.id = commitment.entity
  LEFT JOIN quantity ON quantity.story = commitment.story AND quantity.local = commitment.quantity
    AND quantity.status <> 'none'
  LEFT JOIN measure ON measure.id = quantity.measure;
