-- Records as of a position between two blocks are assembled from no more facts than they look at
-- (docs/adr/0037): facts are found under a key by time, and a block knows which records it touched.
-- Projections come out of the ledger again: the projector folds them anew.

TRUNCATE projection_checkpoint, fact, fact_key, record_key, record_waiting, record_anchor, record_view,
  record_version, parked_record, producer_numbers, producer_gap;

ALTER TABLE fact_key
  ADD COLUMN at bigint NOT NULL, -- the claimed time, nanoseconds since 1970
  DROP CONSTRAINT fact_key_pkey,
  ADD CONSTRAINT fact_key_pkey PRIMARY KEY (ledger, generation, key, at, position);

-- Those of them that claimed a time still to come when they were recorded: of all others that a prefix
-- of the ledger holds, none is later than the prefix was recorded.
CREATE TABLE fact_key_ahead (
  ledger     text COLLATE "C" NOT NULL,
  generation integer NOT NULL,
  key        bigint NOT NULL,
  at         bigint NOT NULL,
  position   bigint NOT NULL,
  CONSTRAINT fact_key_ahead_pkey PRIMARY KEY (ledger, generation, key, at, position)
);

-- Which records facts touched, whether they became others or not, and the first position in its block
-- that did; after a restart in a block it may be there twice.
CREATE TABLE record_touched (
  ledger     text COLLATE "C" NOT NULL,
  generation integer NOT NULL,
  position   bigint NOT NULL,
  record     bigint NOT NULL -- a number that stands for the anchor
);
CREATE INDEX record_touched_position_idx ON record_touched (ledger, generation, position, record);

ALTER TABLE fact_key_ahead OWNER TO ledger_owner;
ALTER TABLE record_touched OWNER TO ledger_owner;
GRANT SELECT, INSERT, UPDATE, DELETE ON fact_key_ahead, record_touched TO ledger_app;
