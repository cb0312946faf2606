-- The journal of reads: who was shown what (api.md). Append-only like the ledger, into which it is
-- sealed in batches by `access` entries (ADR 0027).

-- One row a ledger: its row lock numbers the reads, so that a number follows the order of commits and
-- one that is lacking was taken away.
CREATE TABLE read_journal (
  ledger text COLLATE "C" NOT NULL,
  size   bigint NOT NULL,
  CONSTRAINT read_journal_pkey PRIMARY KEY (ledger)
);

CREATE TABLE journalled_read (
  ledger     text COLLATE "C" NOT NULL,
  number     bigint NOT NULL, -- from 0, without a gap
  read_at    timestamptz NOT NULL,
  request_id text COLLATE "C" NOT NULL, -- random: nobody guesses a read from its hash
  principal  text COLLATE "C" NOT NULL,
  role       text NOT NULL,
  action     text NOT NULL,
  operation  text COLLATE "C" NOT NULL, -- method and pattern of the route
  target     text NOT NULL, -- the address as it was asked for
  status     smallint NOT NULL,
  as_of      bigint, -- the last position looked at, where the answer says one
  row_count  bigint NOT NULL,
  digest     bytea, -- SHA-256 of the bytes sent; none: nothing was, or an export is under way
  hash       bytea NOT NULL, -- leaf hash of the row, of which a batch's root is made
  CONSTRAINT journalled_read_pkey PRIMARY KEY (ledger, number),
  CONSTRAINT journalled_read_action_check
    CHECK (action IN ('query', 'export_began', 'export_ended', 'export_broken')),
  CONSTRAINT journalled_read_hash_check CHECK (octet_length(hash) = 32)
);
CREATE INDEX journalled_read_principal_idx ON journalled_read (ledger, principal, number);
CREATE INDEX journalled_read_read_at_idx ON journalled_read
  USING brin (ledger, read_at) WITH (pages_per_range = 32, autosummarize = on);

-- Which entry of the ledger commits to which reads: for looking up, the entries say it themselves.
CREATE TABLE sealed_reads (
  ledger      text COLLATE "C" NOT NULL,
  from_number bigint NOT NULL,
  to_number   bigint NOT NULL, -- the first that it does not hold
  position    bigint NOT NULL, -- of the `access` entry
  CONSTRAINT sealed_reads_pkey PRIMARY KEY (ledger, position),
  CONSTRAINT sealed_reads_entry_fkey FOREIGN KEY (ledger, position)
    REFERENCES ledger_entry (ledger, position),
  CONSTRAINT sealed_reads_check CHECK (from_number < to_number)
);
CREATE INDEX sealed_reads_to_number_idx ON sealed_reads (ledger, to_number);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['journalled_read', 'sealed_reads'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', name, name || '_append_only');
  END LOOP;
  FOREACH name IN ARRAY ARRAY['read_journal', 'journalled_read', 'sealed_reads'] LOOP
    EXECUTE format('ALTER TABLE %I OWNER TO ledger_owner', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO ledger_app', name);
  END LOOP;
END
$$;
GRANT UPDATE (size) ON read_journal TO ledger_app;
