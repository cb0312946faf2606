// SPDX-License-Identifier: Apache-2.0
import { count, list, name, oneOf, openObject, text, time, uriReference } from './field.js';
import type { ObjectOf, Shape } from './field.js';

const names = list(name);

/** Who did it: the field that CDEvents lacks and segregation of duties needs. */
export const actor = openObject(
  { id: name, kind: oneOf('user', 'serviceaccount', 'system') },
  { name: text, onBehalfOf: name },
);

/** The ITIL profile, `customData.itil` on any CDEvent: every member is optional, unknown ones are kept. */
export const PROFILE = {
  required: {},
  open: true,
  optional: {
    actor,
    change: openObject(
      {},
      {
        authors: names,
        rawAuthors: names,
        headSha: name,
        mergeSha: name,
        sourceBranch: name,
        targetBranch: name,
        lastCommitAt: time,
        mergedBy: name,
        verdict: oneOf('approved', 'requestChanges', 'commented', 'dismissed'),
        reviewer: name,
        reviewedSha: name,
        ticketRefs: names,
      },
    ),
    build: openObject(
      {},
      {
        outcome: oneOf('success', 'failure', 'cancel', 'error'),
        builder: name,
        commit: name,
        digests: names,
        provenanceUri: uriReference,
      },
    ),
    test: openObject(
      {},
      {
        artifactDigest: name,
        configDigest: name,
        commit: name,
        counts: openObject({}, { passed: count, failed: count, skipped: count }),
        reportDigest: name,
        kind: oneOf('lint', 'unit', 'integration', 'smoke', 'e2e', 'performance', 'security'),
      },
    ),
    deployment: openObject(
      {},
      {
        outcome: oneOf('success', 'failure', 'cancel', 'error', 'rolledback'),
        artifactDigest: name,
        configDigest: name,
        previousArtifactDigest: name,
        previousConfigDigest: name,
        startedAt: time,
        strategy: name,
        phase: name,
        pipelineRun: name,
        attempt: count,
        changeRequest: name,
      },
    ),
    approval: openObject(
      {},
      {
        gate: name,
        environment: name,
        artifactDigests: names,
        scopeHash: name,
        changeRequest: name,
        role: name,
        function: name,
        meaning: oneOf('reviewed', 'authorised', 'riskAccepted'),
        requiredApprovers: count,
        blockedApprovers: names,
        method: oneOf('human', 'policy', 'timer'),
        comment: text,
        expiresAt: time,
        onBehalfOf: name,
        policyRef: name,
      },
    ),
    incident: openObject({}, { severity: name, priority: name, causedBy: name, ticket: name }),
    sequence: openObject({ producer: name, number: count }, {}),
  },
} as const satisfies Shape;

/** The value of `customData.itil` (Change Ledger's ITIL profile, docs/events). */
export type ItilProfile = ObjectOf<typeof PROFILE>;

/** Who did something, as the ITIL profile names them: `id` within the publisher's identity system. */
export type Actor = ObjectOf<(typeof actor)['shape']>;
