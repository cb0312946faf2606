-- SPDX-License-Identifier: Apache-2.0
-- Of the looks under a key those that have not ended are read alone: a service of years has thousands
-- that have (docs/adr/0040).
DROP INDEX record_key_key_idx;
CREATE INDEX record_key_until_idx ON record_key (ledger, generation, key, until_at);
