-- SPDX-License-Identifier: Apache-2.0
-- Two indexes that begin with the ledger and the generation look alike to a planner that expects one row
-- of both: either then served either search, and one of them read all of a generation for each of its
-- rows. Each begins with what only its own search names (docs/adr/0039).
DROP INDEX record_waiting_key_idx;
DROP INDEX record_waiting_record_idx;
CREATE INDEX record_waiting_key_idx ON record_waiting (key, ledger, generation);
CREATE INDEX record_waiting_record_idx ON record_waiting (record, ledger, generation);
