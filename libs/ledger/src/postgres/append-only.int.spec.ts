// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#testing';

const TABLES = ['ledger_entry', 'ledger_payload', 'ledger_identity', 'ledger_tile'];
const ACTS = (table: string) => [
  `UPDATE ${table} SET ledger = ledger`,
  `DELETE FROM ${table}`,
  `TRUNCATE ${table} CASCADE`,
];

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  // a payload is guarded row by row, for an erasure may take it
  await test.database.query(
    `INSERT INTO ledger_payload (ledger, position, salt, meta, value) VALUES ('l', 0, '', '', '')`,
  );
});
afterAll(() => test.drop());

/** the SQLSTATE with which a statement is refused */
async function refusal(before: string, statement: string): Promise<unknown> {
  return test.database
    .transaction(async (session) => {
      await session.query(before);
      await session.query(statement);
      return 'allowed';
    })
    .catch((error: { code?: unknown }) => error.code);
}

const INSUFFICIENT_PRIVILEGE = '42501';
const RESTRICT_VIOLATION = '23001';

describe('the append-only tables', () => {
  it.each(TABLES)('%s cannot be altered by the roles of the service', async (table) => {
    for (const role of ['ledger_app', 'ledger_writer', 'ledger_reader']) {
      for (const act of ACTS(table)) {
        expect([act, await refusal(`SET LOCAL ROLE ${role}`, act)]).toEqual([
          act,
          INSUFFICIENT_PRIVILEGE,
        ]);
      }
    }
  });

  it.each(TABLES)('%s refuses even a superuser, replica mode or not', async (table) => {
    for (const mode of ['origin', 'replica']) {
      for (const act of ACTS(table)) {
        const before = `SET LOCAL session_replication_role = ${mode}`;
        expect([act, await refusal(before, act)]).toEqual([act, RESTRICT_VIOLATION]);
      }
    }
  });

  it('the writer moves heads and cursors, and nothing else of them', async () => {
    const as = 'SET LOCAL ROLE ledger_writer';
    expect(await refusal(as, `UPDATE ledger_head SET origin = 'x'`)).toBe(INSUFFICIENT_PRIVILEGE);
    expect(await refusal(as, `UPDATE ledger_head SET size = 0`)).toBe('allowed');
    expect(await refusal(as, `DELETE FROM ledger_head`)).toBe(INSUFFICIENT_PRIVILEGE);
    expect(await refusal(as, `DELETE FROM ledger_cursor`)).toBe(INSUFFICIENT_PRIVILEGE);
  });
});
