// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import type { KafkaSecurity } from '../kafka/security.js';
import { ConfigError } from './parse-config.js';

/** How the brokers are reached, in every process that speaks to them. */
export const KAFKA_SETTINGS = {
  KAFKA_BROKERS: z
    .string()
    .default('')
    .transform((text) => text.split(',').map((each) => each.trim()))
    .transform((brokers) => brokers.filter((each) => each !== ''))
    .describe('host:port of the brokers, comma separated; empty: HTTP intake alone'),
  LEDGER_KAFKA_TLS: z
    .enum(['off', 'on'])
    .default('off')
    .describe('on: TLS, the certificates of the brokers are checked'),
  LEDGER_KAFKA_CA: z
    .string()
    .optional()
    .describe('the authorities of the brokers’ certificates, PEM; default: those of Node'),
  LEDGER_KAFKA_CERTIFICATE: z
    .string()
    .optional()
    .describe('our own certificate for brokers that ask for one, PEM'),
  LEDGER_KAFKA_CERTIFICATE_KEY: z.string().optional().describe('its private key, PEM: a secret'),
  LEDGER_KAFKA_SASL: z
    .enum(['none', 'plain', 'scram-sha-256', 'scram-sha-512', 'oauthbearer'])
    .default('none')
    .describe('how we say who we are'),
  LEDGER_KAFKA_USERNAME: z.string().optional().describe('for SASL; with oauthbearer the client id'),
  LEDGER_KAFKA_PASSWORD: z
    .string()
    .optional()
    .describe('for SASL; with oauthbearer the client secret: a secret'),
  LEDGER_KAFKA_TOKEN_URL: z
    .url()
    .optional()
    .describe('with oauthbearer: where tokens are had (OAuth 2.0 client credentials)'),
  LEDGER_KAFKA_TOKEN_SCOPE: z
    .string()
    .optional()
    .describe('with oauthbearer: the scope that is asked for'),
} as const;

type KafkaConfig = Readonly<z.infer<z.ZodObject<typeof KAFKA_SETTINGS>>>;

/** The security that the settings ask for. Throws ConfigError where they do not fit together. */
export function kafkaSecurityOf(config: Omit<KafkaConfig, 'KAFKA_BROKERS'>): KafkaSecurity {
  return { tls: tlsOf(config), sasl: saslOf(config) };
}

function tlsOf(config: Omit<KafkaConfig, 'KAFKA_BROKERS'>): KafkaSecurity['tls'] {
  const {
    LEDGER_KAFKA_TLS: tls,
    LEDGER_KAFKA_CA: ca,
    LEDGER_KAFKA_CERTIFICATE: certificate,
    LEDGER_KAFKA_CERTIFICATE_KEY: key,
  } = config;
  const isNamed = ca !== undefined || certificate !== undefined || key !== undefined;
  if (tls === 'off' && isNamed) throw unfit('certificates need LEDGER_KAFKA_TLS on');
  if (tls === 'off') return null;
  if ((certificate === undefined) !== (key === undefined)) {
    throw unfit('LEDGER_KAFKA_CERTIFICATE and LEDGER_KAFKA_CERTIFICATE_KEY need each other');
  }
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(certificate === undefined || key === undefined ? {} : { certificate, key }),
  };
}

function saslOf(config: Omit<KafkaConfig, 'KAFKA_BROKERS'>): KafkaSecurity['sasl'] {
  const {
    LEDGER_KAFKA_SASL: mechanism,
    LEDGER_KAFKA_USERNAME: username,
    LEDGER_KAFKA_PASSWORD: password,
    LEDGER_KAFKA_TOKEN_URL: tokenUrl,
    LEDGER_KAFKA_TOKEN_SCOPE: scope,
  } = config;
  if (mechanism === 'none') return null;
  if (username === undefined || password === undefined) {
    throw unfit(`${mechanism} needs LEDGER_KAFKA_USERNAME and LEDGER_KAFKA_PASSWORD`);
  }
  if (mechanism !== 'oauthbearer') return { mechanism, username, password };
  if (tokenUrl === undefined) throw unfit('oauthbearer needs LEDGER_KAFKA_TOKEN_URL');
  const asked = scope === undefined ? {} : { scope };
  return { mechanism, tokenUrl, clientId: username, clientSecret: password, ...asked };
}

function unfit(message: string): ConfigError {
  return new ConfigError('CONFIG_INVALID', `configuration: ${message}`);
}
