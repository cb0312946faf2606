// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { isSameContent } from '#ingest';
import {
  CheckpointStore,
  FolderArchive,
  KeyRing,
  LedgerSeal,
  type NewEvent,
  PostgresLedgerStore,
  Sealer,
  SealMemory,
} from '#ledger';
import { type Database, Log, sleep, SystemClock } from '#platform';

const TICK_MS = 100;

/** Milliseconds from commit to published checkpoint, of events appended at a rate. */
export async function sealLatencies(
  database: Database,
  folder: string,
  { events, perSecond }: { readonly events: readonly NewEvent[]; readonly perSecond: number },
): Promise<readonly number[]> {
  const ledger = 'sealing';
  const clock = new SystemClock();
  const store = new PostgresLedgerStore(database, clock);
  const checkpoints = new CheckpointStore(database);
  await store.open(ledger, `example.org/${ledger}`);
  const keys = new KeyRing(folder);
  await keys.add(ledger, keys.create(`example.org/${ledger}`));
  const seal = new LedgerSeal({
    ledger,
    database,
    checkpoints,
    archive: new FolderArchive(join(folder, 'archive')),
    keys,
    memory: new SealMemory(folder),
    clock,
    announce: null,
    witnesses: null,
    isStrict: false,
  });
  const options = { seals: new Map([[ledger, seal]]), hasWitnesses: false };
  const sealer = new Sealer(database, options, new Log('bench', 'error'));
  await sealer.start();
  const committed: { readonly size: number; readonly atMs: number }[] = [];
  const batch = (perSecond * TICK_MS) / 1_000;
  const began = performance.now();
  for (let at = 0; at < events.length; at += batch) {
    await store.append({ ledger, entries: events.slice(at, at + batch), isSameContent });
    committed.push({ size: Math.min(at + batch, events.length), atMs: Date.now() });
    await sleep(Math.max(0, began + ((at + batch) / perSecond) * 1_000 - performance.now()));
  }
  while ((await checkpoints.find(ledger, null))?.size !== events.length) await sleep(20);
  await sealer.stop();
  const sealed = await database.query<{ size: number; sealedAt: Date }>(
    `SELECT size, sealed_at AS "sealedAt" FROM ledger_checkpoint WHERE ledger = $1 ORDER BY size`,
    [ledger],
  );
  return committed.map(({ size, atMs }) => {
    const first = sealed.find((checkpoint) => checkpoint.size >= size);
    return (first?.sealedAt.getTime() ?? Number.NaN) - atMs;
  });
}
