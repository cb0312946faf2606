// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import { type BenchReport, interleaved, median, metric } from '#bench';
import {
  answerNow,
  commitPayload,
  encodeEntry,
  encodeEntryBundle,
  encodeMeta,
  encodePayloadBundle,
  emptyEdge,
  type Entry,
  formatArchivePath,
  formatCheckpoint,
  formatNote,
  growEdge,
  leafHash,
  type PayloadSlot,
  rootOfRange,
  signerKey,
  signText,
  verifyArchive,
} from '#ledger';

const RUNS = 7;
const ENTRIES = 256 * 256;
const ORIGIN = 'ledger.example.com/bench';
const LOG = signerKey(ORIGIN, 'log', new Uint8Array(32).fill(1));

/**
 * Entries per second on one core that a whole archive of 65,536 entries is verified with, from files
 * in memory: hashes alone, and with entries read and payloads of 500 bytes held to them. Beside it
 * SHA-256 over the same bytes, file by file, which is what any verifier must do at least.
 */
export async function bench(): Promise<BenchReport> {
  const archive = buildArchive();
  const contestants = {
    entries: () => verified(archive, 'entries'),
    payloads: () => verified(archive, 'payloads'),
    sha256OfEntries: () => hashed(archive, 'tile/entries/'),
    sha256OfPayloads: () => hashed(archive, 'tile/entries/', 'payload/'),
  };
  const rates = await interleaved(contestants, RUNS);
  const medianOf = (name: keyof typeof rates) => median(rates[name]);
  return {
    metrics: Object.fromEntries(
      Object.entries(rates).map(([name, measured]) => [name, metric(measured, 'entries/s')]),
    ),
    ratios: {
      entriesToSha256: medianOf('entries') / medianOf('sha256OfEntries'),
      payloadsToSha256: medianOf('payloads') / medianOf('sha256OfPayloads'),
    },
    runs: RUNS,
  };
}

type Archive = ReadonlyMap<string, Uint8Array>;

function verified(archive: Archive, depth: 'entries' | 'payloads'): number {
  const request = { keys: [LOG.verifier], quorum: { kind: 'none' }, pinned: null, depth } as const;
  const report = answerNow(verifyArchive(request), (path) => archive.get(path) ?? null);
  if (report.integrity.kind !== 'OK') throw new Error(report.integrity.reason);
  return ENTRIES;
}

function hashed(archive: Archive, ...folders: readonly string[]): number {
  for (const [path, bytes] of archive) {
    if (folders.some((folder) => path.startsWith(folder))) hash('sha256', bytes);
  }
  return ENTRIES;
}

function buildArchive(): Archive {
  const archived = Array.from({ length: ENTRIES }, (_, position) => archivedAt(position));
  const leaves = archived.map(({ entry }) => leafHash(entry));
  const { edge, full } = growEdge(emptyEdge(), leaves);
  const files = new Map<string, Uint8Array>();
  for (const { level, index, hashes } of full) {
    files.set(formatArchivePath({ kind: 'tile', level, index, width: 256 }), hashes);
  }
  for (const [level, tile] of edge.tiles.entries()) {
    if (tile.length === 0) continue;
    const place = { kind: 'tile', level, index: 0, width: tile.length } as const;
    files.set(formatArchivePath(place), Buffer.concat(tile));
  }
  for (let index = 0; index * 256 < ENTRIES; index += 1) {
    const held = archived.slice(index * 256, (index + 1) * 256);
    const place = { index, width: 256 };
    const entries = encodeEntryBundle(held.map(({ entry }) => entry));
    const payloads = encodePayloadBundle(held.map(({ slot }) => slot));
    files.set(formatArchivePath({ kind: 'entries', ...place }), entries);
    files.set(formatArchivePath({ kind: 'payload', ...place }), payloads);
  }
  return files.set('checkpoint', signedHead(rootOfRange(edge.range)));
}

function signedHead(root: Uint8Array): Uint8Array {
  const text = formatCheckpoint({ origin: ORIGIN, size: BigInt(ENTRIES), root });
  return Buffer.from(formatNote({ text, signatures: [signText(LOG, text)] }));
}

function archivedAt(position: number): { entry: Uint8Array; slot: PayloadSlot } {
  const meta = encodeMeta({ headers: [], key: Buffer.from(`${position}`), nullValue: false });
  const payload = {
    salt: new Uint8Array(32).fill(position),
    meta,
    value: Buffer.alloc(500, `{"n":${position}}`),
  };
  const entry: Entry = {
    kind: 'event',
    ledger: ORIGIN,
    recordedAt: new Date(1_700_000_000_000 + position).toISOString(),
    channel: {
      kind: 'kafka',
      topic: 'cdevents',
      partition: 0,
      offset: String(position),
      timestamp: '1700000000000',
    },
    claim: {
      id: `${position}`,
      source: '/ci/shop',
      type: 'dev.cdevents.build.queued.0.1.1',
      time: null,
    },
    conflictsWith: null,
    payload: {
      mediaType: 'application/cloudevents+json',
      size: payload.value.length,
      commitment: Buffer.from(commitPayload(payload)).toString('base64'),
    },
  };
  return { entry: encodeEntry(entry), slot: { kind: 'held', position, ...payload } };
}
