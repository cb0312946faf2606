-- Who may do what: bearer keys, of which only the hash is kept, and how each role of the service fares.
CREATE TABLE access_key (
  key_id     text COLLATE "C" NOT NULL, -- the readable part of the key
  role       text NOT NULL,
  hash       bytea NOT NULL, -- SHA-256 of the whole key, which is 256 random bits
  created_at timestamptz NOT NULL,
  ledgers      text[] NOT NULL DEFAULT '{}', -- of each list: what is in it, * all, empty nothing
  environments text[] NOT NULL DEFAULT '{}',
  sources      text[] NOT NULL DEFAULT '{}',
  expires_at timestamptz,
  revoked_at timestamptz,
  previous_hash  bytea, -- the secret before the last rotation
  previous_until timestamptz, -- until when that one is valid too
  last_used_at   timestamptz, -- to a minute
  CONSTRAINT access_key_pkey PRIMARY KEY (key_id),
  CONSTRAINT access_key_hash_key UNIQUE (hash),
  CONSTRAINT access_key_role_check
    CHECK (role IN ('publisher', 'auditor', 'officer', 'operator', 'admin'))
);

CREATE TABLE role_status (
  role     text COLLATE "C" NOT NULL,
  instance text COLLATE "C" NOT NULL,
  ready    boolean NOT NULL,
  detail   jsonb NOT NULL,
  seen_at  timestamptz NOT NULL,
  CONSTRAINT role_status_pkey PRIMARY KEY (role, instance)
);

ALTER TABLE access_key OWNER TO ledger_owner;
ALTER TABLE role_status OWNER TO ledger_owner;
-- keys are made and revoked over the API; none is ever deleted
GRANT SELECT, INSERT, UPDATE ON access_key TO ledger_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON role_status TO ledger_app;
