// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIGURATION } from './default-configuration.js';
import { isControlled, tierOf } from './environment-tier.js';
import type { RecordsConfiguration } from './records-configuration.js';
import { validateConfiguration } from './validate-configuration.js';

const FULL: RecordsConfiguration = {
  ...DEFAULT_CONFIGURATION,
  version: '7',
  environments: [{ environment: 'blue*', tier: 'production' }],
  services: [{ service: 'shop', owner: 'ann', criticality: 'high', regulatoryTags: ['SOX'] }],
  people: [
    {
      id: 'ann',
      aliases: ['urn:user:ann'],
      function: 'development',
      roles: [{ role: 'authority', from: '2026-01-01T00:00:00Z', to: null }],
    },
  ],
  models: [
    {
      id: 'small',
      version: '1',
      type: 'standard',
      description: 'a small update',
      bounds: { services: ['shop'], environments: [], riskLevels: ['low'] },
      requiredSuites: { artifact: ['unit'], configuration: [] },
      approvedAt: '2026-01-01T00:00:00Z',
      validUntil: null,
      suspension: { failures: 3, days: 30 },
    },
  ],
};

describe('a configuration of the records', () => {
  it.each([DEFAULT_CONFIGURATION, FULL])('is valid', (whole) => {
    expect(validateConfiguration(whole)).toEqual({ kind: 'valid', configuration: whole });
  });

  it('names everything that is wrong with it, by JSON pointer', () => {
    const wrong = {
      ...FULL,
      version: '',
      controlledTiers: ['prod'],
      periods: { ...FULL.periods, retryHours: 1.5 },
      models: [{ ...FULL.models[0], approvedAt: 'yesterday' }],
      surplus: true,
    };
    expect(validateConfiguration(wrong)).toEqual({
      kind: 'invalid',
      problems: [
        '/version is no text',
        '/controlledTiers/0 is none of production, staging, test, development',
        '/models/0/approvedAt is no RFC 3339 time',
        '/periods/retryHours is no whole number',
        '/surplus is not known',
      ],
    });
  });

  it.each([null, [], 'text', { other: 1 }])('is not %j', (value) => {
    expect(validateConfiguration(value)).toMatchObject({ kind: 'invalid' });
  });
});

describe('the tier of an environment', () => {
  it.each([
    ['production/eu-1', 'production'],
    ['/live/eu', 'production'],
    ['shop-prd', 'production'],
    ['preprod', 'staging'],
    ['uat-2', 'staging'],
    ['qa', 'test'],
    ['product-demo', 'development'],
  ])('is told by the words of %s: %s', (environment, tier) => {
    expect(tierOf(DEFAULT_CONFIGURATION, environment)).toBe(tier);
  });

  it('is told by a rule before any word, by the whole id or its start', () => {
    const rules = [
      { environment: 'prod-test', tier: 'test' },
      { environment: 'blue*', tier: 'production' },
    ] as const;
    const configuration = { ...DEFAULT_CONFIGURATION, environments: rules };
    const controlled = ['prod-test', 'prod-test-2', 'blue-1'].map((id) =>
      isControlled(configuration, id),
    );
    expect(controlled).toEqual([false, true, true]);
  });
});
