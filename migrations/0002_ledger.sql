-- The ledger: append-only by grants and by triggers (ledger.md §3, §7). The ledger's id leads every
-- key, so that tables can be distributed by it and one ledger can move to another server whole.

-- One row a ledger: its row lock orders all appends.
CREATE TABLE ledger_head (
  ledger      text COLLATE "C" NOT NULL,
  origin      text COLLATE "C" NOT NULL,
  size        bigint NOT NULL DEFAULT 0,
  range       bytea NOT NULL DEFAULT '', -- compact range of the tree: 32-byte hashes, largest first
  recorded_at timestamptz NOT NULL DEFAULT '1970-01-01T00:00:00Z', -- of the last entry
  CONSTRAINT ledger_head_pkey PRIMARY KEY (ledger),
  CONSTRAINT ledger_head_origin_key UNIQUE (origin),
  CONSTRAINT ledger_head_size_check CHECK (size >= 0)
);

CREATE TABLE ledger_entry (
  ledger      text COLLATE "C" NOT NULL,
  position    bigint NOT NULL,
  recorded_at timestamptz NOT NULL,
  state       smallint NOT NULL, -- the last rung passed when it arrived (intake.md §2)
  reason      text, -- the first problem: code, colon, words
  entry       bytea NOT NULL, -- exactly the bytes that are hashed
  CONSTRAINT ledger_entry_pkey PRIMARY KEY (ledger, position)
);
CREATE INDEX ledger_entry_recorded_at_idx ON ledger_entry
  USING brin (ledger, recorded_at) WITH (pages_per_range = 32, autosummarize = on);

-- The quarantine view; entries that are well cost these indexes nothing but a look at their state.
CREATE INDEX ledger_entry_quarantine_idx ON ledger_entry (ledger, position) WHERE state < 3;
CREATE INDEX ledger_entry_reason_idx
  ON ledger_entry (ledger, split_part(reason, ':', 1), position) WHERE state < 3;

-- The received bytes, committed to by the entry; the only thing that an erasure may remove.
CREATE TABLE ledger_payload (
  ledger   text COLLATE "C" NOT NULL,
  position bigint NOT NULL,
  salt     bytea NOT NULL,
  meta     bytea NOT NULL, -- key and headers
  value    bytea NOT NULL,
  CONSTRAINT ledger_payload_pkey PRIMARY KEY (ledger, position)
);

-- Which entries carry an event's identity: 16 bytes of SHA-256 over its source and id.
CREATE TABLE ledger_identity (
  ledger   text COLLATE "C" NOT NULL,
  identity uuid NOT NULL,
  position bigint NOT NULL,
  CONSTRAINT ledger_identity_pkey PRIMARY KEY (ledger, identity, position)
);

-- Full tiles of the tree (C2SP tlog-tiles): 256 hashes each, and the hash they come to.
CREATE TABLE ledger_tile (
  ledger text COLLATE "C" NOT NULL,
  level  smallint NOT NULL,
  index  bigint NOT NULL,
  hashes bytea NOT NULL,
  root   bytea NOT NULL,
  CONSTRAINT ledger_tile_pkey PRIMARY KEY (ledger, level, index),
  CONSTRAINT ledger_tile_hashes_check CHECK (octet_length(hashes) = 8192),
  CONSTRAINT ledger_tile_root_check CHECK (octet_length(root) = 32)
);

-- How far each partition has been read: moved with the entries, in their transaction.
CREATE TABLE ledger_cursor (
  ledger       text COLLATE "C" NOT NULL,
  topic        text NOT NULL,
  partition    integer NOT NULL,
  next_offset  bigint NOT NULL,
  redeliveries bigint NOT NULL DEFAULT 0, -- records that the ledger held already
  skipped      bigint NOT NULL DEFAULT 0, -- offsets without a record: ends and leavings of transactions
  lost         bigint NOT NULL DEFAULT 0, -- offsets that the broker had deleted unread: see the gaps
  last_offset  bigint, -- the last record read, by which the partition is known again
  last_digest  bytea,
  CONSTRAINT ledger_cursor_pkey PRIMARY KEY (ledger, topic, partition)
);

CREATE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ledger_entry', 'ledger_payload', 'ledger_identity', 'ledger_tile'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    -- ALWAYS: session_replication_role = replica does not pass it by
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', name, name || '_append_only');
  END LOOP;
  FOREACH name IN ARRAY ARRAY['ledger_head', 'ledger_entry', 'ledger_payload', 'ledger_identity',
    'ledger_tile', 'ledger_cursor'] LOOP
    EXECUTE format('ALTER TABLE %I OWNER TO ledger_owner', name);
    EXECUTE format('GRANT SELECT ON %I TO ledger_reader', name);
    EXECUTE format('GRANT INSERT ON %I TO ledger_writer', name);
  END LOOP;
END
$$;
ALTER FUNCTION refuse_change() OWNER TO ledger_owner;
GRANT UPDATE (size, range, recorded_at) ON ledger_head TO ledger_writer;
GRANT UPDATE (next_offset, redeliveries, skipped, lost, last_offset, last_digest) ON ledger_cursor
  TO ledger_writer;
