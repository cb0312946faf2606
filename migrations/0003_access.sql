-- Who may do what: bearer keys, of which only the hash is kept, and how each role of the service fares.
CREATE TABLE access_key (
  key_id     text COLLATE "C" NOT NULL, -- the readable part of the key
  role       text NOT NULL,
  hash       bytea NOT NULL, -- SHA-256 of the whole key, which is 256 random bits
  created_at timestamptz NOT NULL,
  revoked_at timestamptz,
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
GRANT SELECT ON access_key TO ledger_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON role_status TO ledger_app;
