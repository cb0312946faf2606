// SPDX-License-Identifier: Apache-2.0
import { actor } from './profile.js';
import {
  count,
  flag,
  list,
  name,
  number,
  oneOf,
  openObject,
  percent,
  text,
  time,
  uriReference,
} from './field.js';
import type { Fields, Shape } from './field.js';
import { reference } from './standard-fields.js';

const service = { service: reference };
const environment = { environment: reference };
const place = { ...service, ...environment };
const names = list(name);

const changeWindow = type(
  {
    windowType: oneOf('permissive', 'restrictive'),
    start: time,
    end: time,
    scope: openObject({}, { environments: names, services: names }),
  },
  { reason: text, authority: text, subjectRef: name },
);

const request = {
  number: name,
  changeType: oneOf('standard', 'normal', 'emergency'),
  requestor: name,
  environments: names,
};
const requestAbout = {
  title: text,
  description: text,
  reason: text,
  model: openObject({ id: name }, { version: name }),
  services: names,
  artifactIds: names,
  plannedStart: time,
  plannedEnd: time,
  riskLevel: name,
  securityImpact: text,
  backoutPlanUri: uriReference,
  backoutPlan: openObject(
    { kind: oneOf('redeploy', 'restore', 'toggle', 'forwardOnly', 'other') },
    { targetArtifactId: name, windowMinutes: count, isTested: flag },
  ),
  codeChanges: names,
  ticketRefs: names,
  scopeHash: name,
  itsm: openObject({ system: name, id: name }, {}),
};
const changeRequest = type(request, requestAbout);
const riskLevel = openObject(
  { level: name },
  { score: number, method: oneOf('policy', 'human', 'model') },
);

const deployment = type(
  { ...place, artifactId: name, initiator: actor },
  {
    previousArtifactId: name,
    strategy: oneOf(
      'rolling',
      'recreate',
      'bluegreen',
      'canary',
      'slotswap',
      'serverless',
      'other',
    ),
    revision: name,
    outcome: oneOf('success', 'failure', 'cancel', 'error', 'rolledback'),
    changeRequestId: name,
  },
);

const rollback = type(
  { trigger: oneOf('automatic', 'manual'), reason: text, fromArtifactId: name, toArtifactId: name },
  { ...place, deploymentId: name, outcome: oneOf('success', 'failure', 'cancel', 'error') },
);

const healthCheck = type(
  { ...place, kind: oneOf('readiness', 'liveness', 'startup', 'smoke', 'analysis') },
  { artifactId: name, reason: text },
);

const release = type(
  { version: name, artifactIds: names },
  {
    services: names,
    units: list(openObject({ service: name, artifactId: name }, { configDigest: name })),
    manifestHash: name,
    changes: names,
    fromEnvironment: reference,
    toEnvironment: reference,
    notesUri: uriReference,
  },
);

const verdict = oneOf('pass', 'fail', 'warn', 'error', 'skipped');
const override = type({ control: name, actor, justification: text }, { ticketUri: uriReference });
const drift = type(environment, {
  ...service,
  expectedArtifactId: name,
  observedArtifactId: name,
  expectedConfigDigest: name,
  observedConfigDigest: name,
  actor,
});
const problem = type({}, { number: name, incidents: names, rootCause: text, codeChanges: names });
const ownAct = type({}, { ledger: name, position: name, reason: text });
const report = type({}, { definition: name, run: name, position: name, recipient: name });

/**
 * Our custom types, all of version 0.1.0, by `subject.predicate`. Their content is open: keys that
 * we do not know are kept and ignored.
 */
