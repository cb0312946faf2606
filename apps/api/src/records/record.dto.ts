// SPDX-License-Identifier: Apache-2.0

/** How evidence was joined to a record: on which path, by which rule, how surely, and which. */
export class JoinDto {
  /** what was looked for by what: `test by artifact` */
  path!: string;
  /** where the key was read in the evidence (events.md E): `profile.test.artifactDigest` */
  rule!: string;
  basis!: string;
  /** positions in the ledger, ascending */
  positions!: number[];
}

/** The same thing in another system. */
export class ExternalReferenceDto {
  system!: string;
  key!: string;
  url!: string | null;
}

/** Who did it. */
export class ActorDto {
  id!: string;
  kind!: string | null;
  name!: string | null;
  onBehalfOf!: string | null;
}

/** What every record carries (records.md a.3). */
export class RecordDto {
  id!: string;
  /** positions of the first and the last entry that it was assembled from */
  firstPosition!: number;
  lastPosition!: number;
  /** since when it is true, as its first evidence claims, and when the ledger first knew it */
  validFrom!: string;
  recordedAt!: string;
  /** positions of every entry that it was assembled from */
  sourceEvents!: number[];
  /** positions of events that it leads to, of which nothing is known, for they were erased */
  payloadsErased!: number[];
  /** how each of them was joined */
  joins!: JoinDto[];
  projectionVersion!: number;
  externalRefs!: ExternalReferenceDto[];
}
