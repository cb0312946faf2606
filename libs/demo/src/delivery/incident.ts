// SPDX-License-Identifier: Apache-2.0
import type { ContentOf, ItilProfile } from '#events';
import { PRODUCTION } from '../company.js';
import { next } from '../company-state.js';
import { WATCHER } from '../people.js';
import { ITSM, MONITOR } from '../publisher.js';
import { tell } from '../story.js';
import type { Story } from '../story.js';

/** A disturbance in production. */
export interface Incident {
  readonly number: string;
  readonly ticketUri: string;
  readonly service: string;
  /** id of the event that told of it first */
  readonly detected: string;
  readonly content: ContentOf<'incident.detected'>;
  readonly profile: NonNullable<ItilProfile['incident']>;
}

export interface Disturbance {
  readonly service: string;
  readonly description: string;
  /** subject id of the deployment that caused it, where it is known */
  readonly causedBy: string | null;
}

export function detectIncident(story: Story, disturbance: Disturbance): Incident {
  const { service, description, causedBy } = disturbance;
  const number = `INC-${next(story.state, 'incident')}`;
  const ticketUri = `${ITSM.url}/incidents/${number}`;
  const content = { environment: { id: PRODUCTION.id }, service: { id: service }, description };
  const cause = causedBy === null ? {} : { causedBy };
  const profile = { severity: 'high', priority: 'P2', ticket: ticketUri, ...cause };
  const incident = { number, ticketUri, service, content, profile };
  const detected = tell(story, { ...said(incident), name: 'incident.detected', content });
  return { ...incident, detected };
}

export function reportIncident(story: Story, incident: Incident): void {
  const content = { ...incident.content, ticketURI: incident.ticketUri };
  tell(story, { ...said(incident), name: 'incident.reported', content });
}

export function resolveIncident(story: Story, incident: Incident): void {
  tell(story, { ...said(incident), name: 'incident.resolved', content: incident.content });
}

function said(incident: Omit<Incident, 'detected'>) {
  return {
    by: MONITOR,
    about: { environment: PRODUCTION.id, service: incident.service },
    subjectId: incident.number,
    actor: WATCHER,
    itil: { incident: incident.profile },
  };
}
