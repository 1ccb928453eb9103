-- Review: corrections with what was judged, what the coder itself had found, and records that came close to being one.

DROP INDEX correction_place;
DROP TABLE correction;  -- nothing has ever been written to it

-- What a reviewer found right or wrong with a record; tied to words of a text, so that it survives coding again.
CREATE TABLE correction (
  correction INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('right', 'wrong', 'corrected')),
  fields TEXT NOT NULL,              -- JSON: what is to stand instead
  reviewer TEXT NOT NULL,
  reviewed TEXT NOT NULL,            -- day of the review
  seen TEXT NOT NULL,                -- JSON: the record that was judged, {} where it is not known
  slot TEXT NOT NULL,                -- id of the record as coded, shared by all corrections of it
  comment TEXT NOT NULL,
  undone TEXT                        -- moment at which it was taken back
);
CREATE INDEX correction_place ON correction (document, text_hash, trigger_start);

-- What the coder itself made of a version that corrections have changed; it comes back when they are taken back.
CREATE TABLE uncorrected (
  version INTEGER PRIMARY KEY REFERENCES version ON DELETE CASCADE,
  records TEXT NOT NULL,             -- JSON: the records, each with its explanation
  rejections TEXT NOT NULL           -- JSON: the rejections, as rows of that table
);

ALTER TABLE record ADD COLUMN correction INTEGER REFERENCES correction;  -- the one that made it what it is
ALTER TABLE rejection ADD COLUMN json TEXT;  -- the record that it would have been, or was before a review
ALTER TABLE rejection ADD COLUMN explanation TEXT;  -- JSON: why that would have had its type
CREATE INDEX record_correction ON record (correction) WHERE correction IS NOT NULL;

DROP VIEW events;
CREATE VIEW events AS
SELECT record.id, version.document AS doc, version.date AS published, version.publisher, record.event, record.mode,
       record.actor, record.recipient, record.date, record.enddate, record.date_precision, record.factuality,
       record.background, record.confidence, record.gist, record.clause, record.place, record.country, record.latitude,
       record.longitude, record.quad_code, record.event_scale, record.cameo, record.goldstein, record.episode,
       version.family, version.title, record.sentence, record.json, correction.verdict, correction.reviewer,
       correction.reviewed
FROM record JOIN version USING (version) LEFT JOIN correction USING (correction) WHERE version.until IS NULL;

CREATE VIEW corrections AS
SELECT correction.correction AS id, correction.document AS doc, correction.verdict, correction.fields, correction.reviewer,
       correction.reviewed, correction.comment, correction.undone, version.text_hash IS correction.text_hash AS text_fits,
       record.id AS record, substr(version.text, correction.trigger_start + 1, correction.trigger_end - correction.trigger_start)
       AS trigger, correction.trigger_start, correction.trigger_end
FROM correction LEFT JOIN version ON version.document = correction.document AND version.until IS NULL
LEFT JOIN record ON record.correction = correction.correction AND record.version = version.version;
