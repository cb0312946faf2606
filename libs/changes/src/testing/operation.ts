// SPDX-License-Identifier: Apache-2.0
import { frame, image, person, PRODUCTION, type Said, type Telling, withActor } from './said.js';

/** A step of an incident in production. */
export function incident(
  at: number,
  predicate: 'detected' | 'reported' | 'resolved',
  {
    number = 'INC-1',
    service = 'shop',
    causedBy,
    severity = 'high',
    ...telling
  }: Telling & {
    readonly number?: string;
    readonly service?: string;
    readonly causedBy?: string;
    readonly severity?: string;
  } = {},
): Said {
  const ticketURI = `https://itsm.example/incidents/${number}`;
  return {
    ...frame(at, { source: 'https://monitor.example', ...telling }),
    subject: 'incident',
    predicate,
    subjectId: number,
    content: {
      environment: { id: PRODUCTION },
      service: { id: service },
      ...(predicate === 'reported' ? { ticketURI } : {}),
    },
    itil: withActor(telling, {
      incident: { severity, ticket: ticketURI, ...(causedBy === undefined ? {} : { causedBy }) },
    }),
  };
}

/** A step of a release of artifacts, by letter, of services. */
export function release(
  at: number,
  predicate: 'created' | 'promoted' | 'published' | 'withdrawn' | 'closed',
  {
    version = '1.0.0',
    units,
    to,
    manifestHash,
    ...telling
  }: Telling & {
    readonly version?: string;
    /** service → the letter of its artifact */
    readonly units: Readonly<Record<string, string>>;
    readonly to?: string;
    readonly manifestHash?: string;
  },
): Said {
  const pairs = Object.entries(units);
  return {
    ...frame(at, { source: 'https://itsm.example', ...telling }),
    subject: 'itil-release',
    predicate,
    subjectId: `https://itsm.example/releases/${version}`,
    content: {
      version,
      artifactIds: pairs.map(([, artifact]) => image(artifact)),
      units: pairs.map(([service, artifact]) => ({ service, artifactId: image(artifact) })),
      ...(to === undefined ? {} : { toEnvironment: { id: to } }),
      ...(manifestHash === undefined ? {} : { manifestHash }),
    },
    itil: withActor(telling),
  };
}

/** A work item that was opened. */
export function ticket(at: number, key: string, summary: string, telling: Telling = {}): Said {
  return {
    ...frame(at, { source: 'https://itsm.example', ...telling }),
    subject: 'ticket',
    predicate: 'created',
    subjectId: key,
    content: { summary, creator: person('ann'), uri: `https://itsm.example/browse/${key}` },
    itil: withActor(telling),
  };
}
