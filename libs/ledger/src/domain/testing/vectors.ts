// SPDX-License-Identifier: Apache-2.0
import { toBase64 } from '../base64.js';
import { concatBytes, fromUtf8, utf8 } from '../bytes.js';
import { cosignatureMessage } from '../check-note.js';
import { formatCheckpoint } from '../checkpoint.js';
import { commitPayload } from '../commitment.js';
import { rangeToBytes, rootOfRange } from '../compact-range.js';
import { encodeEntry } from '../encode-entry.js';
import type { Entry } from '../entry.js';
import { encodeEntryBundle } from '../entry-bundle.js';
import type { Hash } from '../hash.js';
import { formatNote } from '../note.js';
import { encodePayloadBundle, type PayloadSlot } from '../payload-bundle.js';
import { encodeMeta } from '../payload-meta.js';
import { hashesFromTiles, planConsistency, planInclusion, type ProofPlan } from '../proof-plan.js';
import { formatProofText } from '../proof-text.js';
import { cosignText, formatSignerKey, signText } from '../signer-key.js';
import { emptyEdge, growEdge } from '../tree-edge.js';
import { leafHash } from '../tree-hash.js';
import { formatVerifierKey } from '../verifier-key.js';
import { formatAddCheckpoint } from '../witness-message.js';
import { LOG, ORIGIN, WITNESS } from './example-ledger.js';
import { hex } from './hex.js';

/** The test vectors of docs/spec/ledger-format.md, by the name of their file. */
export function vectors(): Readonly<Record<string, unknown>> {
  return {
    'tree.json': treeVectors(),
    'proofs.json': proofVectors(),
    'entries.json': entryVectors(),
    'commitments.json': commitmentVectors(),
    'notes.json': noteVectors(),
    'bundles.json': bundleVectors(),
  };
}

/** The leaves of the vectors of trees and proofs: the texts `entry 0`, `entry 1`, … */
const LEAVES = Array.from({ length: 300 }, (_, index) => leafHash(utf8(`entry ${index}`)));

function treeVectors() {
  const sizes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 255, 256, 257, 300];
  return {
    leaves: LEAVES.slice(0, 8).map((leaf, index) => ({ entry: `entry ${index}`, hash: hex(leaf) })),
    trees: sizes.map((size) => {
      const { range } = growEdge(emptyEdge(), LEAVES.slice(0, size)).edge;
      return { size, root: hex(rootOfRange(range)), range: hex(rangeToBytes(range)) };
    }),
  };
}

function proofVectors() {
  const inclusions = [
    [0, 1],
    [0, 2],
    [6, 7],
    [3, 8],
    [255, 256],
    [256, 257],
    [77, 300],
    [299, 300],
  ] as const;
  const consistencies = [
    [1, 1],
    [1, 2],
    [3, 7],
    [4, 8],
    [6, 8],
    [255, 300],
    [256, 300],
  ] as const;
  return {
    inclusion: inclusions.map(([index, size]) => ({
      index,
      size,
      leaf: toBase64(LEAVES[index] ?? new Uint8Array(0)),
      root: rootOf(size),
      proof: proofOf(planInclusion(BigInt(index), BigInt(size))).map(toBase64),
    })),
    consistency: consistencies.map(([size1, size2]) => ({
      size1,
      size2,
      root1: rootOf(size1),
      root2: rootOf(size2),
      proof: proofOf(planConsistency(BigInt(size1), BigInt(size2))).map(toBase64),
    })),
  };
}

function rootOf(size: number): string {
  return toBase64(rootOfRange(growEdge(emptyEdge(), LEAVES.slice(0, size)).edge.range));
}

function proofOf(plan: ProofPlan): readonly Hash[] {
  const { edge, full } = growEdge(emptyEdge(), LEAVES);
  const tiles = plan.tiles.map(
    ({ level, index }) =>
      full.find((tile) => tile.level === level && tile.index === index)?.hashes ??
      concatBytes(edge.tiles[level] ?? []),
  );
  return hashesFromTiles(plan, tiles);
}

const SALT = new Uint8Array(32).map((_, index) => index);
const META = encodeMeta({
  headers: [
    ['content-type', utf8('application/cloudevents+json')],
    ['empty', utf8('')],
    ['none', null],
  ],
  key: utf8('chain-1'),
  nullValue: false,
});
const VALUE = utf8('{"specversion":"1.0"}');

