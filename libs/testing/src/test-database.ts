// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { Database } from '#platform';
import { TEMPLATE } from './servers.js';

/** A database of one spec file: cloned from the migrated template, dropped afterwards. */
export interface TestDatabase {
  /** as superuser */
  readonly url: string;
  readonly database: Database;
  drop(): Promise<void>;
}

/** Clones the template; call it in `beforeAll`, and `drop` in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { postgresUrl } = inject('servers');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const server = new Database({ url: postgresUrl, applicationName: 'test kit', connections: 1 });
  await server.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  const own = new URL(postgresUrl);
  own.pathname = `/${name}`;
  const database = new Database({ url: own.href, applicationName: 'spec', connections: 16 });
  return {
    url: own.href,
    database,
    drop: async () => {
      await database.close();
      await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await server.close();
    },
  };
}
