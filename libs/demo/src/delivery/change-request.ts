// SPDX-License-Identifier: Apache-2.0
import type { Actor, ContentOf } from '#events';
import { DAY, HOUR } from '../clock.js';
import { PRODUCTION } from '../company.js';
import { next } from '../company-state.js';
import { instantText } from '../instant-text.js';
import { userActor } from '../people.js';
import type { Cast } from '../people.js';
import { ITSM } from '../publisher.js';
import { tell } from '../story.js';
import type { Story } from '../story.js';
import type { Incident } from './incident.js';
import { productionOf } from './place.js';
import type { Ticket } from './ticket.js';

type Content = ContentOf<'itil-changerequest.submitted'>;
type Outcome = ContentOf<'itil-changerequest.completed'>['outcome'];

/** A change record of the ITSM tool. */
export interface ChangeRequest {
  readonly number: string;
  readonly cast: Cast;
  readonly incident: Incident | null;
  /** What each of its events repeats. */
  readonly content: Content;
}

export interface ChangeRequestOrder extends Pick<Content, 'changeType' | 'backoutPlan' | 'model'> {
  readonly title: string;
  readonly cast: Cast;
  readonly services: readonly string[];
  readonly tickets: readonly Ticket[];
  readonly codeChanges: readonly string[];
  /** What is to go live. */
  readonly scope:
    { readonly artifactIds: readonly string[] } | { readonly configDigests: readonly string[] };
  readonly incident?: Incident | null;
}

/** Opens a change request for production. */
export function submitChangeRequest(story: Story, order: ChangeRequestOrder): ChangeRequest {
  const number = `CR-${String(next(story.state, 'request')).padStart(5, '0')}`;
  const { cast, incident = null } = order;
  const request = { number, cast, incident, content: contentOf(story, number, order) };
  tell(story, {
    ...said(request, userActor(cast.authors[0])),
    name: 'itil-changerequest.submitted',
    content: request.content,
  });
  return request;
}

export function assessChangeRequest(story: Story, request: ChangeRequest): void {
  const assessor = request.cast.reviewer;
  const risk = { level: 'medium', method: 'human' } as const;
  tell(story, {
    ...said(request, userActor(assessor)),
    name: 'itil-changerequest.assessed',
    content: { ...request.content, risk, impact: 'one service', assessor: assessor.id },
  });
}

export function authoriseChangeRequest(
  story: Story,
  request: ChangeRequest,
  authority: Actor,
): void {
  const { content } = request;
  tell(story, { ...said(request, authority), name: 'itil-changerequest.authorized', content });
}

/** The work is done, for better or worse; whatever was not routine is reviewed the next day. */
export function completeChangeRequest(
  story: Story,
  request: ChangeRequest,
  outcome: Outcome,
): void {
  const { content } = request;
  const by = said(request, userActor(request.cast.initiator));
  tell(story, { ...by, name: 'itil-changerequest.completed', content: { ...content, outcome } });
  if (outcome !== 'successful' || content.changeType === 'emergency') {
    story.now += 20 * HOUR;
    const result = `ended ${outcome}; the cause and its test are recorded in the ticket`;
    tell(story, { ...by, name: 'itil-changerequest.reviewed', content: { ...content, result } });
  }
  story.now += HOUR;
  tell(story, { ...by, name: 'itil-changerequest.closed', content });
}

function said(request: ChangeRequest, actor: Actor) {
  const { number, incident, content } = request;
  return {
    by: ITSM,
    about: productionOf(content.services ?? []),
    subjectId: `${ITSM.url}/changes/${number}`,
    actor,
    itil: incident === null ? {} : { incident: { ticket: incident.ticketUri } },
  };
}

function contentOf(story: Story, number: string, order: ChangeRequestOrder): Content {
  const { cast, tickets, codeChanges, title, services, scope, changeType, model, backoutPlan } =
    order;
  return {
    number,
    changeType,
    title,
    reason: tickets.map(({ summary }) => summary).join('; '),
    requestor: cast.authors[0].id,
    environments: [PRODUCTION.id],
    services,
    ...scope,
    ...(model === undefined ? {} : { model }),
    ...(backoutPlan === undefined ? {} : { backoutPlan }),
    plannedStart: instantText(ITSM.instants, story.now),
    plannedEnd: instantText(ITSM.instants, story.now + 4 * DAY),
    riskLevel: changeType === 'standard' ? 'low' : 'medium',
    securityImpact: 'none',
    codeChanges,
    ticketRefs: tickets.map(({ key }) => key),
    itsm: { system: 'itsm', id: number },
  };
}
