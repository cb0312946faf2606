// SPDX-License-Identifier: Apache-2.0
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { parseCheckpoint, parseNote, type TreeProof } from '#ledger';

/** A ledger and a position in the path. */
export class PositionParam {
  @IsString()
  id!: string;

  @Type(() => Number)
  @IsInt({ message: 'position: a whole number, counted from 0' })
  @Min(0, { message: 'position: a whole number, counted from 0' })
  @Max(Number.MAX_SAFE_INTEGER, { message: 'position: a whole number, counted from 0' })
  position!: number;
}

/** Which checkpoint a proof of inclusion leads to. */
export class ProofQuery {
  /** Size of a checkpoint that was signed; default: the newest. */
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'size: the number of entries of a checkpoint' })
  @Min(1, { message: 'size: the number of entries of a checkpoint' })
  @Max(Number.MAX_SAFE_INTEGER, { message: 'size: the number of entries of a checkpoint' })
  size?: number;
}

/** From which tree to which checkpoint. */
export class ConsistencyQuery {
  /** Size of the earlier tree. */
  @Type(() => Number)
  @IsInt({ message: 'from: the number of entries of the earlier checkpoint' })
  @Min(1, { message: 'from: the number of entries of the earlier checkpoint' })
  @Max(Number.MAX_SAFE_INTEGER, {
    message: 'from: the number of entries of the earlier checkpoint',
  })
  from!: number;

  /** Size of a checkpoint that was signed; default: the newest. */
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'to: the number of entries of the later checkpoint' })
  @Min(1, { message: 'to: the number of entries of the later checkpoint' })
  @Max(Number.MAX_SAFE_INTEGER, { message: 'to: the number of entries of the later checkpoint' })
  to?: number;
}

/** A proof with the checkpoint that it leads to, in parts. */
class ProofDto {
  /** base64, in the order in which RFC 9162 has them */
  hashes!: string[];
  origin!: string;
  size!: number;
  /** root of the checkpoint, base64 */
  root!: string;
  /** the signed note, verbatim: what vouches for origin, size and root */
  checkpoint!: string;
}

/** A proof of inclusion in parts. */
export class InclusionProofDto extends ProofDto {
  index!: number;
}

/** A proof of consistency in parts. */
export class ConsistencyProofDto extends ProofDto {
  from!: number;
}

/** A proof of inclusion as the API shows it. */
export function toInclusionProofDto(index: number, proof: TreeProof): InclusionProofDto {
  return { index, ...partsOf(proof) };
}

/** A proof of consistency as the API shows it. */
export function toConsistencyProofDto(from: number, proof: TreeProof): ConsistencyProofDto {
  return { from, ...partsOf(proof) };
}

function partsOf({ hashes, size, checkpoint }: TreeProof) {
  const { origin, root } = parseCheckpoint(parseNote(checkpoint).text);
  return { hashes: hashes.map(base64), origin, size, root: base64(root), checkpoint };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
