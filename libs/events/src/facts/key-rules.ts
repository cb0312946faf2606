// SPDX-License-Identifier: Apache-2.0
import type { KeyRole } from './fact-key.js';
import {
  anything,
  artifact,
  commit,
  config,
  run,
  sourceChange,
  ticket,
  ticketMentions,
} from './named-values.js';
import { each, named, plain, within } from './naming.js';
import type { Naming } from './naming.js';

/** Where a fact's keys are read, as what, and how the fact stands to them. */
export interface KeyRule {
  /** `subject` for its id, or a path into `content` or `profile`. */
  readonly at: string;
  readonly root: string;
  readonly path: readonly string[];
  readonly naming: Naming;
  readonly role: KeyRole;
}

const RUNNING_ARTIFACT: readonly KeyRule[] = [rule('content.artifactId', artifact, 'input')];
const TEST: readonly KeyRule[] = [
  rule('subject', run, 'self'),
  rule('content.testSuiteRun', run, 'partOf'),
  rule('content.testCaseRun', run, 'partOf'),
];
const ABOUT_ARTIFACT: readonly KeyRule[] = [
  rule('content.artifactId', artifact, 'mentions'),
  rule('content.subjectArtifactId', artifact, 'covers'),
];

const ARTIFACT_SOURCE = rule('content.change', sourceChange, 'input');

/** By `subject.predicate`, else by subject; `content` in the words of 0.5.1, `subject` = the subject's id within its source. */
export const CONTENT_RULES: ReadonlyMap<string, readonly KeyRule[]> = new Map<
  string,
  readonly KeyRule[]
>([
  ['pipelinerun', [rule('subject', run, 'self')]],
  ['taskrun', [rule('subject', run, 'self'), rule('content.pipelineRun', run, 'partOf')]],
  [
    'change',
    [
      rule('subject', sourceChange, 'self'),
      rule('content.description', ticketMentions, 'mentions'),
    ],
  ],
  ['build', [rule('subject', run, 'self'), rule('content.artifactId', artifact, 'output')]],
  ['artifact.packaged', [rule('subject', artifact, 'output'), ARTIFACT_SOURCE]],
  ['artifact', [rule('subject', artifact, 'self')]],
  ['testcaserun', TEST],
  ['testsuiterun', TEST],
  ['testoutput', TEST],
  ['service', RUNNING_ARTIFACT],
  [
    'incident',
    [
      rule('subject', plain('incident'), 'self'),
      rule('content.artifactId', artifact, 'mentions'),
      rule('content.ticketURI', ticket, 'mentions'),
    ],
  ],
  ['ticket', [rule('subject', ticket, 'self'), rule('content.uri', ticket, 'self')]],
  [
    'approval',
    [
      rule('subject', plain('approval'), 'self'),
      rule('content.resourceTargetUrl', anything, 'covers'),
      rule('content.approvalDetailsUrl', plain('resource'), 'mentions'),
    ],
  ],
  ['itil-changewindow', [rule('subject', plain('window'), 'self')]],
  [
    'itil-changerequest',
    [
      rule('content.number', plain('changeRequest'), 'self'),
      rule('content.artifactIds', each(artifact), 'covers'),
      rule('content.codeChanges', each(sourceChange), 'covers'),
      rule('content.scopeHash', plain('scope'), 'covers'),
      rule('content.ticketRefs', each(ticket), 'mentions'),
      rule('content.itsm', named('ticket'), 'mentions'),
    ],
  ],
  [
    'itil-gate',
    [
      rule('content.subjectRef', anything, 'covers'),
      rule('content.inputs', each(anything), 'input'),
    ],
  ],
  [
    'itil-deployment',
    [
      rule('subject', plain('deployment'), 'self'),
      ...RUNNING_ARTIFACT,
      rule('content.previousArtifactId', artifact, 'previous'),
      rule('content.changeRequestId', plain('changeRequest'), 'partOf'),
    ],
  ],
  [
    'itil-rollback',
    [
      rule('content.deploymentId', plain('deployment'), 'mentions'),
      rule('content.fromArtifactId', artifact, 'previous'),
      rule('content.toArtifactId', artifact, 'input'),
    ],
  ],
  ['itil-healthcheck', ABOUT_ARTIFACT],
  ['itil-scan', ABOUT_ARTIFACT],
  ['itil-evidence', ABOUT_ARTIFACT],
  [
    'itil-release',
    [
      rule('subject', plain('release'), 'self'),
      rule('content.artifactIds', each(artifact), 'covers'),
      rule('content.changes', each(sourceChange), 'covers'),
      rule('content.units', each(within('artifactId', artifact)), 'covers'),
      rule('content.units', each(within('configDigest', config)), 'covers'),
    ],
  ],
  [
    'itil-runtime',
    [
      rule('content.items', each(within('digests', each(artifact))), 'input'),
      rule('content.items', each(within('configDigest', config)), 'input'),
    ],
  ],
  ['itil-override', [rule('content.ticketUri', ticket, 'mentions')]],
  ['itil-incident', [rule('subject', plain('incident'), 'self')]],
  [
    'itil-drift',
    [
      rule('content.observedArtifactId', artifact, 'input'),
      rule('content.observedConfigDigest', config, 'input'),
      rule('content.expectedArtifactId', artifact, 'previous'),
      rule('content.expectedConfigDigest', config, 'previous'),
    ],
  ],
  [
    'itil-configuration',
    [
      rule('content.configDigest', config, 'input'),
      rule('content.previousConfigDigest', config, 'previous'),
    ],
  ],
  ['itil-problem', [rule('content.incidents', each(plain('incident')), 'mentions')]],
  ['itil-producer', [rule('content.producer', plain('producer'), 'self')]],
]);

