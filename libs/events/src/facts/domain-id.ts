// SPDX-License-Identifier: Apache-2.0
import { DOMAIN_ID_PATTERN } from '../schema/link-schema.js';

/** A resource of a system that emits no CDEvents (CDEvents 0.6.0 draft, links). */
export interface DomainId {
  readonly provider: string;
  readonly providerId: string;
  readonly namespace: string;
  readonly groups: readonly string[];
  /** `pr`, `commit`, `issue`, `branch`, `execution`, `artifact`, `environment`, … */
  readonly type: string;
  readonly resourceId: string;
}

const PATTERN = new RegExp(DOMAIN_ID_PATTERN);

export function isDomainId(text: string): boolean {
  return PATTERN.test(text);
}

/** Takes a domain id apart and decodes its parts; null when it is none. */
export function domainIdOf(text: string): DomainId | null {
  if (!isDomainId(text)) return null;
  const [, , provider = '', providerId = '', namespace = '', groups = '', type = '', ...rest] =
    text.split(':');
  return {
    provider,
    providerId: decoded(providerId),
    namespace: decoded(namespace),
    groups: groups === '' ? [] : groups.split('/').map(decoded),
    type,
    resourceId: decoded(rest.join(':')),
  };
}

const PULL_REQUESTS = [
  [/^https:\/\/github\.com\/([^/?#]+)\/([^/?#]+)\/pull\/(\d+)$/, 'github'],
  [/^https:\/\/gitlab\.com\/([^/?#]+)\/(.+)\/-\/merge_requests\/(\d+)$/, 'gitlab'],
] as const;

/** The domain id of a pull request or merge request that is named by its web address. */
export function domainIdOfPullRequest(url: string): string | null {
  for (const [pattern, provider] of PULL_REQUESTS) {
    const [, namespace, groups, number] = pattern.exec(url) ?? [];
    if (number !== undefined) return `cdevents:v0:${provider}::${namespace}:${groups}:pr:${number}`;
  }
  return null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
