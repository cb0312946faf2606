// SPDX-License-Identifier: Apache-2.0
import type { ListedLedgerKey, PublishedCheckpoint, SealedLedger } from '#ledger';

/** A key that checkpoints are, or were, signed with. Get it from elsewhere too before you trust it. */
export class LedgerKeyDto {
  /** C2SP verifier key: what `change-ledger verify --key` takes */
  vkey!: string;
  addedAt!: string;
  retiredAt!: string | null;
  /** size of the last checkpoint that it signed */
  finalSize!: number | null;
}

/** The newest signed checkpoint. */
export class CheckpointDto {
  size!: number;
  /** the signed note, verbatim */
  note!: string;
  sealedAt!: string;
  /** how long ago that was: a rewrite of what came since could pass unseen */
  ageSeconds!: number;
  /** since when the quorum of witnesses has cosigned */
  cosignedAt!: string | null;
}

/** A ledger of this deployment, and what vouches for it. */
export class SealedLedgerDto {
  id!: string;
  /** the name that its checkpoints are signed under */
  origin!: string;
  /** number of entries, sealed or not */
  size!: number;
  keys!: LedgerKeyDto[];
  checkpoint!: CheckpointDto | null;
}

export class SealedLedgersDto {
  items!: SealedLedgerDto[];
  total!: number;
}

/** A ledger as the API shows it. */
export function toSealedLedgerDto(
  { ledger, origin, size, keys, checkpoint }: SealedLedger,
  nowMs: number,
): SealedLedgerDto {
  return {
    id: ledger,
    origin,
    size,
    keys: keys.map(toKeyDto),
    checkpoint: checkpoint && toCheckpointDto(checkpoint, nowMs),
  };
}

function toKeyDto({ vkey, addedAt, retiredAt, finalSize }: ListedLedgerKey): LedgerKeyDto {
  return {
    vkey,
    addedAt: addedAt.toISOString(),
    retiredAt: retiredAt?.toISOString() ?? null,
    finalSize,
  };
}

function toCheckpointDto(
  { size, note, sealedAt, cosignedAt }: PublishedCheckpoint,
  nowMs: number,
): CheckpointDto {
  return {
    size,
    note,
    sealedAt: sealedAt.toISOString(),
    ageSeconds: Math.max(0, (nowMs - sealedAt.getTime()) / 1_000),
    cosignedAt: cosignedAt?.toISOString() ?? null,
  };
}
