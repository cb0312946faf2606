// SPDX-License-Identifier: Apache-2.0

/** What a key names, and the word its text starts with (records.md, section 0). */
export const KEY_KINDS = {
  commit: ['commit', 'a commit by its hash, lower case'],
  sourceChange: ['pr', 'a pull request by its address, or by `source id`'],
  run: ['run', 'a pipeline run, task run, build or test run by its address, or by `source id`'],
  artifact: ['artifact', 'an artifact by digest, `sha256:…`'],
  package: ['package', 'an artifact without a digest, by package and version'],
  tag: ['tag', 'an image by its tag, which can be moved: package and repository'],
  config: ['config', 'a configuration by digest'],
  scope: ['scope', 'a scope hash, what an approval or a change request speaks for'],
  chain: ['chain', '`context.chainId`'],
  context: ['ctx', 'an event by its `context.id`, as links name it'],
  domain: ['domain', 'a resource by its domain id (CDEvents 0.6.0 draft)'],
  ticket: ['ticket', 'a ticket by its key or address'],
  changeRequest: ['changeRequest', 'a change request by its number'],
  release: ['release', 'a release by its subject id'],
  deployment: ['deployment', 'a deployment by its subject id'],
  approval: ['approval', 'an approval by its subject id'],
  incident: ['incident', 'an incident by its subject id'],
  window: ['window', 'a change window by its subject id'],
  serviceEnvironment: ['svcenv', 'a service in an environment, `service environment`'],
  service: ['service', 'a service, where no environment is named'],
  environment: ['environment', 'an environment, where no service is named'],
  producer: ['producer', 'a producer that counts its events'],
  resource: ['resource', 'anything else, by its address'],
} as const satisfies Readonly<Record<string, readonly [prefix: string, meaning: string]>>;

/** What a key names. */
export type KeyKind = keyof typeof KEY_KINDS;

/** How a fact stands to what its key names, so that evidence is gathered along directed paths. */
export const KEY_ROLES = {
  self: 'it is about it',
  input: 'it used it: the commit of a build, the artifact of a test or deployment',
  output: 'it made it: the artifact of a build, the merge commit of a pull request',
  previous: 'it replaced it',
  covers: 'it speaks for it: an approval for a digest, a review for a commit',
  partOf: 'it belongs to it',
  place: 'it happened there',
  mentions: 'it names it',
} as const satisfies Readonly<Record<string, string>>;

/** How a fact stands to what its key names. */
export type KeyRole = keyof typeof KEY_ROLES;

/** One join of a fact to other facts. */
export interface FactKey {
  readonly kind: KeyKind;
  /** In its one spelling: equal values name the same thing. */
  readonly value: string;
  readonly role: KeyRole;
  /** `inferred`: read out of a name or a text that was not made to say it. */
  readonly basis: 'declared' | 'inferred';
  /** Where it was read: `content.artifactId`, `profile.test.artifactDigest`, `link.APPROVES`, … */
  readonly rule: string;
  /** Of a run: which attempt; null where none is stated. */
  readonly attempt: number | null;
}

/** A name in the one spelling of its kind. */
export interface NamedValue {
  readonly kind: KeyKind;
  readonly value: string;
  readonly isInferred?: true;
}

/** The key that a name makes; `rule` = where the name was read. */
export function factKey(
  named: NamedValue,
  role: KeyRole,
  rule: string,
  attempt: number | null = null,
): FactKey {
  const basis = named.isInferred === true ? 'inferred' : 'declared';
  return { kind: named.kind, value: named.value, role, basis, rule, attempt };
}

/** The key as one text, to be indexed: `artifact:sha256:…`, `pr:https://…`. */
export function keyText(key: Pick<FactKey, 'kind' | 'value'>): string {
  return `${KEY_KINDS[key.kind][0]}:${key.value}`;
}
