-- The projections: everything here can be dropped and comes out of the ledger again, the same.

-- How far each projection has read each ledger; moved with what it wrote, in one transaction.
CREATE TABLE projection_checkpoint (
  ledger        text COLLATE "C" NOT NULL,
  projection    text COLLATE "C" NOT NULL,
  next_position bigint NOT NULL,
  CONSTRAINT projection_checkpoint_pkey PRIMARY KEY (ledger, projection)
);

-- Entries read into our vocabulary, and the keys by which facts find each other (events.md §E).
CREATE TABLE fact (
  ledger   text COLLATE "C" NOT NULL,
  position bigint NOT NULL,
  fact     json NOT NULL, -- json, for jsonb refuses what publishers send
  CONSTRAINT fact_pkey PRIMARY KEY (ledger, position)
);
CREATE TABLE fact_key (
  ledger   text COLLATE "C" NOT NULL,
  key      text COLLATE "C" NOT NULL,
  position bigint NOT NULL,
  CONSTRAINT fact_key_pkey PRIMARY KEY (ledger, key, position)
);

-- The keys that a record was gathered along: a new fact with one of them touches the record.
CREATE TABLE record_key (
  ledger text COLLATE "C" NOT NULL,
  key    text COLLATE "C" NOT NULL,
  record text COLLATE "C" NOT NULL,
  CONSTRAINT record_key_pkey PRIMARY KEY (ledger, key, record)
);
CREATE INDEX record_key_record_idx ON record_key (ledger, record);

CREATE TABLE change_view (
  ledger         text COLLATE "C" NOT NULL,
  change_id      text COLLATE "C" NOT NULL,
  first_position bigint NOT NULL,
  implemented_at timestamptz, -- start of the first deployment
  record         json NOT NULL,
  CONSTRAINT change_view_pkey PRIMARY KEY (ledger, change_id)
);
CREATE INDEX change_view_first_position_idx ON change_view (ledger, first_position, change_id);
CREATE INDEX change_view_implemented_at_idx ON change_view (ledger, implemented_at, change_id);

CREATE TABLE release_view (
  ledger         text COLLATE "C" NOT NULL,
  release_id     text COLLATE "C" NOT NULL,
  first_position bigint NOT NULL,
  record         json NOT NULL,
  CONSTRAINT release_view_pkey PRIMARY KEY (ledger, release_id)
);
CREATE INDEX release_view_first_position_idx ON release_view (ledger, first_position, release_id);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['projection_checkpoint', 'fact', 'fact_key', 'record_key',
    'change_view', 'release_view'] LOOP
    EXECUTE format('ALTER TABLE %I OWNER TO ledger_owner', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO ledger_app', name);
  END LOOP;
END
$$;
