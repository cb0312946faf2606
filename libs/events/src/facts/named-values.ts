// SPDX-License-Identifier: Apache-2.0
import { artifactReferenceOf, digestOf } from './artifact-reference.js';
import type { ArtifactReference } from './artifact-reference.js';
import { domainIdOf, domainIdOfPullRequest, isDomainId } from './domain-id.js';
import type { NamedValue } from './fact-key.js';
import { idOf, isName, qualified } from './naming.js';
import type { Naming } from './naming.js';

/** A package URL or a digest: by digest where there is one, else by version; and by tag. */
export const artifact: Naming = (value) => {
  if (!isName(value)) return [];
  const reference = artifactReferenceOf(value);
  const { digest, name, version } = reference;
  const tags = tagOf(reference);
  if (digest !== null) return [{ kind: 'artifact', value: digest }, ...tags];
  if (name === null) return [{ kind: 'package', value, isInferred: true }];
  if (version === null) return tags;
  return [{ kind: 'package', value: `${name}@${version}`, isInferred: true }, ...tags];
};

/** A configuration is named by its digest alone. */
export const config: Naming = (value) =>
  isName(value) ? [{ kind: 'config', value: digestOf(value) ?? value }] : [];

/** A full commit hash; a shorter one may stand for several commits, so its join is inferred. */
export const commit: Naming = (value) => {
  if (typeof value !== 'string' || !HASH_PREFIX.test(value)) return [];
  const hash = value.toLowerCase();
  return FULL_HASH.test(hash)
    ? [{ kind: 'commit', value: hash }]
    : [{ kind: 'commit', value: hash, isInferred: true }];
};

/** `{id, source}` or text: a commit, or a pull request by its address or within its source. */
export const sourceChange: Naming = (value, source) => {
  const id = idOf(value);
  const name = qualified(value, source);
  if (id === null || name === null) return [];
  if (FULL_HASH.test(id)) return commit(id, source);
  const domainId = domainIdOfPullRequest(name);
  return domainId === null
    ? [{ kind: 'sourceChange', value: name }]
    : [
        { kind: 'sourceChange', value: name },
        { kind: 'domain', value: domainId, isInferred: true },
      ];
};

/** `{id, source}` or text: a pipeline run, task run, build or test run. */
export const run: Naming = (value, source) => {
  const name = qualified(value, source);
  return name === null ? [] : [{ kind: 'run', value: name }];
};

/** A ticket by its key or its address; the key in an address is inferred. */
export const ticket: Naming = (value) => {
  if (!isName(value)) return [];
  const key = TICKET_KEY.exec(value)?.[0];
  if (key === undefined || key === value) return [{ kind: 'ticket', value }];
  return [
    { kind: 'ticket', value },
    { kind: 'ticket', value: key, isInferred: true },
  ];
};

/** Ticket keys in a branch name or a title. */
export const ticketMentions: Naming = (value) => {
  if (typeof value !== 'string' || !TICKET_KEY.test(value)) return [];
  const keys = value.slice(0, MAX_SEARCHED).matchAll(TICKET_KEYS);
  return Array.from(keys, ([key]) => ({ kind: 'ticket', value: key, isInferred: true }) as const);
};

/** A domain id, and what it names in our kinds. */
export const domain: Naming = (value, source) => {
  const parts = isName(value) ? domainIdOf(value) : null;
  if (!isName(value) || parts === null) return [];
  const itself: NamedValue = { kind: 'domain', value };
  if (parts.type === 'commit') return [itself, ...commit(parts.resourceId, source)];
  if (parts.type === 'issue') return [itself, { kind: 'ticket', value: parts.resourceId }];
  return parts.type === 'artifact' ? [itself, ...artifact(parts.resourceId, source)] : [itself];
};

/** Text that says by its form what it names. */
export const anything: Naming = (value, source) => {
  if (!isName(value)) return [];
  if (isDomainId(value)) return domain(value, source);
  if (value.startsWith('pkg:') || digestOf(value) !== null) return artifact(value, source);
  if (FULL_HASH.test(value)) return commit(value, source);
  return [
    { kind: 'resource', value },
    { kind: 'context', value, isInferred: true },
  ];
};

const MAX_SEARCHED = 1000;
const HASH_PREFIX = /^[0-9a-f]{7,64}$/i;
const FULL_HASH = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
const TICKET_KEY = /\b[A-Z][A-Z0-9]{1,9}-\d{1,7}\b/;
const TICKET_KEYS = new RegExp(TICKET_KEY, 'g');

/** A tag can be moved to another digest, so what it joins is inferred. */
function tagOf({ name, tag, repositoryUrl }: ArtifactReference): readonly NamedValue[] {
  if (name === null || tag === null) return [];
  const repository = repositoryUrl === null ? '' : `repository_url=${repositoryUrl}&`;
  return [{ kind: 'tag', value: `${name}?${repository}tag=${tag}`, isInferred: true }];
}
