// SPDX-License-Identifier: Apache-2.0
import { asksWitnesses } from './exit-code.js';
import type { Outcome } from './outcome.js';

/** What to do with the verdicts, the most urgent first. */
export function advice(outcome: Outcome): readonly string[] {
  const { trust, report } = outcome;
  const { integrity, completeness, time, consistency } = report;
  const kinds = new Set([integrity, completeness, time, consistency].map(({ kind }) => kind));
  return [
    ...(kinds.has('TAMPERED') ? [TAMPERED] : []),
    ...(kinds.has('INCOMPLETE') ? [INCOMPLETE] : []),
    ...(kinds.has('UNKNOWN-FORMAT') ? [UNKNOWN_FORMAT] : []),
    ...(integrity.kind === 'UNANCHORED' ? [NO_KEY] : []),
    ...(kinds.has('REDACTED') ? [REDACTED] : []),
    ...(time.kind === 'UNANCHORED' ? [asksWitnesses(trust.quorum) ? TOO_FEW : NO_WITNESS] : []),
    ...(report.checkpoint === null ? [] : [KEEP]),
  ];
}

const TAMPERED =
  'TAMPERED: keep this copy as it is, get the same range from another holder (the archive, another export) and compare; ask the operator in writing';
const INCOMPLETE =
  'INCOMPLETE: get it again; if the same is missing again, ask the operator for it in writing';
const UNKNOWN_FORMAT =
  'UNKNOWN-FORMAT: make sure that it is an export or an archive of a Change Ledger, and try a newer version of this program';
const NO_KEY =
  'UNANCHORED: compare the key you gave with the one that the operator publishes; after a change of keys, give the new one too';
const REDACTED =
  'REDACTED: read the erasure entry; it says on what basis and by whom the payloads were erased';
const TOO_FEW = 'UNANCHORED in time: wait until the witnesses have cosigned, or ask them';
const NO_WITNESS = 'UNANCHORED in time: give keys of witnesses (--key) or a --policy';
const KEEP =
  'keep the checkpoint: given as --pinned next time, it shows whether the history was rewritten since';
