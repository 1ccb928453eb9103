-- Tables are singular and hold what was read and coded; views (0002) are plural and are there for reading.
-- Days are ISO dates, moments are UTC (`2024-05-14T09:30:00Z`). Spans count Unicode code points of version.text.

PRAGMA application_id = 1380209748;  -- "RDOT"

CREATE TABLE run (
  run INTEGER PRIMARY KEY,
  command TEXT NOT NULL,
  begun TEXT NOT NULL,
  ended TEXT,                        -- NULL: it is going on, or was killed
  program TEXT NOT NULL,             -- version of Readout that ran
  outcome TEXT                       -- JSON: how many documents were added, revised, coded again, left as they were
);

-- What made records. Two runs with the same four values make the same records of the same text.
CREATE TABLE coder (
  coder INTEGER PRIMARY KEY,
  version TEXT NOT NULL,
  ontology TEXT NOT NULL,
  model TEXT NOT NULL,
  confidence TEXT NOT NULL,          -- least confidence of a record, '' for the default of its type
  UNIQUE (version, ontology, model, confidence)
);

-- One text under one id; a revised text is a new version, and so is a retraction (without records).
CREATE TABLE version (
  version INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  number INTEGER NOT NULL,           -- 1, 2, ... in the order of adding
  status TEXT NOT NULL CHECK (status IN ('coded', 'rejected', 'retracted')),
  since TEXT NOT NULL,               -- day or moment from which it holds (docs/how-to/store.md)
  until TEXT,                        -- from when on the next version holds; NULL: this one does
  added TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES run,
  coder INTEGER REFERENCES coder,
  date TEXT,
  title TEXT,
  text TEXT NOT NULL,
  publisher TEXT,
  issuer TEXT,
  kind TEXT NOT NULL,
  url TEXT,
  language TEXT NOT NULL,
  text_hash TEXT NOT NULL,           -- of the text alone: corrections hold as long as it stays
  content_hash TEXT NOT NULL,        -- of all that the coder reads: text, title, date, publisher, issuer, kind, language
  sentences INTEGER NOT NULL,
  family TEXT NOT NULL,              -- shared by copies and rewrites of one text
  UNIQUE (document, number)
);
CREATE UNIQUE INDEX version_current ON version (document) WHERE until IS NULL;
CREATE INDEX version_family ON version (family);
CREATE INDEX version_date ON version (date);
CREATE INDEX version_run ON version (run);
CREATE INDEX version_coder ON version (coder);

-- Fingerprint bands of the versions that hold: two texts that share none are never compared.
CREATE TABLE band (
  band INTEGER NOT NULL,
  version INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
  PRIMARY KEY (band, version)
) WITHOUT ROWID;
CREATE INDEX band_version ON band (version);

CREATE TABLE episode (
  id TEXT PRIMARY KEY,
  event TEXT NOT NULL,
  first_day TEXT,
  last_day TEXT,
  preferred TEXT NOT NULL,           -- record id
  records INTEGER NOT NULL,
  families INTEGER NOT NULL,
  json TEXT NOT NULL
);
CREATE INDEX episode_day ON episode (first_day);

-- One event record. `json` is the line of --format jsonl; the episode stands beside it, because later documents move it.
CREATE TABLE record (
  record INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  version INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
  position INTEGER NOT NULL,
  sentence INTEGER NOT NULL,
  event TEXT NOT NULL,
  mode TEXT,
  quad_code INTEGER NOT NULL,
  event_scale REAL NOT NULL,
  cameo TEXT NOT NULL,
  goldstein REAL,
  actor TEXT NOT NULL,               -- for reading: CODE/SECTOR/Name, joined with "; "
  recipient TEXT NOT NULL,
  date TEXT,
  enddate TEXT,
  date_precision TEXT,
  date_basis TEXT NOT NULL,
  first_day TEXT NOT NULL,           -- first and last day that `date` and `enddate` can mean, '' where there is no date
  last_day TEXT NOT NULL,
  place TEXT,
  country TEXT,
  latitude REAL,
  longitude REAL,
  place_precision TEXT,
  factuality TEXT NOT NULL,
  background INTEGER NOT NULL,
  confidence REAL NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  gist TEXT NOT NULL,                -- words of the gist, '' where there is none
  clause TEXT NOT NULL,              -- words of the clause that reports it
  episode TEXT REFERENCES episode (id) DEFERRABLE INITIALLY DEFERRED,
  json TEXT NOT NULL,
  explanation TEXT,                  -- JSON: why it has its type
  UNIQUE (version, id)
);
CREATE INDEX record_id ON record (id);
CREATE INDEX record_day ON record (first_day, last_day);
CREATE INDEX record_event ON record (event, first_day, last_day);
CREATE INDEX record_episode ON record (episode);

CREATE TABLE party (
  party INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  sector TEXT NOT NULL,              -- the first sector, '' where there is none
  name TEXT NOT NULL,                -- '' for a state or an unnamed group
  identifier_id TEXT NOT NULL,
  UNIQUE (code, sector, name, identifier_id)
);
CREATE INDEX party_name ON party (name);