/** By the member of the ITIL profile, on whatever event it is. */
export const PROFILE_RULES: ReadonlyMap<string, readonly KeyRule[]> = new Map<
  string,
  readonly KeyRule[]
>([
  [
    'change',
    [
      rule('profile.change.headSha', commit, 'covers'),
      rule('profile.change.reviewedSha', commit, 'covers'),
      rule('profile.change.mergeSha', commit, 'output'),
      rule('profile.change.ticketRefs', each(ticket), 'mentions'),
      rule('profile.change.sourceBranch', ticketMentions, 'mentions'),
    ],
  ],
  [
    'build',
    [
      rule('profile.build.commit', commit, 'input'),
      rule('profile.build.digests', each(artifact), 'output'),
    ],
  ],
  [
    'test',
    [
      rule('profile.test.artifactDigest', artifact, 'input'),
      rule('profile.test.configDigest', config, 'input'),
      rule('profile.test.commit', commit, 'input'),
    ],
  ],
  [
    'deployment',
    [
      rule('profile.deployment.artifactDigest', artifact, 'input'),
      rule('profile.deployment.configDigest', config, 'input'),
      rule('profile.deployment.previousArtifactDigest', artifact, 'previous'),
      rule('profile.deployment.previousConfigDigest', config, 'previous'),
      rule('profile.deployment.pipelineRun', run, 'partOf'),
      rule('profile.deployment.changeRequest', plain('changeRequest'), 'partOf'),
    ],
  ],
  [
    'approval',
    [
      rule('profile.approval.artifactDigests', each(artifact), 'covers'),
      rule('profile.approval.scopeHash', plain('scope'), 'covers'),
      rule('profile.approval.changeRequest', plain('changeRequest'), 'covers'),
    ],
  ],
  [
    'incident',
    [
      rule('profile.incident.ticket', ticket, 'mentions'),
      rule('profile.incident.causedBy', anything, 'mentions'),
    ],
  ],
]);

function rule(at: string, naming: Naming, role: KeyRole): KeyRule {
  const [root = '', ...path] = at.split('.');
  return { at, root, path, naming, role };
}