export const ITIL_TYPES = {
  'itil-changewindow.created': changeWindow,
  'itil-changewindow.opened': changeWindow,
  'itil-changewindow.access': changeWindow,
  'itil-changewindow.breached': changeWindow,
  'itil-changewindow.modified': changeWindow,
  'itil-changewindow.revoked': changeWindow,
  'itil-changewindow.closed': changeWindow,
  'itil-changerequest.submitted': changeRequest,
  'itil-changerequest.assessed': type(
    { ...request, risk: riskLevel, assessor: name },
    { ...requestAbout, impact: text },
  ),
  'itil-changerequest.scheduled': changeRequest,
  'itil-changerequest.authorized': changeRequest,
  'itil-changerequest.rejected': changeRequest,
  'itil-changerequest.started': changeRequest,
  'itil-changerequest.completed': type(
    {
      ...request,
      outcome: oneOf('successful', 'withissues', 'backedout', 'failed', 'cancelled'),
    },
    requestAbout,
  ),
  'itil-changerequest.reviewed': type(request, { ...requestAbout, result: text, actions: names }),
  'itil-changerequest.closed': changeRequest,
  'itil-changerequest.cancelled': changeRequest,
  'itil-gate.evaluated': type(
    { policy: name, policyVersion: name, outcome: verdict, subjectRef: name },
    { mode: oneOf('enforced', 'advisory'), inputs: names },
  ),
  'itil-deployment.requested': deployment,
  'itil-deployment.started': deployment,
  'itil-deployment.progressed': deployment,
  'itil-deployment.finished': deployment,
  'itil-rollback.triggered': rollback,
  'itil-rollback.finished': rollback,
  'itil-slot.swapped': type({ ...service, fromSlot: name, toSlot: name, actor }, environment),
  'itil-traffic.shifted': type(
    { weights: list(openObject({ target: name, percent }, {})) },
    { ...place },
  ),
  'itil-healthcheck.passed': healthCheck,
  'itil-healthcheck.failed': healthCheck,
  'itil-release.created': release,
  'itil-release.promoted': release,
  'itil-release.published': release,
  'itil-release.withdrawn': release,
  'itil-release.closed': release,
  'itil-evidence.recorded': type(
    {
      kind: oneOf('slsaprovenance', 'sbom', 'vsa', 'testreport', 'scan', 'signature', 'other'),
      uri: uriReference,
      digest: name,
    },
    { predicateType: name, subjectArtifactId: name },
  ),
  'itil-evidence.verified': type(
    { outcome: verdict, verifier: name },
    { uri: uriReference, digest: name, subjectArtifactId: name },
  ),
  'itil-scan.finished': type(
    { outcome: verdict },
    {
      counts: openObject({}, { critical: count, high: count, medium: count, low: count }),
      artifactId: name,
      scanner: name,
    },
  ),
  'itil-override.invoked': override,
  'itil-override.reviewed': override,
  'itil-drift.detected': drift,
  'itil-drift.resolved': drift,
  'itil-flag.toggled': type({ flag: name, enabled: flag }, { ...place, variant: name }),
  'itil-incident.acknowledged': type({}, { ...place, ticketUri: uriReference }),
  'itil-problem.opened': problem,
  'itil-problem.rootcaused': problem,
  'itil-problem.closed': problem,
  'itil-configuration.applied': type(
    { ...environment, configDigest: name },
    { services: names, previousConfigDigest: name, source: text },
  ),
  'itil-runtime.observed': type(
    {
      ...environment,
      items: list(openObject({ service: name }, { digests: names, configDigest: name })),
    },
    {},
  ),
  'itil-producer.heartbeat': type({ producer: name, sequenceHigh: count, count }, {}),
  'itil-ledger.quarantined': ownAct,
  'itil-ledger.conflicted': ownAct,
  'itil-ledger.corrected': ownAct,
  'itil-ledger.redacted': ownAct,
  'itil-ledger.sealed': ownAct,
  'itil-report.generated': report,
  'itil-report.delivered': report,
} as const satisfies Readonly<Record<string, Shape>>;

/** The version of every type above. */
export const ITIL_TYPE_VERSION = '0.1.0';

function type<const R extends Fields, const O extends Fields>(required: R, optional: O) {
  return { required, optional, open: true } as const;
}
