// SPDX-License-Identifier: Apache-2.0
import type { Database } from './postgres/database.js';

/** What a role says of itself; `ready` turns the deployment's readiness. */
export interface RoleStatus {
  readonly role: string;
  readonly ready: boolean;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Writes down how the roles of one process fare, so that the API can answer for all. */
export async function reportStatus(
  database: Database,
  instance: string,
  statuses: readonly RoleStatus[],
): Promise<void> {
  await database.query(
    `INSERT INTO role_status (role, instance, ready, detail, seen_at)
     SELECT role, $1, ready, detail, now()
       FROM jsonb_to_recordset($2::jsonb) AS s(role text, ready boolean, detail jsonb)
     ON CONFLICT (role, instance)
     DO UPDATE SET ready = EXCLUDED.ready, detail = EXCLUDED.detail, seen_at = EXCLUDED.seen_at`,
    [instance, JSON.stringify(statuses)],
  );
}

/** Forgets what one process, or with null every process, has said of its roles. */
export async function forgetStatus(database: Database, instance: string | null): Promise<void> {
  await database.query(
    `DELETE FROM role_status
      WHERE $1::text IS NULL OR instance = $1 OR seen_at < now() - interval '1 hour'`,
    [instance],
  );
}

/** The roles seen in the last `seconds`, of every process. */
export async function recentStatus(
  database: Database,
  seconds: number,
): Promise<readonly RoleStatus[]> {
  return database.query<RoleStatus>(
    `SELECT role, ready, detail FROM role_status
      WHERE seen_at > now() - make_interval(secs => $1) ORDER BY role, instance`,
    [seconds],
  );
}
