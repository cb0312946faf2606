// SPDX-License-Identifier: Apache-2.0
import { chown } from 'node:fs/promises';
import { join } from 'node:path';
import { failureOf } from '../failure.js';
import { isThere } from '../is-there.js';
import { makeWhole } from '../make-whole.js';
import { runTool } from '../run-tool.js';
import { type Account, launchAs } from './account.js';

/** What a new cluster is made from. */
export interface ClusterPlan {
  readonly pgdata: string;
  readonly passwordFile: string;
  readonly initdb: string;
  readonly account: Account;
}

const INITDB_DEADLINE_MS = 120_000;

export function hasCluster(pgdata: string): Promise<boolean> {
  return isThere(join(pgdata, 'PG_VERSION'));
}

/**
 * Makes the cluster, unless it is there: UTF-8, in the C locale, with one superuser, `postgres`, who
 * logs in by password alone.
 */
export function makeCluster(plan: ClusterPlan, progress: (text: string) => void): Promise<void> {
  const fill = (draft: string): Promise<void> => {
    progress('creating the PostgreSQL cluster');
    return initialise(plan, draft);
  };
  return makeWhole({ place: plan.pgdata, isWhole: hasCluster, fill });
}

async function initialise(plan: ClusterPlan, draft: string): Promise<void> {
  const { pgdata, passwordFile, initdb, account } = plan;
  if (account.kind === 'other') {
    await chown(draft, account.uid, account.gid);
    const readsAll = account.wrapper.length > 0;
    if (!readsAll) await chown(passwordFile, account.uid, account.gid);
  }
  const args = initdbArguments(draft, passwordFile);
  const end = await runTool(launchAs(account, initdb, args), INITDB_DEADLINE_MS);
  if (end.kind === 'done') return;
  const what = `creating the PostgreSQL cluster ${pgdata} failed (${end.how})`;
  throw failureOf({ what, lines: end.lines, code: 'START_FAILED' });
}

function initdbArguments(pgdata: string, passwordFile: string): readonly string[] {
  return [
    `--pgdata=${pgdata}`,
    `--pwfile=${passwordFile}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--no-instructions',
  ];
}
