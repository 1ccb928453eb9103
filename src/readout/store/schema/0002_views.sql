-- For reading, in Datasette for one: what holds now, with names that a map and a reader understand.

CREATE VIEW documents AS
SELECT document AS id, date, publisher, issuer, kind, title, text, url, language, status, number AS version, since, family,
       sentences, (SELECT count(*) FROM record WHERE record.version = version.version) AS records, added
FROM version WHERE until IS NULL;

CREATE VIEW events AS
SELECT record.id, version.document AS doc, version.date AS published, version.publisher, record.event, record.mode,
       record.actor, record.recipient, record.date, record.enddate, record.date_precision, record.factuality,
       record.background, record.confidence, record.gist, record.clause, record.place, record.country, record.latitude,
       record.longitude, record.quad_code, record.event_scale, record.cameo, record.goldstein, record.episode,
       version.family, version.title, record.sentence, record.json
FROM record JOIN version USING (version) WHERE version.until IS NULL;

CREATE VIEW episodes AS
SELECT episode.id, episode.event, episode.first_day AS date, episode.last_day AS enddate, record.actor, record.recipient,
       record.gist, record.clause, episode.records, episode.families, record.place, record.country, record.latitude,
       record.longitude, episode.preferred, version.document AS preferred_doc, version.publisher AS preferred_publisher,
       episode.json
FROM episode
JOIN record ON record.id = episode.preferred AND record.episode = episode.id
JOIN version ON version.version = record.version AND version.until IS NULL;

CREATE VIEW undertakings AS
SELECT undertaking.id, undertaking.kind, undertaking.owner, undertaking.counterpart, undertaking.content, undertaking.due,
       undertaking.status, undertaking.confidence, record.date, record.place, record.latitude, record.longitude,
       undertaking.record, version.document AS doc, version.publisher, undertaking.json
FROM undertaking
JOIN record ON record.id = undertaking.record
JOIN version ON version.version = record.version AND version.until IS NULL;