function commitmentVectors() {
  const noValue = encodeMeta({ headers: [], key: null, nullValue: true });
  return [
    { salt: SALT, meta: META, value: VALUE },
    { salt: SALT, meta: noValue, value: utf8('') },
  ].map((payload) => ({
    salt: hex(payload.salt),
    meta: fromUtf8(payload.meta),
    value: fromUtf8(payload.value),
    commitment: toBase64(commitPayload(payload)),
  }));
}

function entryVectors() {
  return entries().map((entry) => {
    const bytes = encodeEntry(entry);
    return { entry, bytes: fromUtf8(bytes), leafHash: hex(leafHash(bytes)) };
  });
}

function entries(): readonly Entry[] {
  const head = { ledger: ORIGIN, recordedAt: '2026-11-24T10:00:00.123Z' };
  const commitment = toBase64(commitPayload({ salt: SALT, meta: META, value: VALUE }));
  const payload = { mediaType: 'application/cloudevents+json', size: VALUE.length, commitment };
  const kafka = { kind: 'kafka', topic: 'cdevents', partition: 0 } as const;
  return [
    { kind: 'genesis', ...head, act: { name: 'delivery' }, payload: null },
    {
      kind: 'event',
      ...head,
      channel: { ...kafka, offset: '12', timestamp: '1700000000000' },
      claim: {
        id: 'a9c1c2f0-6a4c-4a56-9d7e-0f4f7d3c2b1a',
        source: '/ci/shop',
        type: 'dev.cdevents.service.deployed.0.3.0',
        time: '2026-11-24T10:59:59.1234567+01:00',
      },
      conflictsWith: null,
      payload,
    },
    {
      kind: 'event',
      ...head,
      channel: { kind: 'http', route: '/v1/events', principal: 'ci-shop' },
      claim: { id: 'é "\\" \n \u0001 \u2028 😀', source: 's', type: 't', time: null },
      conflictsWith: '1',
      payload,
    },
    {
      kind: 'event',
      ...head,
      channel: { ...kafka, offset: '9223372036854775807', timestamp: '-1' },
      claim: null,
      conflictsWith: null,
      payload: { mediaType: null, size: 0, commitment },
    },
    {
      kind: 'erasure',
      ...head,
      act: {
        positions: ['1', '2'],
        basis: 'Art. 17 GDPR',
        by: ['ana', 'bo'],
        counts: { b: 1, a: -1 },
      },
      payload: null,
    },
  ];
}

function noteVectors() {
  const { range } = growEdge(emptyEdge(), LEAVES).edge;
  const text = formatCheckpoint({ origin: ORIGIN, size: 300n, root: rootOfRange(range) });
  const signatures = [signText(LOG, text), cosignText(WITNESS, text, 1_764_000_000n)];
  const checkpoint = formatNote({ text, signatures });
  return {
    log: { verifier: formatVerifierKey(LOG.verifier), signer: formatSignerKey(LOG) },
    witness: { verifier: formatVerifierKey(WITNESS.verifier), signer: formatSignerKey(WITNESS) },
    checkpoint,
    cosigned: fromUtf8(cosignatureMessage(text, 1_764_000_000n)),
    proof: formatProofText({
      index: 77n,
      hashes: proofOf(planInclusion(77n, 300n)),
      checkpoint,
      extra: null,
    }),
    addCheckpoint: formatAddCheckpoint({
      oldSize: 255n,
      proof: proofOf(planConsistency(255n, 300n)),
      checkpoint,
    }),
  };
}

function bundleVectors() {
  const texts = ['{"v":1}', '', 'é'];
  const slots: readonly PayloadSlot[] = [
    { kind: 'none', position: 256 },
    { kind: 'held', position: 257, salt: SALT, meta: META, value: VALUE },
    { kind: 'erased', position: 258, erasure: 300 },
  ];
  return {
    entries: { entries: texts, bundle: hex(encodeEntryBundle(texts.map(utf8))) },
    payloads: {
      slots: [
        { kind: 'none', position: 256 },
        {
          kind: 'held',
          position: 257,
          salt: hex(SALT),
          meta: fromUtf8(META),
          value: fromUtf8(VALUE),
        },
        { kind: 'erased', position: 258, erasure: 300 },
      ],
      bundle: hex(encodePayloadBundle(slots)),
    },
  };
}