CREATE TABLE role (
  record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('actor', 'recipient', 'according_to', 'affected')),
  position INTEGER NOT NULL,
  party INTEGER NOT NULL REFERENCES party,
  code TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  PRIMARY KEY (record, role, position)
) WITHOUT ROWID;
CREATE INDEX role_code ON role (code, role, first_day, last_day);
CREATE INDEX role_party ON role (party, role, first_day, last_day);

-- Every two countries or bodies that a record has between them, a < b.
CREATE TABLE pair (
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
  PRIMARY KEY (a, b, first_day, last_day, record)
) WITHOUT ROWID;
CREATE INDEX pair_record ON pair (record);

-- Blocking keys of the records that hold, as hashes: two records that share none are never joined.
CREATE TABLE block (
  key INTEGER NOT NULL,
  record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
  PRIMARY KEY (key, record)
) WITHOUT ROWID;
CREATE INDEX block_record ON block (record);

CREATE TABLE quote (
  version INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  speaker TEXT NOT NULL,
  cue TEXT NOT NULL,
  content TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (version, position)
);

CREATE TABLE rejection (
  version INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
  position INTEGER NOT NULL,
  stage TEXT NOT NULL,
  reason TEXT NOT NULL,
  span_start INTEGER,                -- NULL: the whole document
  span_end INTEGER,
  text TEXT NOT NULL,
  PRIMARY KEY (version, position)
);
CREATE INDEX rejection_reason ON rejection (stage, reason);

-- A request or commitment and where it stands, as of the last time that its owners' were worked out.
CREATE TABLE undertaking (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  owner TEXT NOT NULL,               -- codes of those who are to act, joined with "; "
  counterpart TEXT NOT NULL,         -- codes of those who asked, or to whom it was promised, joined with "; "
  content TEXT NOT NULL,
  due TEXT,
  status TEXT NOT NULL,
  confidence REAL,
  record TEXT NOT NULL,              -- id of the record that it was made from
  json TEXT NOT NULL
);
CREATE INDEX undertaking_owner ON undertaking (owner, counterpart, status);

-- Owners whose undertakings have to be worked out again, because a document with their records came or went.
CREATE TABLE stale_owner (
  code TEXT PRIMARY KEY
) WITHOUT ROWID;

-- Joining and splitting by hand. It names words of a text, not only record ids, so that it survives coding again.
CREATE TABLE decision (
  decision INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('join', 'split')),
  a TEXT NOT NULL,                   -- record ids as they were
  b TEXT NOT NULL,
  a_document TEXT NOT NULL,
  a_text_hash TEXT NOT NULL,
  a_start INTEGER NOT NULL,
  b_document TEXT NOT NULL,
  b_text_hash TEXT NOT NULL,
  b_start INTEGER NOT NULL,
  by TEXT NOT NULL,
  decided TEXT NOT NULL,
  why TEXT NOT NULL,
  undone TEXT                        -- moment at which it was taken back
);
CREATE INDEX decision_a ON decision (a_document);
CREATE INDEX decision_b ON decision (b_document);

-- What a reviewer found right or wrong with a record; tied to words of a text, so that it survives coding again.
CREATE TABLE correction (
  correction INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  fields TEXT NOT NULL,              -- JSON: what is to stand instead
  reviewer TEXT NOT NULL,
  reviewed TEXT NOT NULL,
  undone TEXT
);
CREATE INDEX correction_place ON correction (document, text_hash, trigger_start);

-- Everything that ever changed the store; never altered.
CREATE TABLE audit (
  entry INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  run INTEGER REFERENCES run,
  action TEXT NOT NULL,
  document TEXT,
  detail TEXT NOT NULL               -- JSON
);
CREATE INDEX audit_document ON audit (document);
CREATE TRIGGER audit_is_not_altered BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is never altered'); END;
CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is never altered'); END;

CREATE VIRTUAL TABLE version_fts USING fts5 (
  title, text, content='version', content_rowid='version', tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER version_fts_in AFTER INSERT ON version
BEGIN INSERT INTO version_fts (rowid, title, text) VALUES (new.version, new.title, new.text); END;
CREATE TRIGGER version_fts_out AFTER DELETE ON version
BEGIN INSERT INTO version_fts (version_fts, rowid, title, text) VALUES ('delete', old.version, old.title, old.text); END;

CREATE VIRTUAL TABLE record_fts USING fts5 (
  gist, clause, content='record', content_rowid='record', tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER record_fts_in AFTER INSERT ON record
BEGIN INSERT INTO record_fts (rowid, gist, clause) VALUES (new.record, new.gist, new.clause); END;
CREATE TRIGGER record_fts_out AFTER DELETE ON record
BEGIN INSERT INTO record_fts (record_fts, rowid, gist, clause) VALUES ('delete', old.record, old.gist, old.clause); END;
