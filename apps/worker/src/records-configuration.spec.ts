// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DEFAULT_CONFIGURATION } from '#changes';
import { readRecordsConfiguration } from './records-configuration.js';

const folder = mkdtempSync(join(tmpdir(), 'change-ledger-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(yaml: string) {
  const path = join(folder, 'records.yaml');
  writeFileSync(path, yaml);
  return readRecordsConfiguration(path);
}

const YAML = `
version: '2026-03'
environments:
  - { environment: blue*, tier: production }
people:
  - id: ann
    aliases: [urn:github:ann-dev, ann@example.org]
    function: development
    roles: [{ role: authority, from: 2026-01-01T00:00:00Z, to: null }]
`;

describe('the file of the records configuration', () => {
  it('says what differs from what is built in', () => {
    expect(read(YAML)).toEqual({
      ...DEFAULT_CONFIGURATION,
      version: '2026-03',
      environments: [{ environment: 'blue*', tier: 'production' }],
      people: [
        {
          id: 'ann',
          aliases: ['urn:github:ann-dev', 'ann@example.org'],
          function: 'development',
          roles: [{ role: 'authority', from: '2026-01-01T00:00:00Z', to: null }],
        },
      ],
    });
  });

  it('need not be', () => {
    expect(readRecordsConfiguration(undefined)).toBe(undefined);
  });

  it.each([
    ['without a version', 'bots: []', '/version is no text'],
    ['with an unknown member', "version: '1'\ncolour: red", '/colour is not known'],
    ['that is a list', '- 1', 'it is no object'],
    ['that is empty', '', 'it is no object'],
    ['that is no YAML', 'version: [', 'Flow sequence'],
    ['that says a thing twice', "version: '1'\nversion: '2'", 'unique'],
  ])('%s is refused in words', (_, yaml, words) => {
    expect(() => read(yaml)).toThrow(words);
  });

  it('that is not there is refused', () => {
    expect(() => readRecordsConfiguration(join(folder, 'none.yaml'))).toThrow('ENOENT');
  });
});
