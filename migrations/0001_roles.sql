-- The database roles: groups without login, so that each process gets the least it needs.
-- Roles belong to the server, not to the database: another database may have made them already.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ledger_owner', 'ledger_writer', 'ledger_reader', 'ledger_app'] LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN', name);
      END IF;
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL; -- another migration was quicker
    END;
  END LOOP;
END
$$;

-- ledger_app is what the service logs in as: it appends, reads, and keeps its projections
DO $$
BEGIN
  IF NOT pg_has_role('ledger_app', 'ledger_writer', 'MEMBER') THEN
    GRANT ledger_reader TO ledger_writer;
    GRANT ledger_writer TO ledger_app;
  END IF;
END
$$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO ledger_owner, ledger_reader;
