-- Lists look at records that there are, and count them: indexes that hold no others answer both without
-- a look at the rows; and lists as of an earlier position are sorted by time, too.

DROP INDEX record_view_first_position_idx;
CREATE INDEX record_view_first_position_idx
  ON record_view (ledger, generation, kind, first_position, record_id) WHERE record IS NOT NULL;
DROP INDEX record_view_occurred_at_idx;
CREATE INDEX record_view_occurred_at_idx
  ON record_view (ledger, generation, kind, occurred_at, record_id) WHERE record IS NOT NULL;
CREATE INDEX record_version_occurred_at_idx
  ON record_version (ledger, generation, kind, occurred_at, record_id);
