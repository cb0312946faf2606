-- What vouches for the ledger: signed checkpoints, the keys that sign them, and erasures (ledger.md §4, §8).

-- ledger_sealer is what the role `seal` needs: it reads all, publishes checkpoints, carries out erasures
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ledger_sealer') THEN
    CREATE ROLE ledger_sealer NOLOGIN;
  END IF;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL; -- another migration was quicker
END
$$;
DO $$
BEGIN
  IF NOT pg_has_role('ledger_sealer', 'ledger_reader', 'MEMBER') THEN
    GRANT ledger_reader TO ledger_sealer;
  END IF;
END
$$;

-- Every checkpoint that was published, as it was signed; witnesses add to the note later.
CREATE TABLE ledger_checkpoint (
  ledger      text COLLATE "C" NOT NULL,
  size        bigint NOT NULL,
  note        text NOT NULL, -- C2SP signed note
  sealed_at   timestamptz NOT NULL,
  cosigned_at timestamptz, -- since when the quorum of witnesses has cosigned
  announced   boolean NOT NULL DEFAULT false, -- whether the Kafka topic has the note as it stands
  CONSTRAINT ledger_checkpoint_pkey PRIMARY KEY (ledger, size),
  CONSTRAINT ledger_checkpoint_size_check CHECK (size > 0)
);

-- The public keys of each ledger: for information, whoever verifies has them from elsewhere.
CREATE TABLE ledger_key (
  ledger     text COLLATE "C" NOT NULL,
  vkey       text COLLATE "C" NOT NULL, -- C2SP verifier key
  added_at   timestamptz NOT NULL,
  retired_at timestamptz,
  final_size bigint, -- size of the last checkpoint that it signed
  CONSTRAINT ledger_key_pkey PRIMARY KEY (ledger, vkey)
);

-- Payloads that were erased, and the entry that says so. Only what stands here can be deleted.
CREATE TABLE ledger_erasure (
  ledger   text COLLATE "C" NOT NULL,
  position bigint NOT NULL,
  erasure  bigint NOT NULL, -- position of the erasure entry
  archived boolean NOT NULL DEFAULT false, -- whether the archive has forgotten the payload too
  CONSTRAINT ledger_erasure_pkey PRIMARY KEY (ledger, position),
  CONSTRAINT ledger_erasure_entry_fkey FOREIGN KEY (ledger, erasure)
    REFERENCES ledger_entry (ledger, position)
);

CREATE FUNCTION require_erasure_entry() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  said jsonb;
BEGIN
  SELECT convert_from(entry, 'UTF8')::jsonb INTO said FROM public.ledger_entry
   WHERE ledger = NEW.ledger AND position = NEW.erasure;
  IF said ->> 'kind' = 'erasure' AND said -> 'act' -> 'positions' ? NEW.position::text THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'entry % does not erase the payload of entry %', NEW.erasure, NEW.position
    USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER ledger_erasure_entry BEFORE INSERT ON ledger_erasure
  FOR EACH ROW EXECUTE FUNCTION require_erasure_entry();
ALTER TABLE ledger_erasure ENABLE ALWAYS TRIGGER ledger_erasure_entry;
CREATE TRIGGER ledger_erasure_append_only BEFORE DELETE OR TRUNCATE ON ledger_erasure
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE ledger_erasure ENABLE ALWAYS TRIGGER ledger_erasure_append_only;
CREATE TRIGGER ledger_checkpoint_append_only BEFORE DELETE OR TRUNCATE ON ledger_checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE ledger_checkpoint ENABLE ALWAYS TRIGGER ledger_checkpoint_append_only;

-- A payload may go when an erasure says so, and never be altered.
CREATE FUNCTION refuse_unerased() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF EXISTS (SELECT FROM public.ledger_erasure
              WHERE ledger = OLD.ledger AND position = OLD.position) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
DROP TRIGGER ledger_payload_append_only ON ledger_payload;
CREATE TRIGGER ledger_payload_append_only BEFORE UPDATE OR TRUNCATE ON ledger_payload
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_payload_erasure BEFORE DELETE ON ledger_payload
  FOR EACH ROW EXECUTE FUNCTION refuse_unerased();
ALTER TABLE ledger_payload ENABLE ALWAYS TRIGGER ledger_payload_append_only;
ALTER TABLE ledger_payload ENABLE ALWAYS TRIGGER ledger_payload_erasure;

-- Carries out what an erasure entry says: its positions are noted, their payloads and salts deleted.
CREATE FUNCTION erase_payloads(of_ledger text, at_erasure bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO public.ledger_erasure (ledger, position, erasure)
  SELECT of_ledger, named.position::bigint, at_erasure
    FROM public.ledger_entry e,
         jsonb_array_elements_text(convert_from(e.entry, 'UTF8')::jsonb -> 'act' -> 'positions')
           AS named(position)
   WHERE e.ledger = of_ledger AND e.position = at_erasure
  ON CONFLICT (ledger, position) DO NOTHING;
  DELETE FROM public.ledger_payload p USING public.ledger_erasure x
   WHERE x.ledger = of_ledger AND x.erasure = at_erasure
     AND p.ledger = of_ledger AND p.position = x.position;
END
$$;
REVOKE ALL ON FUNCTION erase_payloads(text, bigint) FROM PUBLIC;

-- Who asked for an erasure and who decided: never the same (four eyes).
CREATE TABLE erasure_request (
  ledger       text COLLATE "C" NOT NULL,
  request_id   uuid NOT NULL,
  positions    bigint[] NOT NULL,
  basis        text NOT NULL, -- the law or contract that asks for it
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  state        text NOT NULL DEFAULT 'pending',
  decided_by   text,
  decided_at   timestamptz,
  erasure      bigint, -- position of the erasure entry
  CONSTRAINT erasure_request_pkey PRIMARY KEY (ledger, request_id),
  CONSTRAINT erasure_request_state_check CHECK (state IN ('pending', 'approved', 'rejected')),
  CONSTRAINT erasure_request_four_eyes_check CHECK (decided_by <> requested_by),
  CONSTRAINT erasure_request_decided_check CHECK ((state = 'pending') = (decided_by IS NULL))
);
ALTER TABLE erasure_request OWNER TO ledger_owner;
GRANT SELECT, INSERT, UPDATE (state, decided_by, decided_at, erasure) ON erasure_request TO ledger_app;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ledger_checkpoint', 'ledger_key', 'ledger_erasure'] LOOP
    EXECUTE format('ALTER TABLE %I OWNER TO ledger_owner', name);
    EXECUTE format('GRANT SELECT ON %I TO ledger_reader', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['require_erasure_entry()', 'refuse_unerased()',
    'erase_payloads(text, bigint)'] LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO ledger_owner', name);
  END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION erase_payloads(text, bigint) TO ledger_sealer;
GRANT INSERT, UPDATE (note, cosigned_at, announced) ON ledger_checkpoint TO ledger_sealer;
GRANT INSERT, UPDATE (retired_at, final_size) ON ledger_key TO ledger_sealer;
GRANT UPDATE (archived) ON ledger_erasure TO ledger_sealer;
GRANT SELECT, INSERT, UPDATE, DELETE ON role_status TO ledger_sealer;
