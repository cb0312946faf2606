// SPDX-License-Identifier: Apache-2.0
import type { Database } from '#platform';
import { broken, type Finding, ok } from './finding.js';

/** Triggers that forbid alterations, as `table.trigger`; each must fire always. */
const TRIGGERS = [
  'ledger_entry.ledger_entry_append_only',
  'ledger_payload.ledger_payload_append_only',
  'ledger_payload.ledger_payload_erasure',
  'ledger_identity.ledger_identity_append_only',
  'ledger_tile.ledger_tile_append_only',
  'ledger_erasure.ledger_erasure_entry',
  'ledger_erasure.ledger_erasure_append_only',
  'ledger_checkpoint.ledger_checkpoint_append_only',
  'journalled_read.journalled_read_append_only',
  'sealed_reads.sealed_reads_append_only',
];
const TABLES = [
  'ledger_entry',
  'ledger_payload',
  'ledger_identity',
  'ledger_tile',
  'journalled_read',
  'sealed_reads',
];
const ROLES = ['ledger_app', 'ledger_writer', 'ledger_reader', 'ledger_sealer'];

/** What keeps the service, and anyone but the owner, from altering the ledger. */
export async function checkGuards(database: Database): Promise<readonly Finding[]> {
  return [await checkTriggers(database), await checkGrants(database), await checkTables(database)];
}

async function checkTriggers(database: Database): Promise<Finding> {
  const rows = await database.query<{ name: string }>(
    `SELECT c.relname || '.' || t.tgname AS name FROM pg_trigger t
       JOIN pg_class c ON c.oid = t.tgrelid
      WHERE NOT t.tgisinternal AND t.tgenabled = 'A'`,
  );
  const there = new Set(rows.map(({ name }) => name));
  const missing = TRIGGERS.filter((name) => !there.has(name));
  if (missing.length === 0) return ok('triggers', `${TRIGGERS.length} forbid alterations`);
  return broken(
    'triggers',
    `not there or not always on: ${missing.join(', ')}; find out who disabled them, then run doctor --deep`,
  );
}

async function checkGrants(database: Database): Promise<Finding> {
  const rows = await database.query<{ what: string }>(
    `SELECT format('%s may %s %s', role, right_, tab) AS what
       FROM unnest($1::text[]) AS role, unnest($2::text[]) AS tab,
            unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS right_
      WHERE has_table_privilege(role, tab, right_)`,
    [ROLES, TABLES],
  );
  if (rows.length === 0) return ok('grants', 'no role of the service may alter an entry');
  return broken('grants', `${rows.map(({ what }) => what).join(', ')}: revoke it`);
}

/** A table that is a view now, or has rules or row security, may show what it likes. */
async function checkTables(database: Database): Promise<Finding> {
  const rows = await database.query<{ name: string }>(
    `SELECT t.name FROM unnest($1::text[]) AS t(name)
       LEFT JOIN pg_class c ON c.relname = t.name AND c.relnamespace = 'public'::regnamespace
      WHERE c.relkind IS DISTINCT FROM 'r' OR c.relrowsecurity OR c.relhasrules`,
    [TABLES],
  );
  if (rows.length === 0) return ok('tables', 'the ledger is kept in plain tables');
  const names = rows.map(({ name }) => name).join(', ');
  return broken('tables', `${names}: no plain table, so what is read may not be what is stored`);
}
