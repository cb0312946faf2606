-- SPDX-License-Identifier: Apache-2.0
-- How many records of a kind there are, as of the end of every block that left more or fewer of them,
-- and as of the checkpoint: a list says its total without counting itself (docs/adr/0043).
CREATE TABLE record_total (
  ledger     text COLLATE "C" NOT NULL,
  generation integer NOT NULL,
  kind       text COLLATE "C" NOT NULL,
  position   bigint NOT NULL, -- as of this one, and until before the next row
  total      bigint NOT NULL,
  CONSTRAINT record_total_pkey PRIMARY KEY (ledger, generation, kind, position)
);
ALTER TABLE record_total OWNER TO ledger_owner;
GRANT SELECT, INSERT, UPDATE, DELETE ON record_total TO ledger_app;

-- A service of before would go on folding and keep no totals: it cannot move a checkpoint any more, and
-- tries again until it is replaced. First of all, so that none folds while what is there is counted.
ALTER TABLE projection_checkpoint ADD COLUMN totals_next bigint NOT NULL DEFAULT 0;
UPDATE projection_checkpoint SET totals_next = next_position;
ALTER TABLE projection_checkpoint
  ADD CONSTRAINT projection_checkpoint_totals_check CHECK (totals_next = next_position);

-- What is there already is counted here once: a version makes one more where it begins to hold, and one
-- fewer where it ceases to.
INSERT INTO record_total
SELECT ledger, generation, kind, position,
       sum(change) OVER (PARTITION BY ledger, generation, kind ORDER BY position)
  FROM (
    SELECT ledger, generation, kind, position, sum(step) AS change FROM (
      SELECT ledger, generation, kind, from_position AS position, 1 AS step FROM record_version
      UNION ALL
      SELECT ledger, generation, kind, to_position, -1 FROM record_version
       WHERE to_position IS NOT NULL) steps
     GROUP BY ledger, generation, kind, position HAVING sum(step) <> 0) changes;

INSERT INTO record_total
SELECT c.ledger, c.generation, v.kind, c.next_position - 1, v.total
  FROM projection_checkpoint c
 CROSS JOIN LATERAL (
   SELECT kind, count(record) AS total FROM record_view
    WHERE ledger = c.ledger AND generation = c.generation GROUP BY kind) v
 WHERE c.projection = 'records' AND v.total <> coalesce(
   (SELECT t.total FROM record_total t
     WHERE t.ledger = c.ledger AND t.generation = c.generation AND t.kind = v.kind
     ORDER BY t.position DESC LIMIT 1), 0);
