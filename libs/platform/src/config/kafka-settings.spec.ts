// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Environment, KAFKA_SETTINGS, kafkaSecurityOf, parseConfig } from '#platform';

const security = (environment: Environment) =>
  kafkaSecurityOf(parseConfig(z.object(KAFKA_SETTINGS), environment));

describe('the security of brokers', () => {
  it.each([
    ['none', {}, { tls: null, sasl: null }],
    ['TLS', { LEDGER_KAFKA_TLS: 'on' }, { tls: {}, sasl: null }],
    [
      'TLS with an authority and a certificate of our own',
      {
        LEDGER_KAFKA_TLS: 'on',
        LEDGER_KAFKA_CA: 'ca',
        LEDGER_KAFKA_CERTIFICATE: 'cert',
        LEDGER_KAFKA_CERTIFICATE_KEY: 'key',
      },
      { tls: { ca: 'ca', certificate: 'cert', key: 'key' }, sasl: null },
    ],
    [
      'a password',
      {
        LEDGER_KAFKA_SASL: 'scram-sha-512',
        LEDGER_KAFKA_USERNAME: 'u',
        LEDGER_KAFKA_PASSWORD: 'p',
      },
      { tls: null, sasl: { mechanism: 'scram-sha-512', username: 'u', password: 'p' } },
    ],
    [
      'a token',
      {
        LEDGER_KAFKA_SASL: 'oauthbearer',
        LEDGER_KAFKA_USERNAME: 'u',
        LEDGER_KAFKA_PASSWORD: 'p',
        LEDGER_KAFKA_TOKEN_URL: 'https://id.example/token',
        LEDGER_KAFKA_TOKEN_SCOPE: 'kafka',
      },
      {
        tls: null,
        sasl: {
          mechanism: 'oauthbearer',
          tokenUrl: 'https://id.example/token',
          clientId: 'u',
          clientSecret: 'p',
          scope: 'kafka',
        },
      },
    ],
  ] as const)('is %s', (_, environment, expected) => {
    expect(security(environment)).toEqual(expected);
  });

  it.each([
    ['a certificate without TLS', { LEDGER_KAFKA_CA: 'ca' }, /need LEDGER_KAFKA_TLS on/],
    [
      'a certificate without its key',
      { LEDGER_KAFKA_TLS: 'on', LEDGER_KAFKA_CERTIFICATE: 'cert' },
      /need each other/,
    ],
    ['a mechanism without a password', { LEDGER_KAFKA_SASL: 'plain' }, /plain needs/],
    [
      'a token from nowhere',
      {
        LEDGER_KAFKA_SASL: 'oauthbearer',
        LEDGER_KAFKA_USERNAME: 'u',
        LEDGER_KAFKA_PASSWORD: 'p',
      },
      /needs LEDGER_KAFKA_TOKEN_URL/,
    ],
    ['an unknown mechanism', { LEDGER_KAFKA_SASL: 'gssapi' }, /LEDGER_KAFKA_SASL/],
  ])('refuses %s', (_, environment, words) => {
    expect(() => security(environment)).toThrow(words);
  });
});
