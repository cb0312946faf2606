// SPDX-License-Identifier: Apache-2.0
import type { TypeVersions } from './standard-types.js';

/** How one CDEvents release writes its envelope. */
export interface Dialect {
  readonly specVersion: string;
  /** The column of the catalogue's type versions. */
  readonly release: keyof TypeVersions;
  readonly versionKey: 'version' | 'specversion';
  /** Null: the context has neither chain, links nor schemaUri. */
  readonly chainKey: 'chain_id' | 'chainId' | null;
  readonly hasSubjectType: boolean;
  readonly isBefore05: boolean;
  readonly hasDomainIds: boolean;
}

const CDEVENTS_03: Dialect = {
  specVersion: '0.3.0',
  release: '0.3',
  versionKey: 'version',
  chainKey: null,
  hasSubjectType: true,
  isBefore05: true,
  hasDomainIds: false,
};
const CDEVENTS_040: Dialect = {
  ...CDEVENTS_03,
  specVersion: '0.4.0',
  release: '0.4',
  chainKey: 'chain_id',
};
const CDEVENTS_041: Dialect = { ...CDEVENTS_040, specVersion: '0.4.1', chainKey: 'chainId' };

/** The release that every event is read into. */
export const CURRENT: Dialect = {
  specVersion: '0.5.1',
  release: '0.5',
  versionKey: 'specversion',
  chainKey: 'chainId',
  hasSubjectType: false,
  isBefore05: false,
  hasDomainIds: false,
};

/** The unreleased 0.6.0, of which only the approval types are taken. */
export const DRAFT: Dialect = {
  ...CURRENT,
  specVersion: '0.6.0-draft',
  release: '0.6-draft',
  hasDomainIds: true,
};

export const DIALECTS: readonly Dialect[] = [
  CDEVENTS_03,
  CDEVENTS_040,
  CDEVENTS_041,
  CURRENT,
  DRAFT,
];

/**
 * The dialect by the spec version that an event claims. 0.5.0 reads as 0.5.1: three of its schemas
 * require a key that they forbid, so no document can meet them.
 */
export const DIALECT_BY_CLAIM: ReadonlyMap<string, Dialect> = new Map([
  ...DIALECTS.map((dialect) => [dialect.specVersion, dialect] as const),
  ['0.5.0', CURRENT],
]);

/** Releases before 0.3.0: no schema of theirs is kept, they are judged by what upcasting makes of them. */
export const EARLY_VERSIONS: ReadonlySet<string> = new Set(['0.1.0', '0.1.1', '0.1.2', '0.2.0']);
