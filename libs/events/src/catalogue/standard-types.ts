// SPDX-License-Identifier: Apache-2.0
import { list, name, oneOf, openObject, suggested, text, uri, uriReference } from './field.js';
import type { Fields, Shape } from './field.js';
import * as field from './standard-fields.js';

/** The version part of a type, by the CDEvents release that the event claims; null: no such type. */
export interface TypeVersions {
  readonly '0.3': string | null;
  readonly '0.4': string | null;
  readonly '0.5': string | null;
  readonly '0.6-draft': string | null;
}

/** One type of the CDEvents vocabulary: its versions, and its content in the words of 0.5.1. */
export interface StandardType extends Shape {
  readonly versions: TypeVersions;
}

const environment = { environment: field.reference };
const repository = { repository: field.reference };
const runningArtifact = { ...environment, artifactId: name };
const incident = { description: text, service: field.reference, artifactId: name };
const trigger = openObject(
  {},
  { type: oneOf('manual', 'pipeline', 'event', 'schedule', 'other'), uri },
);
const testCase = { testSuiteRun: field.testReference, testCase: field.testCase };
const repositoryAbout = { name: text, owner: text, uri: field.address, viewUrl: field.viewAddress };
const taskRun = { taskName: text, uri: field.address, pipelineRun: field.reference };
const ticket = {
  ticketType: suggested('bug', 'enhancement', 'incident', 'task', 'question'),
  group: text,
  assignees: list(text),
  priority: suggested('low', 'medium', 'high'),
  labels: list(text),
  milestone: text,
};
const ticketChange = { ...ticket, summary: text, creator: name, updatedBy: text };
const approval = { approvalDetailsUrl: name, resourceTargetUrl: name };
const decision = {
  ...approval,
  responder: uri,
  decision: oneOf('escalated', 'delegate', 'deferred', 'requestChanges', 'approved', 'rejected'),
};

