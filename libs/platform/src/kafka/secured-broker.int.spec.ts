// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kafkaJars, type Listener, type RunningKafka, startKafka } from '#embedded';
import { ensureTopics, type KafkaSecurity, Log, RecordSink, topicOffsets } from '#platform';
import { hasKafka } from '#testing';

const run = promisify(execFile);
const USER = { username: 'alice', password: 'alice-secret' };
const STORE_PASSWORD = 'changeit';
const NAMES = ['SSL', 'PLAIN', 'SCRAM', 'OAUTH'] as const;

let folder: string;
let kafka: RunningKafka;
let tokens: Server;
let ca: string;
let ports: Readonly<Record<(typeof NAMES)[number], number>>;
const asked: string[] = [];

async function freePort(): Promise<number> {
  const server = createSocket();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** a self-signed certificate for 127.0.0.1, which is its own authority */
async function makeKeyStore(): Promise<string> {
  const store = join(folder, 'broker.p12');
  const common = ['-keystore', store, '-storepass', STORE_PASSWORD, '-alias', 'broker'];
  const name = ['-dname', 'CN=broker', '-ext', 'san=ip:127.0.0.1', '-keyalg', 'EC'];
  await run('keytool', ['-genkeypair', ...common, ...name, '-storetype', 'PKCS12']);
  ca = (await run('keytool', ['-exportcert', '-rfc', ...common])).stdout;
  return store;
}

function listeners(store: string): readonly Listener[] {
  const login = (module: string, rest: string) =>
    `org.apache.kafka.common.security.${module} required ${rest};`;
  return [
    {
      name: 'SSL',
      protocol: 'SSL',
      port: ports.SSL,
      settings: { 'ssl.keystore.location': store, 'ssl.keystore.password': STORE_PASSWORD },
    },
    {
      name: 'PLAIN',
      protocol: 'SASL_SSL',
      port: ports.PLAIN,
      settings: {
        'ssl.keystore.location': store,
        'ssl.keystore.password': STORE_PASSWORD,
        'sasl.enabled.mechanisms': 'PLAIN',
        'plain.sasl.jaas.config': login(
          'plain.PlainLoginModule',
          `user_${USER.username}="${USER.password}"`,
        ),
      },
    },
    {
      name: 'SCRAM',
      protocol: 'SASL_PLAINTEXT',
      port: ports.SCRAM,
      settings: {
        'sasl.enabled.mechanisms': 'SCRAM-SHA-256,SCRAM-SHA-512',
        'scram-sha-256.sasl.jaas.config': login('scram.ScramLoginModule', ''),
        'scram-sha-512.sasl.jaas.config': login('scram.ScramLoginModule', ''),
      },
    },
    {
      name: 'OAUTH',
      protocol: 'SASL_PLAINTEXT',
      port: ports.OAUTH,
      settings: {
        'sasl.enabled.mechanisms': 'OAUTHBEARER',
        'oauthbearer.sasl.jaas.config': login(
          'oauthbearer.OAuthBearerLoginModule',
          'unsecuredLoginStringClaim_sub="broker"',
        ),
      },
    },
  ];
}

/** gives unsigned tokens, as the broker's test validator takes them */
function startTokens(): Promise<Server> {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const server = createServer((request, response) => {
    asked.push(String(request.headers.authorization));
    const iat = Math.floor(Date.now() / 1_000);
    const token = `${part({ alg: 'none' })}.${part({ sub: 'alice', iat, exp: iat + 600 })}.`;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ access_token: token, expires_in: 600 }));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

async function addScramUser(): Promise<void> {
  const jars = join(await kafkaJars(), '*');
  const [broker = ''] = kafka.brokers;
  for (const size of [256, 512]) {
    const user = `--entity-type users --entity-name ${USER.username}`;
    const credential = `--add-config SCRAM-SHA-${size}=[password=${USER.password}]`;
    const command = `--bootstrap-server ${broker} --alter ${user} ${credential}`;
    await run('java', ['-cp', jars, 'kafka.admin.ConfigCommand', ...command.split(' ')]);
  }
}

/** publishes a record and counts what is there */
async function tryOut(name: (typeof NAMES)[number], security?: KafkaSecurity): Promise<number> {
  const options = {
    brokers: [`127.0.0.1:${ports[name]}`],
    clientId: 'spec',
    log: new Log('spec', 'error'),
    ...(security === undefined ? {} : { security }),
  };
  const topic = `secured-${name.toLowerCase()}-${security?.sasl?.mechanism ?? 'tls'}`;
  await ensureTopics(options, [topic], { partitions: 1 });
  const sink = new RecordSink(options);
  await sink.publish(topic, [{ key: null, value: 'v' }]);
  await sink.stop();
  const [offsets] = await topicOffsets(options, topic);
  return Number(offsets?.high);
}

describe.skipIf(!hasKafka())('a broker that asks who we are', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'change-ledger-secured-'));
    const free = await Promise.all(NAMES.map(freePort));
    ports = Object.fromEntries(
      NAMES.map((name, index) => [name, free[index] ?? 0]),
    ) as typeof ports;
    tokens = await startTokens();
    kafka = await startKafka({ dataDir: folder, listeners: listeners(await makeKeyStore()) });
    await addScramUser();
  });
  afterAll(async () => {
    await kafka?.stop();
    tokens?.close();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  it('is reached over TLS when we know its authority, and not when we do not', async () => {
    expect(await tryOut('SSL', { tls: { ca }, sasl: null })).toBe(1);
    await expect(tryOut('SSL', { tls: {}, sasl: null })).rejects.toMatchObject({
      code: 'BROKER_UNAVAILABLE',
    });
  });

  it('lets us in by PLAIN over TLS', async () => {
    const sasl = { mechanism: 'plain', ...USER } as const;
    expect(await tryOut('PLAIN', { tls: { ca }, sasl })).toBe(1);
  });

  it.each(['scram-sha-256', 'scram-sha-512'] as const)('lets us in by %s', async (mechanism) => {
    expect(await tryOut('SCRAM', { tls: null, sasl: { mechanism, ...USER } })).toBe(1);
  });

  it('lets us in with a token, which is asked for once', async () => {
    const { port } = tokens.address() as AddressInfo;
    const sasl = {
      mechanism: 'oauthbearer',
      tokenUrl: `http://127.0.0.1:${port}/token`,
      clientId: 'ledger',
      clientSecret: 'p:ss',
    } as const;
    expect(await tryOut('OAUTH', { tls: null, sasl })).toBe(1);
    expect(new Set(asked)).toEqual(
      new Set([`Basic ${Buffer.from('ledger:p%3Ass').toString('base64')}`]),
    );
  });

  it('refuses a wrong password and nobody at all, and the message holds no secret', async () => {
    const wrong = {
      mechanism: 'scram-sha-256',
      username: 'alice',
      password: 'guess-4711',
    } as const;
    for (const security of [{ tls: null, sasl: wrong }, undefined]) {
      const error = await tryOut('SCRAM', security).catch((thrown: Error) => thrown);
      expect(error).toMatchObject({ code: 'BROKER_UNAVAILABLE' });
      expect(String(error)).not.toContain('guess-4711');
    }
  });
});
