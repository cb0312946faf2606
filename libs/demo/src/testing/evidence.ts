// SPDX-License-Identifier: Apache-2.0
import { requestOf, sourceChangesOf } from './authority.js';
import { hexOf } from './deployment.js';
import type { Deployment } from './deployment.js';
import { items, strings, text } from './said.js';
import type { All, Said } from './said.js';

export function wasTested(all: All, one: Deployment): boolean {
  const kinds = passedKinds(all, 'artifactDigest', one.digest, one.startedAt);
  const heads = sourceChangesOf(all, one).map(({ itil }) => text(itil, 'change.headSha'));
  const isChecked = heads.every((head) =>
    passedKinds(all, 'commit', head, one.startedAt).has('lint'),
  );
  return isChecked && ['unit', 'integration', 'smoke'].every((kind) => kinds.has(kind));
}

/** The kinds of suites that passed on this commit, artifact or configuration. */
export function passedKinds(
  all: All,
  of: 'artifactDigest' | 'configDigest' | 'commit',
  value: string,
  before: number,
): ReadonlySet<string> {
  const passed = all('testsuiterun.finished').filter(
    ({ content, itil, at }) =>
      text(itil, `test.${of}`) === value &&
      at < before &&
      ['pass', 'success'].includes(text(content, 'outcome')),
  );
  return new Set(passed.map(({ itil }) => text(itil, 'test.kind')));
}

export function hadTicket(all: All, changes: readonly Said[], deadline: number): boolean {
  const keys = changes.flatMap(({ itil }) => strings(itil, 'change.ticketRefs'));
  const opened = all('ticket.created').filter(({ at }) => at < deadline);
  return keys.length > 0 && keys.every((key) => opened.some(({ subject }) => subject === key));
}

export function wasAssessed(all: All, one: Deployment): boolean {
  const request = requestOf(all, one)?.content;
  if (text(request, 'changeType') === 'standard') return text(request, 'riskLevel') === 'low';
  const number = text(request, 'number');
  const assessments = [
    ...all('itil-changerequest.assessed').filter(
      ({ content }) => text(content, 'number') === number,
    ),
    ...all('itil-gate.evaluated').filter(({ content }) =>
      text(content, 'subjectRef').includes(hexOf(one)),
    ),
  ];
  return assessments.some(({ at }) => at < one.startedAt);
}

export function hasBackoutPlan(all: All, one: Deployment): boolean {
  const plans = [requestOf(all, one)?.content, one.event.content].map((from) =>
    text(from, 'backoutPlan.kind'),
  );
  return plans.some((kind) => kind !== '');
}

export function isInWindow(all: All, one: Deployment): boolean {
  const isWithin = (content: unknown, [from, to]: readonly [string, string]) =>
    Date.parse(text(content, from)) <= one.startedAt &&
    one.startedAt < Date.parse(text(content, to));
  const isFrozen = all('itil-changewindow.created').some(({ content }) =>
    isWithin(content, ['start', 'end']),
  );
  const request = requestOf(all, one)?.content;
  return !isFrozen && (request === undefined || isWithin(request, ['plannedStart', 'plannedEnd']));
}

export function isNoEmergencyOrHasIncident(all: All, one: Deployment): boolean {
  const request = requestOf(all, one);
  if (text(request?.content, 'changeType') !== 'emergency') return true;
  const ticket = text(request?.itil, 'incident.ticket');
  return all('incident.detected').some(
    ({ content, itil, at }) =>
      text(itil, 'incident.ticket') === ticket &&
      text(content, 'service.id') === one.service &&
      at < one.startedAt,
  );
}

/** What succeeded is seen to run within the hour. */
export function wasObserved(all: All, one: Deployment): boolean {
  const ends = all('itil-deployment.finished').filter(({ subject }) => subject === one.id);
  if (ends.some(({ content }) => text(content, 'outcome') !== 'success')) return true;
  return all('itil-runtime.observed').some(
    ({ content, at }) =>
      at > one.startedAt &&
      at < one.startedAt + 3_600_000 &&
      items(content, 'items').some((item) => strings(item, 'digests').includes(one.digest)),
  );
}

export function wasPromoted(all: All, one: Deployment): boolean {
  const lower = ['test/eu-1', 'staging/eu-1'].map((environment) =>
    [...all('service.deployed'), ...all('service.upgraded')].find(
      ({ content, at }) =>
        text(content, 'environment.id') === environment &&
        text(content, 'artifactId').includes(hexOf(one)) &&
        at < one.startedAt,
    ),
  );
  const deployer = text(one.event.itil, 'actor.id');
  return lower.every((event) => event !== undefined && text(event.itil, 'actor.id') !== deployer);
}

export function isClosed(all: All, one: Deployment): boolean {
  const number = text(requestOf(all, one)?.content, 'number');
  return (
    number === '' ||
    all('itil-changerequest.closed').some(({ content }) => text(content, 'number') === number)
  );
}

export function digestsOfTag(all: All, one: Deployment): ReadonlySet<string> {
  const id = text(one.event.content, 'artifactId');
  const place = id.slice(id.indexOf('?'));
  const published = all('artifact.published').filter(
    ({ subject, at }) => subject.endsWith(place) && at < one.startedAt,
  );
  return new Set([id, ...published.map(({ subject }) => subject)]);
}
