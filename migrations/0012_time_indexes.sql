-- By time alone: a BRIN index that also knows the ledger looks cheap for every search of a ledger that the
-- statistics do not know yet, and then reads all of it (ADR 0039).
DROP INDEX ledger_entry_recorded_at_idx;
CREATE INDEX ledger_entry_recorded_at_idx ON ledger_entry
  USING brin (recorded_at) WITH (pages_per_range = 32, autosummarize = on);
DROP INDEX journalled_read_read_at_idx;
CREATE INDEX journalled_read_read_at_idx ON journalled_read
  USING brin (read_at) WITH (pages_per_range = 32, autosummarize = on);
