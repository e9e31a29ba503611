-- Version 3: the ways to few of many, so that all need not be gone through: commitments with a day, agreements of a state.
CREATE INDEX commitment_due ON commitment (day) WHERE due IS NOT NULL;
CREATE INDEX event_status ON event (agreement_status, day) WHERE agreement IS NOT NULL;

-- When a story is from and whether it counts, by its number: without its long row, of which a page holds three or four.
CREATE INDEX story_head ON story (id, published, copy_of, superseded_by);

-- Letters of all texts: to count them anew means to read every text.
CREATE TABLE tally (letters INTEGER NOT NULL) STRICT;
INSERT INTO tally SELECT coalesce(sum(length(text)), 0) FROM story;
