// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { concatBytes } from '../domain/bytes.js';
import { LedgerError } from '../domain/errors.js';
import { type ArchiveReader, longestFile } from './archive-reader.js';

/** How to speak to the host of an archive. */
export interface HttpOptions {
  /** Sent as a bearer key, to this host alone: redirects are not followed. */
  readonly accessKey?: string | undefined;
  /** Longest silence, before the answer and within it; 30 seconds unless told. */
  readonly silenceMs?: number;
  /** Longest time for one file; ten minutes unless told. */
  readonly patienceMs?: number;
  /** Waits before trying again what may pass by itself: so many, so long. */
  readonly pausesMs?: readonly number[];
}

/**
 * Reads an archive from under a URL, a file a request (C2SP tlog-tiles): any static host, or
 * `/v1/ledgers/<ledger>` of the service.
 */
export function httpReader(url: string, options: HttpOptions = {}): ArchiveReader {
  const base = url.endsWith('/') ? url : `${url}/`;
  const closing = new AbortController();
  return {
    read: (path, limit = longestFile(path)) =>
      readPatiently({ url: `${base}${path}`, limit, options, closed: closing.signal }),
    close: () => Promise.resolve(closing.abort()),
  };
}

interface Wanted {
  readonly url: string;
  readonly limit: number;
  readonly options: HttpOptions;
  readonly closed: AbortSignal;
}

/** Tries again what may pass by itself: no answer, too many requests, a broken server. */
async function readPatiently(wanted: Wanted): Promise<Uint8Array | null> {
  const pauses = wanted.options.pausesMs ?? [200, 2_000];
  for (const pause of [...pauses, null]) {
    const tried = await tryRead(wanted);
    if (tried.kind === 'read') return tried.bytes;
    if (pause === null) throw unreadable(wanted.url, tried.reason);
    await sleep(pause, undefined, { signal: wanted.closed });
  }
  return null;
}

type Tried =
  | { readonly kind: 'read'; readonly bytes: Uint8Array | null }
  | { readonly kind: 'failed'; readonly reason: string };

async function tryRead(wanted: Wanted): Promise<Tried> {
  const { accessKey, silenceMs = 30_000, patienceMs = 600_000 } = wanted.options;
  const stop = new AbortController();
  const silence = setTimeout(() => stop.abort(), silenceMs);
  const patience = setTimeout(() => stop.abort(), patienceMs);
  try {
    const headers = accessKey === undefined ? {} : { authorization: `Bearer ${accessKey}` };
    const signal = AbortSignal.any([stop.signal, wanted.closed]);
    const answer = await fetch(wanted.url, { headers, signal, redirect: 'manual' });
    return await readAnswer(wanted, answer, () => silence.refresh());
  } catch (error) {
    if (error instanceof LedgerError) throw error;
    return { kind: 'failed', reason: stop.signal.aborted ? 'no answer in time' : causeOf(error) };
  } finally {
    clearTimeout(silence);
    clearTimeout(patience);
    stop.abort();
  }
}

async function readAnswer(wanted: Wanted, answer: Response, heard: () => void): Promise<Tried> {
  const { status, body } = answer;
  if (status === 404) return { kind: 'read', bytes: null };
  if (status === 401 || status === 403) {
    throw new LedgerError('ARCHIVE_FORBIDDEN', `${wanted.url} is refused: ${status}`);
  }
  if (status === 429 || status >= 500) return { kind: 'failed', reason: `status ${status}` };
  if (status !== 200) throw unreadable(wanted.url, `status ${status}`);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    heard();
    chunks.push(chunk);
    length += chunk.length;
    if (length > wanted.limit) throw unreadable(wanted.url, `longer than ${wanted.limit} bytes`);
  }
  return { kind: 'read', bytes: concatBytes(chunks) };
}

function causeOf(error: unknown): string {
  const { cause, message } = error instanceof Error ? error : new Error(String(error));
  return cause instanceof Error ? cause.message : message;
}

function unreadable(url: string, reason: string): LedgerError {
  return new LedgerError('ARCHIVE_UNREADABLE', `${url} cannot be read: ${reason}`);
}
