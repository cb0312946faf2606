// SPDX-License-Identifier: Apache-2.0
import type { KafkaConfig, SASLOptions } from 'kafkajs';
import { type TokenClient, tokenSource } from './token-source.js';

/** How brokers are told from impostors, and we from strangers. */
export interface KafkaSecurity {
  /** null: no TLS */
  readonly tls: {
    /** PEM; absent: the authorities that Node knows */
    readonly ca?: string;
    /** our own certificate and its key, PEM, for brokers that ask for one */
    readonly certificate?: string;
    readonly key?: string;
  } | null;
  /** null: we do not say who we are */
  readonly sasl: Sasl | null;
}

export type Sasl =
  | {
      readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
      readonly username: string;
      readonly password: string;
    }
  | ({ readonly mechanism: 'oauthbearer' } & TokenClient);

/** The same in the words of kafkajs. */
export function securityOptions(
  security: KafkaSecurity | undefined,
): Pick<KafkaConfig, 'ssl' | 'sasl'> {
  const { tls = null, sasl = null } = security ?? {};
  return {
    ...(tls === null ? {} : { ssl: tlsOptions(tls) }),
    ...(sasl === null ? {} : { sasl: saslOptions(sasl) }),
  };
}

function tlsOptions({ ca, certificate, key }: NonNullable<KafkaSecurity['tls']>) {
  return {
    minVersion: 'TLSv1.2',
    ...(ca === undefined ? {} : { ca: [ca] }),
    ...(certificate === undefined ? {} : { cert: certificate }),
    ...(key === undefined ? {} : { key }),
  } as const;
}

function saslOptions(sasl: Sasl): SASLOptions {
  if (sasl.mechanism !== 'oauthbearer') {
    const { mechanism, username, password } = sasl;
    return { mechanism, username, password };
  }
  return { mechanism: 'oauthbearer', oauthBearerProvider: tokenSource(sasl) };
}
