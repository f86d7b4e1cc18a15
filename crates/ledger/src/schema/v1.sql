-- Version 1 of the ledger. docs/ledger.md says what each column means, and a test compares the two.
-- Days are whole numbers: days since 1970-01-01.

CREATE TABLE inputs (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    form TEXT NOT NULL,
    digest BLOB NOT NULL,
    rows INTEGER NOT NULL,
    taken INTEGER NOT NULL,
    known INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    malformed INTEGER NOT NULL,
    at TEXT NOT NULL
);

CREATE TABLE parties (
    id INTEGER PRIMARY KEY,
    country TEXT NOT NULL,
    sector TEXT NOT NULL,
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    UNIQUE (name, code, country, sector)
);

CREATE TABLE sides (
    id INTEGER PRIMARY KEY,
    parties TEXT NOT NULL UNIQUE
);

CREATE TABLE side_parties (
    side INTEGER NOT NULL REFERENCES sides (id),
    position INTEGER NOT NULL,
    party INTEGER NOT NULL REFERENCES parties (id),
    PRIMARY KEY (side, position)
) WITHOUT ROWID;
CREATE INDEX side_parties_by_party ON side_parties (party);

CREATE TABLE places (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    country TEXT NOT NULL,
    lat REAL,
    lon REAL,
    geoname_id INTEGER
);
CREATE UNIQUE INDEX places_once ON places (name, country, ifnull(lat, ''), ifnull(lon, ''), ifnull(geoname_id, ''));

CREATE TABLE stories (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    digest BLOB NOT NULL,
    text_digest BLOB NOT NULL,
    title TEXT,
    day INTEGER,
    source TEXT,
    url TEXT,
    text TEXT NOT NULL,
    family INTEGER REFERENCES stories (id),
    retracted TEXT
);
CREATE INDEX stories_by_day ON stories (day);
CREATE INDEX stories_by_family ON stories (family);
CREATE INDEX stories_by_text ON stories (text_digest);

CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    type TEXT NOT NULL,
    mode TEXT NOT NULL,
    context TEXT NOT NULL,
    status TEXT NOT NULL,
    score REAL NOT NULL,
    confidence REAL,
    from_day INTEGER,
    to_day INTEGER,
    actor INTEGER NOT NULL REFERENCES sides (id),
    recipient INTEGER NOT NULL REFERENCES sides (id),
    place INTEGER REFERENCES places (id),
    mentions INTEGER NOT NULL,
    sources INTEGER NOT NULL,
    first_seen INTEGER,
    last_seen INTEGER,
    input INTEGER REFERENCES inputs (id),
    line INTEGER,
    code TEXT
);
CREATE INDEX events_by_day ON events (from_day) WHERE input IS NULL;

CREATE TABLE pairs (
    actor TEXT NOT NULL,
    recipient TEXT NOT NULL,
    day INTEGER NOT NULL,
    event INTEGER NOT NULL,
    actor_party INTEGER NOT NULL,
    recipient_party INTEGER NOT NULL,
    is_first INTEGER NOT NULL,
    type INTEGER NOT NULL,
    status INTEGER NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (actor, recipient, day, event, actor_party, recipient_party)
) WITHOUT ROWID;

CREATE TABLE coders (
    id INTEGER PRIMARY KEY,
    model TEXT NOT NULL,
    version TEXT NOT NULL,
    UNIQUE (model, version)
);

CREATE TABLE mentions (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    story INTEGER NOT NULL REFERENCES stories (id),
    event INTEGER NOT NULL REFERENCES events (id),
    coder INTEGER NOT NULL REFERENCES coders (id),
    type TEXT NOT NULL,
    mode TEXT NOT NULL,
    context TEXT NOT NULL,
    status TEXT NOT NULL,
    score REAL NOT NULL,
    confidence REAL NOT NULL,
    actor INTEGER NOT NULL REFERENCES sides (id),
    recipient INTEGER NOT NULL REFERENCES sides (id),
    date_text TEXT,
    date_value TEXT,
    from_day INTEGER,
    to_day INTEGER,
    place INTEGER REFERENCES places (id),
    place_text TEXT,
    place_start INTEGER,
    place_end INTEGER,
    sentence TEXT NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    sentence_index INTEGER NOT NULL,
    trigger TEXT,
    trigger_start INTEGER,
    trigger_end INTEGER
);
CREATE INDEX mentions_by_story ON mentions (story);
CREATE INDEX mentions_by_event ON mentions (event);

CREATE TABLE participants (
    mention INTEGER NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('actor', 'recipient', 'speaker')),
    position INTEGER NOT NULL,
    party INTEGER NOT NULL REFERENCES parties (id),
    text TEXT NOT NULL,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    PRIMARY KEY (mention, role, position)
) WITHOUT ROWID;
CREATE INDEX participants_by_party ON participants (party);

CREATE TABLE agreements (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    signed INTEGER,
    in_force INTEGER,
    expires INTEGER,
    ended INTEGER,
    successor INTEGER REFERENCES agreements (id)
);

CREATE TABLE mention_agreements (
    mention INTEGER NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    agreement INTEGER NOT NULL REFERENCES agreements (id),
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    PRIMARY KEY (mention, position)
) WITHOUT ROWID;
CREATE INDEX mention_agreements_by_agreement ON mention_agreements (agreement);

CREATE TABLE changes (
    id INTEGER PRIMARY KEY,
    event BLOB NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    story TEXT,
    before TEXT,
    after TEXT
);
CREATE INDEX changes_by_event ON changes (event);

CREATE TABLE event_types (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, quad TEXT NOT NULL, score REAL NOT NULL);
CREATE TABLE statuses (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE);

CREATE VIEW event_sides AS
SELECT e.id AS event, 'actor' AS role, s.position, p.id AS party, p.country, p.sector, p.name, p.code
FROM events e JOIN side_parties s ON s.side = e.actor JOIN parties p ON p.id = s.party
UNION ALL
SELECT e.id, 'recipient', s.position, p.id, p.country, p.sector, p.name, p.code
FROM events e JOIN side_parties s ON s.side = e.recipient JOIN parties p ON p.id = s.party;

CREATE VIEW event_list AS
SELECT lower(hex(e.key)) AS id, e.type, e.mode, e.status, t.quad, e.score, date(e.from_day * 86400, 'unixepoch') AS date_from,
    date(e.to_day * 86400, 'unixepoch') AS date_to, a.country AS actor_country, a.sector AS actor_sector,
    a.name AS actor_name, r.country AS recipient_country, r.sector AS recipient_sector, r.name AS recipient_name,
    l.name AS place, l.country AS place_country, e.sources, e.mentions,
    date(e.first_seen * 86400, 'unixepoch') AS first_seen, date(e.last_seen * 86400, 'unixepoch') AS last_seen
FROM events e JOIN event_types t ON t.word = e.type
LEFT JOIN side_parties sa ON sa.side = e.actor AND sa.position = 0 LEFT JOIN parties a ON a.id = sa.party
LEFT JOIN side_parties sr ON sr.side = e.recipient AND sr.position = 0 LEFT JOIN parties r ON r.id = sr.party
LEFT JOIN places l ON l.id = e.place;
