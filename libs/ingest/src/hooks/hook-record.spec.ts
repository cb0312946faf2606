// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { hookHeaders, judgeRecord } from '#ingest';

const channel = { kind: 'http', route: 'POST /v1/hooks/github', principal: 'hook:github' } as const;
const github = { kind: 'github', secrets: ['a-secret-of-github'] } as const;
const sent = {
  'content-type': 'application/json',
  'x-github-delivery': 'd-1',
  'x-github-event': 'push',
  'x-hub-signature-256': 'sha256=00',
  authorization: 'Bearer cl_secret',
  cookie: 'a=b',
};

const judged = (headers: Readonly<Record<string, string>>, body: string) =>
  judgeRecord(
    {
      key: null,
      headers: Object.entries(headers).map(([name, value]) => [name, Buffer.from(value)]),
      value: Buffer.from(body),
    },
    channel,
  );

describe('a webhook as a record', () => {
  it('keeps what a translator may want, and no secret', () => {
    expect(hookHeaders('github', github, sent)).toEqual({
      'content-type': 'application/json',
      'x-github-delivery': 'd-1',
      'x-github-event': 'push',
      'x-hub-signature-256': 'sha256=00',
      'ledger-route': 'hooks/github',
      'ledger-delivery': 'd-1',
      'ledger-event': 'push',
    });
    const gitlab = { kind: 'gitlab', secrets: ['a-secret-of-gitlab'] } as const;
    const headers = {
      'x-gitlab-token': 'a-secret-of-gitlab',
      'idempotency-key': 'i',
      'x-gitlab-event': 'Push Hook',
    };
    expect(hookHeaders('gitlab', gitlab, headers)).toEqual({
      'idempotency-key': 'i',
      'x-gitlab-event': 'Push Hook',
      'ledger-route': 'hooks/gitlab',
      'ledger-delivery': 'i',
      'ledger-event': 'Push Hook',
    });
  });

  it('claims its delivery, so that the same sent again is known', () => {
    const headers = hookHeaders('github', github, sent);
    const { claim, state, reason, identity } = judged(headers, '{"ref":"main"}');
    expect({ claim, state, reason }).toEqual({
      claim: { id: 'd-1', source: 'hooks/github', type: 'push', time: null },
      state: 1,
      reason: 'untranslated: a webhook that no translator has read',
    });
    expect(identity).toEqual(judged(headers, '{}').identity);
  });

  it('that is no JSON says so, and claims its delivery all the same', () => {
    const { claim, state, reason } = judged(hookHeaders('github', github, sent), 'payload=%7B%7D');
    expect([claim?.id, state, reason?.split(':')[0]]).toEqual(['d-1', 0, 'json_syntax']);
  });

  it('without a delivery claims nothing', () => {
    const headers = hookHeaders('argocd', { kind: 'bearer', keep: [] }, sent);
    expect(headers).toEqual({ 'content-type': 'application/json', 'ledger-route': 'hooks/argocd' });
    expect(judged(headers, '{}')).toMatchObject({ claim: null, identity: null, state: 1 });
  });
});
