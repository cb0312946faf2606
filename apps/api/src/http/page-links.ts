// SPDX-License-Identifier: Apache-2.0

/** Where an answer belongs: its address as asked, and what of a page it carries. */
export interface LinkedAnswer {
  readonly url: string;
  readonly ledger: string;
  /** cursor of the next page; null: none follows; absent: it is no page */
  readonly next?: string | null | undefined;
}

/**
 * The header `Link` (RFC 8288): the first and the next page of the same list, what describes the
 * answer, and the signed checkpoint against which it is proven.
 */
export function linkHeaderOf({ url, ledger, next }: LinkedAnswer): string {
  const links = [
    ...(next === undefined ? [] : [[addressWith(url, null), 'first']]),
    ...(next === undefined || next === null ? [] : [[addressWith(url, next), 'next']]),
    ['/docs/openapi.json', 'describedby'],
    [`/v1/ledgers/${ledger}/checkpoint`, 'evidence'],
  ];
  return links.map(([target, relation]) => `<${target}>; rel="${relation}"`).join(', ');
}

function addressWith(url: string, cursor: string | null): string {
  const [path = '', query = ''] = url.split('?');
  const parameters = new URLSearchParams(query);
  parameters.delete('cursor');
  if (cursor !== null) parameters.set('cursor', cursor);
  return parameters.size === 0 ? path : `${path}?${parameters.toString()}`;
}
