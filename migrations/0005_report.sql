-- Reports: one run a definition and period, written once, with its files; and a schema of its own
-- for the job queue, which keeps its tables itself.
CREATE TABLE report_run (
  ledger      text COLLATE "C" NOT NULL,
  report_id   text COLLATE "C" NOT NULL, -- definition and period, e.g. change-register-2026-09
  definition  text NOT NULL,
  period_from timestamptz NOT NULL,
  period_to   timestamptz NOT NULL,
  time_zone   text NOT NULL,
  as_of       bigint NOT NULL, -- the last position that the report has looked at
  row_count   bigint NOT NULL,
  produced_at timestamptz NOT NULL,
  CONSTRAINT report_run_pkey PRIMARY KEY (ledger, report_id),
  CONSTRAINT report_run_period_key UNIQUE (ledger, definition, period_from, period_to)
);

CREATE TABLE report_file (
  ledger     text COLLATE "C" NOT NULL,
  report_id  text COLLATE "C" NOT NULL,
  format     text COLLATE "C" NOT NULL,
  media_type text NOT NULL,
  digest     text NOT NULL, -- SHA-256 of the content, hexadecimal
  content    bytea NOT NULL,
  CONSTRAINT report_file_pkey PRIMARY KEY (ledger, report_id, format),
  CONSTRAINT report_file_run_fkey FOREIGN KEY (ledger, report_id) REFERENCES report_run
);

ALTER TABLE report_run OWNER TO ledger_owner;
ALTER TABLE report_file OWNER TO ledger_owner;
GRANT SELECT, INSERT ON report_run, report_file TO ledger_app;

CREATE SCHEMA IF NOT EXISTS pgboss AUTHORIZATION ledger_app;
