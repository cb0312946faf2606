// SPDX-License-Identifier: Apache-2.0
import type { AccessRole } from '#access';
import type { Schema } from '#client';
import { demoHistory } from '#demo';
import type { DemoService } from './demo-service.js';

/** How an operation is asked for its example; lists are asked for one item unless told otherwise. */
export interface Asking {
  /** absent: an auditor */
  readonly role?: AccessRole | 'otherAdmin';
  /** of the path and the query */
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly request?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What is known only when those before it have been asked. */
export type AskedLater = () => Promise<Asking>;

/** The settings of the service that is asked: a source of webhooks that has a key of its own. */
export const HOOKS = 'argocd: { kind: bearer, delivery: x-delivery }';

const PERIOD = { from: '2026-07-01T00:00:00Z', to: '2026-10-01T00:00:00Z' };
const PLACE = { environment: 'production/eu-1' };
const [first] = demoHistory();

/** What is asked of the demo history, operation by operation, in this order. */
export async function askedExamples(
  demo: DemoService,
): Promise<Readonly<Record<string, Asking | AskedLater>>> {
  const changes = await demo.client.whole('/v1/changes', { query: { match: ['explicit'] } });
  const change = changes.find(({ approvals, tests, releases, incidentsCaused }) =>
    [approvals, tests, releases, incidentsCaused].every(({ length }) => length > 0),
  );
  if (change === undefined) throw new Error('no such Change');
  return { ...ofService(), ...ofChange(change), ...ofLists(), ...ofLedger(demo), ...writes(demo) };
}

function ofService(): Readonly<Record<string, Asking>> {
  return {
    healthHealth: {},
    liveHealth: {},
    readyHealth: {},
    readMetrics: { role: 'operator' },
  };
}

function ofChange(change: Schema['ChangeDto']): Readonly<Record<string, Asking>> {
  const own = { parameters: { id: change.id } };
  const [release = ''] = change.releases;
  return {
    showChanges: own,
    timelineChanges: own,
    editsChanges: own,
    showDeployments: { parameters: { id: change.deployments[0]?.id } },
    showApprovals: { parameters: { id: change.approvals[0]?.id } },
    showItems: { parameters: { id: change.items[0] } },
    showReleases: { parameters: { id: release } },
    certificateReleases: { parameters: { id: release } },
    showIncidents: { parameters: { id: change.incidentsCaused[0]?.id } },
    changesIncidents: { parameters: { id: change.incidentsCaused[0]?.id } },
    activityActors: { parameters: { id: change.approvals[0]?.approver } },
    historyArtifacts: { parameters: { digest: change.artifactDigests[0] } },
  };
}

function ofLists(): Readonly<Record<string, Asking>> {
  return {
    listChanges: { parameters: { tier: 'production', type: 'emergency' } },
    countChangeSummary: { parameters: { groupBy: 'type,service', tier: 'production' } },
    listReleases: { parameters: { state: 'available' } },
    listDeployments: { parameters: { tier: 'production', match: 'none' } },
    listApprovals: { parameters: { stale: 'true' } },
    listItems: { parameters: { class: 'service' } },
    listIncidents: { parameters: { relation: 'caused_by' } },
    listEntries: {},
    listQuarantine: {},
    listAccessLog: {},
    listSchedule: { parameters: { from: PERIOD.from, to: '2026-07-08T00:00:00Z' } },
    mutableTagsArtifacts: {},
    gapsProducers: {},
    lateProducers: {
      parameters: { from: '2026-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z', seconds: 86_400 },
    },
    stateEnvironments: { parameters: { ...PLACE, at: PERIOD.to } },
    diffEnvironments: { parameters: { ...PLACE, ...PERIOD } },
    deliveryDelivery: { parameters: PERIOD },
  };
}

function ofLedger({ newest }: DemoService): Readonly<Record<string, Asking>> {
  const entry = { parameters: { id: 'main', position: 0 } };
  return {
    listLedgers: {},
    checkpointLedgers: { parameters: { id: 'main' } },
    tileLedgers: { parameters: { id: 'main', path: '0/000' } },
    payloadLedgers: { parameters: { id: 'main', path: '000' } },
    entryProofs: entry,
    payloadProofs: entry,
    inclusionProofs: entry,
    consistencyProofs: { parameters: { id: 'main', from: Math.min(1_000, newest) } },
  };
}

function writes(demo: DemoService): Readonly<Record<string, Asking | AskedLater>> {
  const bearer = (role: AccessRole) => ({
    authorization: `Bearer ${demo.service.keys[role]}`,
  });
  const lastKey = async () => {
    const { body } = await demo.getAs('admin', '/v1/keys');
    return (body as Schema['KeysDto']).items.find(({ role }) => role === 'publisher')?.keyId;
  };
  const pending = async () => {
    const { body } = await demo.getAs('admin', '/v1/ledgers/main/erasures');
    const found = (body as Schema['ErasuresDto']).items.find(({ state }) => state === 'pending');
    return found?.requestId;
  };
  const asked = { positions: [3], basis: 'GDPR, article 17: a request of 2026-10-02' };
  return {
    postEvents: {
      role: 'publisher',
      request: first?.event,
      headers: { 'content-type': 'application/cloudevents+json' },
    },
    postHooks: {
      parameters: { source: 'argocd' },
      request: { application: 'checkout', phase: 'Succeeded' },
      headers: { ...bearer('publisher'), 'x-delivery': 'a-delivery' },
    },
    produceReports: { role: 'officer', request: { timeZone: 'Europe/Berlin' } },
    listReports: {},
    downloadReports: async () => {
      const { items } = await demo.client.read('/v1/reports');
      return { parameters: { id: items[0]?.id, format: 'csv' } };
    },
    createKeys: {
      role: 'admin',
      request: { role: 'auditor', ledgers: ['main'], environments: ['production/eu-1'] },
    },
    listKeys: { role: 'admin' },
    rotateKeys: async () => ({
      role: 'admin',
      parameters: { id: await lastKey() },
      request: { graceSeconds: 3_600 },
    }),
    revokeKeys: async () => ({ role: 'admin', parameters: { id: await lastKey() } }),
    requestErasures: { role: 'admin', parameters: { id: 'main' }, request: asked },
    listErasures: { role: 'admin', parameters: { id: 'main' } },
    rejectErasures: async () => ({
      role: 'otherAdmin',
      parameters: { id: 'main', request: await pending() },
    }),
    approveErasures: async () => {
      await demo.postAs('admin', '/v1/ledgers/main/erasures', asked).expect(201);
      return { role: 'otherAdmin', parameters: { id: 'main', request: await pending() } };
    },
  };
}
