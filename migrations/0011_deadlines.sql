-- By when something of a record is to be done (docs/adr/0038): what was planned to be over, and what is
-- still to be ratified. Few records have either. Records of an earlier version have none: the projector
-- builds them anew, beside those that serve.

ALTER TABLE record_view ADD COLUMN planned_end timestamptz, ADD COLUMN ratify_by timestamptz;
ALTER TABLE record_version ADD COLUMN planned_end timestamptz, ADD COLUMN ratify_by timestamptz;

CREATE INDEX record_view_planned_end_idx ON record_view (ledger, generation, kind, planned_end)
  WHERE planned_end IS NOT NULL AND record IS NOT NULL;
CREATE INDEX record_view_ratify_by_idx ON record_view (ledger, generation, kind, ratify_by)
  WHERE ratify_by IS NOT NULL AND record IS NOT NULL;
CREATE INDEX record_version_planned_end_idx ON record_version (ledger, generation, kind, planned_end)
  WHERE planned_end IS NOT NULL;
CREATE INDEX record_version_ratify_by_idx ON record_version (ledger, generation, kind, ratify_by)
  WHERE ratify_by IS NOT NULL;
