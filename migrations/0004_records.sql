-- The projections: everything here can be dropped and comes out of the ledger again, the same. Each
-- row belongs to a generation: a rebuild writes a new one beside the one that serves.

-- How far each generation of a projection has read each ledger: moved, by compare-and-set, with what
-- it wrote, in one transaction.
CREATE TABLE projection_checkpoint (
  ledger        text COLLATE "C" NOT NULL,
  projection    text COLLATE "C" NOT NULL,
  generation    integer NOT NULL,
  next_position bigint NOT NULL,
  version       integer NOT NULL, -- of the code that folds
  is_serving    boolean NOT NULL,
  CONSTRAINT projection_checkpoint_pkey PRIMARY KEY (ledger, projection, generation)
);
CREATE UNIQUE INDEX projection_checkpoint_serving_key ON projection_checkpoint (ledger, projection)
  WHERE is_serving;

-- Entries read into our vocabulary, as small as the records need them (events.md §E).
CREATE TABLE fact (
  ledger     text COLLATE "C" NOT NULL,
  generation integer NOT NULL,
  position   bigint NOT NULL,
  evidence   json NOT NULL, -- json, for jsonb refuses what publishers send
  CONSTRAINT fact_pkey PRIMARY KEY (ledger, generation, position)
);
-- By which keys facts are found. Keys are numbers that stand for texts: two texts of one number do no
-- harm, for each fact says its own keys.
CREATE TABLE fact_key (
  ledger     text COLLATE "C" NOT NULL,
  generation integer NOT NULL,
  key        bigint NOT NULL,
  position   bigint NOT NULL,
  CONSTRAINT fact_key_pkey PRIMARY KEY (ledger, generation, key, position)
);

-- Which record looked under which key, and within which span of time (nanoseconds since 1970): a fact
-- there touches it. Only added to, for to be touched in vain or twice does no harm.
CREATE TABLE record_key (
  ledger     text COLLATE "C" NOT NULL,
  generation integer NOT NULL,
  key        bigint NOT NULL,
  record     bigint NOT NULL, -- a number that stands for the anchor
  from_at    bigint NOT NULL,
  until_at   bigint NOT NULL
);
CREATE INDEX record_key_key_idx ON record_key (ledger, generation, key);
-- Which record waits for the first fact under a key from a time on: over when the record is renewed.
CREATE TABLE record_waiting (
  ledger     text COLLATE "C" NOT NULL,
  generation integer NOT NULL,
  key        bigint NOT NULL,
  record     bigint NOT NULL,
  from_at    bigint NOT NULL
);
CREATE INDEX record_waiting_key_idx ON record_waiting (ledger, generation, key);
CREATE INDEX record_waiting_record_idx ON record_waiting (ledger, generation, record);
CREATE TABLE record_anchor (
  ledger     text COLLATE "C" NOT NULL,
  generation integer NOT NULL,
  record     bigint NOT NULL,
  anchor     text COLLATE "C" NOT NULL,
  CONSTRAINT record_anchor_pkey PRIMARY KEY (ledger, generation, record, anchor)
);

-- The records as they stand at the checkpoint.
CREATE TABLE record_view (
  ledger           text COLLATE "C" NOT NULL,
  generation       integer NOT NULL,
  kind             text COLLATE "C" NOT NULL,
  record_id        text COLLATE "C" NOT NULL,
  anchor           text COLLATE "C" NOT NULL, -- what it stands on
  first_position   bigint NOT NULL,
  changed_position bigint NOT NULL, -- the checkpoint at which it was last written
  occurred_at      timestamptz,
  labels           text[] COLLATE "C" NOT NULL, -- name=value, what lists are narrowed by
  record           json, -- null: there is none any more
  CONSTRAINT record_view_pkey PRIMARY KEY (ledger, generation, kind, record_id)
);
CREATE INDEX record_view_first_position_idx
  ON record_view (ledger, generation, kind, first_position, record_id);
CREATE INDEX record_view_occurred_at_idx
  ON record_view (ledger, generation, kind, occurred_at, record_id);
CREATE INDEX record_view_labels_idx ON record_view USING gin (labels);

-- The records as they stood at the end of every block of positions: what lies between is assembled
-- from the facts (docs/adr/0014). A row holds from its position, until before the next one.
CREATE TABLE record_version (
  ledger         text COLLATE "C" NOT NULL,
  generation     integer NOT NULL,
  kind           text COLLATE "C" NOT NULL,
  record_id      text COLLATE "C" NOT NULL,
  from_position  bigint NOT NULL,
  to_position    bigint, -- null: it still does
  first_position bigint NOT NULL,
  occurred_at    timestamptz,
  labels         text[] COLLATE "C" NOT NULL,
  record         json NOT NULL,
  CONSTRAINT record_version_pkey PRIMARY KEY (ledger, generation, kind, record_id, from_position)
);
CREATE INDEX record_version_first_position_idx
  ON record_version (ledger, generation, kind, first_position, record_id);

-- Records that could not be assembled, or entries that could not be read, from a position on.
CREATE TABLE parked_record (
  ledger     text COLLATE "C" NOT NULL,
  generation integer NOT NULL,
  anchor     text COLLATE "C" NOT NULL,
  position   bigint NOT NULL,
  reason     text NOT NULL,
  CONSTRAINT parked_record_pkey PRIMARY KEY (ledger, generation, anchor)
);

-- The gap register: numbers that a producer has given and the ledger lacks, while it lacked them.
CREATE TABLE producer_numbers (
  ledger     text COLLATE "C" NOT NULL,
  generation integer NOT NULL,
  producer   text COLLATE "C" NOT NULL,
  lowest     bigint NOT NULL,
  highest    bigint NOT NULL,
  repeated   bigint NOT NULL,
  CONSTRAINT producer_numbers_pkey PRIMARY KEY (ledger, generation, producer)
);
CREATE TABLE producer_gap (
  ledger        text COLLATE "C" NOT NULL,
  generation    integer NOT NULL,
  producer      text COLLATE "C" NOT NULL,
  number_from   bigint NOT NULL,
  number_to     bigint NOT NULL,
  from_position bigint NOT NULL,
  to_position   bigint, -- null: the ledger still lacks them
  CONSTRAINT producer_gap_pkey
    PRIMARY KEY (ledger, generation, producer, number_from, number_to, from_position)
);
CREATE INDEX producer_gap_open_idx ON producer_gap (ledger, generation, producer)
  WHERE to_position IS NULL;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['projection_checkpoint', 'fact', 'fact_key', 'record_key',
    'record_waiting', 'record_anchor', 'record_view', 'record_version', 'parked_record', 'producer_numbers',
    'producer_gap'] LOOP
    EXECUTE format('ALTER TABLE %I OWNER TO ledger_owner', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO ledger_app', name);
  END LOOP;
END
$$;
