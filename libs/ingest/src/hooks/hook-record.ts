// SPDX-License-Identifier: Apache-2.0
import type { Claim } from '#ledger';
import type { HookHeaders } from './verify-hook.js';
import type { HookSource } from './hook-source.js';

/** Says of a record that it is a webhook as received, and from which source. */
const ROUTE_HEADER = 'ledger-route';
/** The id of the delivery, the same when it is sent again. */
const DELIVERY_HEADER = 'ledger-delivery';
/** What the vendor calls the kind of event. */
const EVENT_HEADER = 'ledger-event';
const LONGEST = 512;

interface VendorHeaders {
  /** the first that is there is the delivery's id */
  readonly delivery: readonly string[];
  readonly event: readonly string[];
  readonly keep: readonly string[];
}

const GITHUB: VendorHeaders = {
  delivery: ['x-github-delivery'],
  event: ['x-github-event'],
  keep: ['x-github-hook-id', 'x-github-hook-installation-target-id', 'x-hub-signature-256'],
};
const GITLAB: VendorHeaders = {
  // stable over retries, where the version sends it
  delivery: ['idempotency-key', 'x-gitlab-event-uuid'],
  event: ['x-gitlab-event'],
  keep: ['x-gitlab-instance', 'x-gitlab-webhook-uuid'],
};

/**
 * The headers that a webhook is stored with: its route, its delivery and kind where the vendor says
 * them, and what a translator may want. No token, for it would be a secret kept for ever.
 */
export function hookHeaders(
  name: string,
  source: HookSource,
  headers: HookHeaders,
): Readonly<Record<string, string>> {
  const { delivery, event, keep } = vendorHeaders(source);
  const wanted = ['content-type', ...delivery, ...event, ...keep];
  const kept = wanted.map((each) => [each, textOf(headers[each])]);
  const own = [
    [ROUTE_HEADER, `hooks/${name}`],
    [DELIVERY_HEADER, firstOf(delivery, headers)],
    [EVENT_HEADER, firstOf(event, headers)],
  ];
  return Object.fromEntries([...kept, ...own].filter(([, value]) => value !== null));
}

/** What a record claims as a webhook; null when it is none, or its delivery has no id. */
export function hookClaim(
  headers: readonly (readonly [name: string, value: Uint8Array | null])[],
): Claim | null {
  const valueOf = (name: string) => {
    const value = headers.find(([each]) => each === name)?.[1];
    const text = value === undefined || value === null ? null : Buffer.from(value).toString();
    return text !== null && text !== '' && isPlain(text) ? text : null;
  };
  const [source, id] = [valueOf(ROUTE_HEADER), valueOf(DELIVERY_HEADER)];
  if (source === null || id === null) return null;
  return { id, source, type: valueOf(EVENT_HEADER) ?? 'webhook', time: null };
}

function vendorHeaders(source: HookSource): VendorHeaders {
  if (source.kind === 'github') return GITHUB;
  if (source.kind === 'gitlab') return GITLAB;
  const { delivery, keep } = source;
  return { delivery: delivery === undefined ? [] : [delivery], event: [], keep };
}

function firstOf(names: readonly string[], headers: HookHeaders): string | null {
  return names.map((name) => textOf(headers[name])).find((text) => text !== null) ?? null;
}

function textOf(value: HookHeaders[string]): string | null {
  return typeof value === 'string' && value !== '' && isPlain(value) ? value : null;
}

function isPlain(text: string): boolean {
  return text.length <= LONGEST && /^[\x20-\x7e]*$/.test(text);
}
