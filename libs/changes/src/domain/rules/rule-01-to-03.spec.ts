// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { approved, forArtifacts, gate, request } from '../../testing/authority.js';
import { delivered } from '../../testing/delivery.js';
import { given } from '../../testing/given.js';
import { configured, effect, rolledOut } from '../../testing/rollout.js';
import { DEFAULT_CONFIGURATION } from '../configuration/default-configuration.js';
import type { RecordsConfiguration } from '../configuration/records-configuration.js';

const allowed = approved(20, { profile: forArtifacts('a') });
const STANDARD = { type: 'standard', content: { model: { id: 'small', version: '1' } } } as const;
const modelApproved = approved(1, {
  approval: 'model',
  profile: { policyRef: 'small@1', meaning: 'authorised' },
});
const standardDeployed = rolledOut(30, 'a', { request: 'CR-1' });

const withModel = (model: Partial<RecordsConfiguration['models'][number]>) => ({
  configuration: {
    ...DEFAULT_CONFIGURATION,
    models: [
      {
        id: 'small',
        version: '1',
        type: 'standard',
        description: 'small update',
        bounds: { services: [], environments: [], riskLevels: [] },
        requiredSuites: null,
        approvedAt: '2026-01-01T00:00:00Z',
        validUntil: null,
        suspension: null,
        ...model,
      },
    ],
  } satisfies RecordsConfiguration,
});

describe('rule 1: when a deployment is a Change', () => {
  it('is one where it alters what runs in a controlled environment', () => {
    const { changes, deployment } = given(delivered('a'), allowed, rolledOut(30, 'a'));
    expect(changes).toHaveLength(1);
    expect(deployment).toMatchObject({
      kind: 'upgrade',
      changeId: changes[0]?.id,
      isControlled: true,
    });
  });

  it('is none below, and is recorded all the same', () => {
    const { changes, deployment } = given(rolledOut(30, 'a', { environment: 'staging/eu-1' }));
    expect(changes).toEqual([]);
    expect(deployment).toMatchObject({ tier: 'staging', changeId: null, state: 'succeeded' });
  });

  it('is none where nothing changes: it stays in the population as a redeployment', () => {
    const again = rolledOut(60, 'a', { deployment: 'second' });
    const { changes, deployments } = given(delivered('a'), allowed, rolledOut(30, 'a'), again);
    expect(changes).toHaveLength(1);
    expect(deployments[1]).toMatchObject({ kind: 'redeploy', state: 'no_effect', changeId: null });
  });

  it('is one where the last instance goes', () => {
    const { changes, deployments } = given(effect(0, 'deployed', 'a'), effect(60, 'removed', 'a'));
    expect(changes.map(({ isUnauthorised }) => isUnauthorised)).toEqual([true, true]);
    expect(deployments.map(({ kind }) => kind)).toEqual(['new', 'remove']);
  });

  it('follows the tiers of the configuration that held when it began', () => {
    const staging = {
      ...DEFAULT_CONFIGURATION,
      controlledTiers: ['production', 'staging'] as const,
    };
    const { changes } = given(
      { configuration: staging },
      rolledOut(30, 'a', { environment: 'staging/eu-1' }),
    );
    expect(changes[0]).toMatchObject({ environments: ['staging/eu-1'], authorisation: 'absent' });
  });
});

describe('rule 2: standard against delegated-normal', () => {
  it('is standard where the model was authorised and its gate passed before the start', () => {
    const { change } = given(
      modelApproved,
      delivered('a'),
      request(10, 'submitted', { ...STANDARD, artifacts: ['a'] }),
      gate(11, ['small', '1']),
      standardDeployed,
    );
    expect(change).toMatchObject({
      type: 'standard',
      authorisation: 'preauthorised',
      authority: 'model',
      authorisationReason: 'MODEL_HELD',
      isUnauthorised: false,
    });
  });

  it('is normal, by delegated authority, where a review of the code is all that authorises', () => {
    const { change } = given(delivered('a'), rolledOut(30, 'a'));
    expect(change).toMatchObject({
      type: 'normal',
      authorisation: 'approved',
      authority: 'delegated',
      authorisationReason: 'REVIEWED_BEFORE_START',
      matchBasis: 'scopeHash',
    });
  });

  it('is authorised by nobody where peers may not and nobody else is asked', () => {
    const configuration = { ...DEFAULT_CONFIGURATION, peerReviewAuthorises: false };
    const { change } = given({ configuration }, delivered('a'), rolledOut(30, 'a'));
    expect(change).toMatchObject({ authorisation: 'absent', authorisationReason: 'NOBODY_ASKED' });
  });
});

describe('rule 3: a standard bound that is violated', () => {
  const asked = request(10, 'submitted', { ...STANDARD, artifacts: ['a'] });

  it('makes it a normal change without authorisation when it went live', () => {
    const { change } = given(delivered('a'), asked, gate(11, ['small', '1']), standardDeployed);
    expect(change).toMatchObject({
      type: 'normal',
      claimedType: 'standard',
      authorisation: 'absent',
      authorisationReason: 'MODEL_NOT_APPROVED',
      isUnauthorised: true,
    });
  });

  it.each([
    ['SERVICE_OUT_OF_BOUNDS', { bounds: { services: ['cart'], environments: [], riskLevels: [] } }],
    [
      'ENVIRONMENT_OUT_OF_BOUNDS',
      { bounds: { services: [], environments: ['x'], riskLevels: [] } },
    ],
    ['RISK_OUT_OF_BOUNDS', { bounds: { services: [], environments: [], riskLevels: ['low'] } }],
    ['MODEL_EXPIRED', { validUntil: '2026-02-01T00:00:00Z' }],
    ['EVIDENCE_MISSING', { requiredSuites: { artifact: ['e2e'], configuration: [] } }],
  ] as const)('names %s', (violation, model) => {
    const { change } = given(withModel(model), delivered('a'), asked, standardDeployed);
    expect(change).toMatchObject({ type: 'normal', modelViolations: [violation] });
  });

  it('is suspended by too many failures before', () => {
    const failed = ['CR-8', 'CR-9'].map((number, index) =>
      request(index, 'completed', {
        ...STANDARD,
        number,
        content: { ...STANDARD.content, outcome: 'failed' },
      }),
    );
    const suspension = { suspension: { failures: 2, days: 30 } };
    const { changes } = given(
      withModel(suspension),
      failed,
      delivered('a'),
      asked,
      standardDeployed,
    );
    expect(changes.find(({ changeRequests }) => changeRequests.includes('CR-1'))).toMatchObject({
      authorisationReason: 'MODEL_SUSPENDED',
      authorisation: 'absent',
    });
  });

  it('is not authorised by a gate that failed', () => {
    const no = gate(12, ['small', '1'], { outcome: 'fail' });
    const { change } = given(
      modelApproved,
      delivered('a'),
      asked,
      gate(11, ['small', '1']),
      no,
      standardDeployed,
    );
    expect(change).toMatchObject({ authorisationReason: 'GATE_NOT_PASSED' });
  });
});

describe('a configuration change', () => {
  it('is held by its own model, by the digest of its settings', () => {
    const { change } = given(
      modelApproved,
      configured(0, 'c', { environment: 'staging/eu-1' }),
      request(10, 'submitted', { ...STANDARD, configs: ['c'] }),
      gate(11, ['small', '1']),
      configured(30, 'c', { previous: 'b', request: 'CR-1' }),
    );
    expect(change).toMatchObject({ type: 'standard', authorisation: 'preauthorised' });
  });
});
