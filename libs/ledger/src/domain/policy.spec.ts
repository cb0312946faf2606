// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LedgerError } from './errors.js';
import { parsePolicy, policyKeys } from './policy.js';
import { witnessGroup } from './quorum.js';
import { signerKey } from './signer-key.js';
import { formatVerifierKey } from './verifier-key.js';

const LOG = signerKey('ledger.example.com/delivery', 'log', new Uint8Array(32).fill(1)).verifier;
const KEYS = [2, 3, 4, 5].map(
  (byte) =>
    signerKey(`witness.example.com/${byte}`, 'witness', new Uint8Array(32).fill(byte)).verifier,
);
const [X1, X2, X3, Y1] = KEYS.map(formatVerifierKey);
const LOG_LINE = `log ${formatVerifierKey(LOG)}`;
const WITNESSES = KEYS.map((key) => ({ kind: 'witness', key }) as const);

const TWO_LEVELS = `# who vouches for the delivery ledger
${LOG_LINE}\thttps://ledger.example.com/v1/ledgers/main

witness X1 ${X1} https://x1.example.com/
 witness X2\t${X2}
witness X3 ${X3}
group X-witnesses 2 X1 X2 X3
  # the other organisation
witness Y1 ${Y1}
group Y-witnesses any Y1
group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;

function outcomeOf(text: string): string {
  try {
    parsePolicy(text);
    return 'read';
  } catch (error) {
    return error instanceof LedgerError ? error.code : String(error);
  }
}

describe('a policy', () => {
  it('of two levels of groups is read', () => {
    expect(parsePolicy(TWO_LEVELS)).toEqual({
      logs: [{ key: LOG, url: 'https://ledger.example.com/v1/ledgers/main' }],
      witnesses: KEYS.map((key, at) => ({ key, url: at === 0 ? 'https://x1.example.com/' : null })),
      quorum: witnessGroup(2, [
        witnessGroup(2, WITNESSES.slice(0, 3)),
        witnessGroup(1, WITNESSES.slice(3)),
      ]),
    });
  });

  it('knows the keys of its logs and witnesses', () => {
    expect(policyKeys(parsePolicy(TWO_LEVELS))).toEqual([LOG, ...KEYS]);
  });

  it('may ask for nobody, or for one witness', () => {
    const policies = ['quorum none', `witness X1 ${X1}\nquorum X1`].map(parsePolicy);
    expect(policies.map(({ quorum }) => quorum)).toEqual([{ kind: 'none' }, WITNESSES[0]]);
  });

  it('takes names as they are, without folding', () => {
    const text = `witness K ${X1}\nwitness \u212a ${X2}\nquorum \u212a\n`;
    expect(parsePolicy(text).quorum).toEqual(WITNESSES[1]);
  });
});

describe('a policy is refused, and the line named,', () => {
  const head = `witness X1 ${X1}\nwitness X2 ${X2}\ngroup G any X1\n`;
  it.each([
    ['an unknown word', 'wintess X ', "'wintess' is none of log, witness, group, quorum"],
    [
      'a log with a witness’s key',
      `log ${X3}`,
      "the key of 'witness.example.com/4' is no key of a log",
    ],
    ['a log that is no key', 'log nothing', 'no verifier key: name+id+base64'],
    ['a witness without a key', 'witness X3', 'no verifier key: name+id+base64'],
    ['something after the URL', `witness X3 ${X3} https://x/ y`, "'y' after the URL"],
    ['a witness twice', `witness X3 ${X1}`, "the key of 'witness.example.com/2' is there twice"],
    ['a name twice', `witness G ${X3}`, "the name 'G' is taken"],
    ['the name none', `witness none ${X3}`, "the name 'none' is taken"],
    ['a member of two groups', 'group H all X1 X2', "'X1' is a member already"],
    ['a member named twice', 'group H all X2 X2', "'X2' is a member already"],
    ['a member that comes later', 'group H any X3', "'X3' is not defined above"],
    ['the member none', 'group H any none', "'none' is not defined above"],
    ['a group without members', 'group H any', "'any' of 0 members"],
    ['more than there are', 'group H 2 X2', "'2' of 1 members"],
    ['a threshold of none', 'group H 0 X2', "'0' of 1 members"],
    ['a threshold that is no number', 'group H two X2', "'two' of 1 members"],
    ['a quorum that is not there', 'quorum X3', "'X3' is not defined above"],
    ['a quorum of two names', 'quorum X1 X2', 'a quorum has one name'],
    ['a carriage return', 'quorum X1\r', 'a control character'],
  ])('for %s', (_what, line, reason) => {
    expect(() => parsePolicy(`${head}${line}\nquorum G\n`)).toThrow(
      new LedgerError('POLICY_INVALID', `line 4 of the policy: ${reason}`),
    );
  });

  it('for a second quorum', () => {
    expect(() => parsePolicy(`${head}quorum G\nquorum G\n`)).toThrow(
      new LedgerError('POLICY_INVALID', 'line 5 of the policy: a second quorum'),
    );
  });

  it('without a quorum', () => {
    expect(() => parsePolicy(head)).toThrow(
      new LedgerError('POLICY_INVALID', 'the policy has no quorum line'),
    );
  });

  it('whatever else it holds', () => {
    const word = fc.constantFrom(
      'log',
      'witness',
      'group',
      'quorum',
      'any',
      'X',
      '2',
      X1!,
      '\n',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string())), (words) => {
        expect(['read', 'POLICY_INVALID']).toContain(outcomeOf(words.join(' ')));
      }),
    );
  });
});
