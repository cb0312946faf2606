// SPDX-License-Identifier: Apache-2.0
import { type DeploymentCore, referenceAt } from '../deployment/core.js';
import type { Reading } from '../reading/reading.js';
import { type Join, joinsOf, newTrail, noteAll } from '../reading/trail.js';
import { recordId } from '../record.js';
import { requestAsOf, requestOf, type RequestView } from '../request/request-view.js';
import { approvalsFor, approvalsOfRequest } from './approvals-for.js';
import { type Conclusion, conclusionOf, type Decision } from './conclusion.js';
import { judgeApproval, type JudgedApproval } from './judge-approval.js';
import { judgeForRequest, requestDecision } from './judge-request.js';
import { judgeModel, type ModelVerdict } from './model.js';
import { peerReviewOf } from './peer-review.js';

/** An authorisation, and everything that it was judged from. */
export interface Authorised extends Conclusion {
  readonly judged: readonly JudgedApproval[];
  readonly model: ModelVerdict | null;
  readonly joins: readonly Join[];
}

/** What authorises a deployment, against its first exposure (rules 2 to 5). */
export function authorisationOf(
  reading: Reading,
  core: DeploymentCore,
  number: string | null,
): Authorised {
  return reading.once(`authorisation ${core.id} ${number}`, (inner) => {
    const request = number === null ? null : requestOf(inner, number);
    const { approvals, joins } = approvalsFor(inner, core, number);
    const judged = approvals.map((view) => judgeApproval(inner, view, core));
    const model = modelVerdict(inner, request, core);
    return conclude({ reading: inner, request, core, judged, model, joins });
  });
}

/** What authorises a request of which nothing has gone live. */
export function authorisationOfRequest(reading: Reading, request: RequestView): Authorised {
  return reading.once(`authorisation of ${request.number}`, (inner) => {
    const { approvals, joins } = approvalsOfRequest(inner, request.number);
    const judged = approvals.map((view) => judgeForRequest(view, request));
    const model = modelVerdict(inner, request, null);
    return conclude({ reading: inner, request, core: null, judged, model, joins });
  });
}

interface Case {
  readonly reading: Reading;
  readonly request: RequestView | null;
  readonly core: DeploymentCore | null;
  readonly judged: readonly JudgedApproval[];
  readonly model: ModelVerdict | null;
  readonly joins: readonly Join[];
}

/** Past all that any clock claims. */
const END_OF_TIME = 1n << 80n;

function modelVerdict(
  reading: Reading,
  request: RequestView | null,
  core: DeploymentCore | null,
): ModelVerdict | null {
  const by = core?.startedAt?.at ?? END_OF_TIME;
  const atStart = request && (requestAsOf(request, by) ?? request);
  if (atStart === null || atStart.changeType !== 'standard' || atStart.model === null) return null;
  return judgeModel(reading, { request: atStart, model: atStart.model, core, by });
}

function conclude(given: Case): Authorised {
  const { reading, core, judged, model, joins } = given;
  const trail = newTrail(reading);
  noteAll(trail, [...joins, ...(model?.joins ?? [])]);
  const isStarted = core !== null && core.startedAt !== null;
  const conclusion = conclusionOf(decisionsOf(given), model, isStarted ? 'started' : 'planned');
  return { ...conclusion, judged, model, joins: joinsOf(trail) };
}

/** Peers decide only where nobody else was asked; the request's events, where no approval is told of. */
function decisionsOf({ reading, request, core, judged }: Case): readonly Decision[] {
  const asked = judged.filter(({ verdict }) => verdict !== 'advisory' && verdict !== 'elsewhere');
  if (asked.length > 0) {
    return asked.map(({ view, verdict, decidedAt }) => ({
      verdict,
      decidedAt,
      approval: recordId(['approval', 'process', view.approval]),
      authority: 'individual',
    }));
  }
  if (request !== null) {
    const configuration = reading.configurationAt(core === null ? END_OF_TIME : referenceAt(core));
    const decision = requestDecision(configuration, request, core?.startedAt ?? null);
    return decision === null ? [] : [{ ...decision, approval: null, authority: 'individual' }];
  }
  const review = core === null ? null : peerReviewOf(reading, core);
  return review === null ? [] : [{ ...review, approval: null, authority: 'delegated' }];
}