/** Every type of CDEvents 0.3.0 to 0.5.1 and the drafted approvals, by `subject.predicate`. */
export const STANDARD_TYPES = {
  'pipelinerun.queued': type('0.1.1 0.2.0 0.3.0', {}, { pipelineName: text, uri: field.address }),
  'pipelinerun.started': type('0.1.1 0.2.0 0.3.0', { pipelineName: text, uri: field.address }, {}),
  'pipelinerun.finished': type(
    '0.1.1 0.2.0 0.3.0',
    {},
    { pipelineName: text, uri: field.address, outcome: field.runOutcome, errors: text },
  ),
  'taskrun.started': type('0.1.1 0.2.0 0.3.0', {}, taskRun),
  'taskrun.finished': type('0.1.1 0.2.0 0.3.0', {}, { ...taskRun, outcome: text, errors: text }),
  'repository.created': type(
    '0.1.1 0.2.0 0.3.0',
    { name, uri: field.repositoryAddress },
    { owner: text, viewUrl: field.viewAddress },
  ),
  'repository.modified': type('0.1.1 0.2.0 0.3.0', {}, repositoryAbout),
  'repository.deleted': type('0.1.1 0.2.0 0.3.0', {}, repositoryAbout),
  'branch.created': type('0.1.2 0.2.0 0.3.0', {}, repository),
  'branch.deleted': type('0.1.2 0.2.0 0.3.0', {}, repository),
  'change.created': type(
    '0.1.2 0.3.0 0.4.0',
    {},
    { ...repository, description: field.changeDescription },
  ),
  'change.reviewed': type('0.1.2 0.2.0 0.3.0', {}, repository),
  'change.updated': type('0.1.2 0.2.0 0.3.0', {}, repository),
  'change.merged': type('0.1.2 0.2.0 0.3.0', {}, repository),
  'change.abandoned': type('0.1.2 0.2.0 0.3.0', {}, repository),
  'build.queued': type('0.1.1 0.2.0 0.3.0', {}, {}),
  'build.started': type('0.1.1 0.2.0 0.3.0', {}, {}),
  'build.finished': type('0.1.1 0.2.0 0.3.0', {}, { artifactId: text }),
  'artifact.packaged': type('0.1.1 0.2.0 0.3.0', { change: field.reference }, { sbom: field.sbom }),
  'artifact.signed': type('0.1.0 0.2.0 0.3.0', { signature: name }, {}),
  'artifact.published': type('0.1.1 0.2.0 0.3.0', {}, { sbom: field.sbom, user: field.publisher }),
  'artifact.downloaded': type('- 0.1.0 0.2.0', {}, { user: name }),
  'artifact.deleted': type('- 0.1.0 0.2.0', {}, { user: name }),
  'testcaserun.queued': type('0.1.0 0.2.0 0.3.0', environment, { trigger, ...testCase }),
  'testcaserun.started': type('0.1.0 0.2.0 0.3.0', environment, { trigger, ...testCase }),
  'testcaserun.finished': type(
    '0.1.0 0.2.0 0.3.0',
    { ...environment, outcome: field.testOutcome },
    { severity: field.severity, reason: text, ...testCase },
  ),
  'testcaserun.skipped': type('- 0.1.0 0.2.0', {}, { ...environment, reason: text, ...testCase }),
  'testsuiterun.queued': type('0.1.0 0.2.0 0.3.0', environment, {
    trigger,
    testSuite: field.queuedTestSuite,
  }),
  'testsuiterun.started': type('0.1.0 0.2.0 0.3.0', environment, {
    trigger,
    testSuite: field.testSuite,
  }),
  'testsuiterun.finished': type(
    '0.1.0 0.2.0 0.3.0',
    { ...environment, outcome: field.testOutcome },
    { testSuite: field.testSuite, severity: field.severity, reason: text },
  ),
  'testoutput.published': type(
    '0.1.0 0.2.0 0.3.0',
    { outputType: oneOf('report', 'video', 'image', 'log', 'other'), format: text },
    { uri, testCaseRun: field.testReference },
  ),
  'environment.created': type('0.1.1 0.2.0 0.3.0', {}, { name: text, uri: field.address }),
  'environment.modified': type('0.1.1 0.2.0 0.3.0', {}, { name: text, uri: field.address }),
  'environment.deleted': type('0.1.1 0.2.0 0.3.0', {}, { name: text }),
  'service.deployed': type('0.1.1 0.2.0 0.3.0', runningArtifact, {}),
  'service.upgraded': type('0.1.1 0.2.0 0.3.0', runningArtifact, {}),
  'service.rolledback': type('0.1.1 0.2.0 0.3.0', runningArtifact, {}),
  'service.removed': type('0.1.1 0.2.0 0.3.0', {}, environment),
  'service.published': type('0.1.1 0.2.0 0.3.0', {}, environment),
  'incident.detected': type('0.1.0 0.2.0 0.3.0', environment, incident),
  'incident.reported': type('0.1.0 0.2.0 0.3.0', { ...environment, ticketURI: uri }, incident),
  'incident.resolved': type('0.1.0 0.2.0 0.3.0', environment, incident),
  'ticket.created': type(
    '- 0.1.0 0.2.0',
    { summary: text, creator: name, uri: uriReference },
    ticket,
  ),
  'ticket.updated': type('- 0.1.0 0.2.0', { uri: uriReference }, ticketChange),
  'ticket.closed': type(
    '- 0.1.0 0.2.0',
    { uri: uriReference, resolution: field.resolution },
    ticketChange,
  ),
  'approval.created': draft('0.1.0', { ...approval, requestor: uri }),
  'approval.updated': draft('0.1.0', decision),
  'approval.closed': draft('0.1.0', {
    ...decision,
    status: oneOf('approved', 'rejected', 'cancelled', 'expired'),
  }),
} as const satisfies Readonly<Record<string, StandardType>>;

/** `versions` = the type's version in 0.3, 0.4 and 0.5, `-` where the release has no such type. */
function type<const R extends Fields, const O extends Fields>(
  versions: string,
  required: R,
  optional: O,
) {
  const [in03 = null, in04 = null, in05 = null] = versions
    .split(' ')
    .map((version) => (version === '-' ? null : version));
  return {
    versions: { '0.3': in03, '0.4': in04, '0.5': in05, '0.6-draft': null },
    required,
    optional,
  } as const;
}

function draft<const R extends Fields>(version: string, required: R) {
  return {
    versions: { '0.3': null, '0.4': null, '0.5': null, '0.6-draft': version },
    required,
    optional: {},
  } as const;
}
