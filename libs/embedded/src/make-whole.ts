// SPDX-License-Identifier: Apache-2.0
import { mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isPidInUse } from './process-table.js';
import { codeOf, writeFailure } from './system-error.js';

/** A folder that is either whole or not there. */
export interface WholeFolder {
  readonly place: string;
  readonly isWhole: (place: string) => Promise<boolean>;
  readonly fill: (draft: string) => Promise<void>;
}

/**
 * Fills a new folder beside its place and moves it there when it is whole: what is in place is never
 * half made, whatever kills this process. When another was faster, its folder is taken.
 */
export async function makeWhole({ place, isWhole, fill }: WholeFolder): Promise<void> {
  let draft = '';
  try {
    await mkdir(dirname(place), { recursive: true });
    await removeAbandonedDrafts(place);
    if (await isWhole(place)) return;
    draft = await mkdtemp(`${place}.new-${process.pid}-`);
    await fill(draft);
    await moveUnlessThere(draft, place);
  } catch (error) {
    throw writeFailure(place, error);
  } finally {
    if (draft !== '') await rm(draft, { recursive: true, force: true });
  }
}

/** The drafts of processes that were killed while they filled them. */
async function removeAbandonedDrafts(place: string): Promise<void> {
  const prefix = `${basename(place)}.new-`;
  for (const name of await readdir(dirname(place))) {
    if (!name.startsWith(prefix)) continue;
    const owner = Number.parseInt(name.slice(prefix.length), 10);
    if (isPidInUse(owner)) continue;
    await rm(join(dirname(place), name), { recursive: true, force: true });
  }
}

async function moveUnlessThere(draft: string, place: string): Promise<void> {
  try {
    await rename(draft, place);
    await syncFolder(dirname(place));
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) throw error;
  }
}

/** A new name outlives a power cut once its folder is synced, as fsync(2) says. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync();
  await handle.close();
}
