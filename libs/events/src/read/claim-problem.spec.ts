// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { buildEvent } from '../build/build-event.js';
import { claimProblem } from './claim-problem.js';

const event = buildEvent({
  subject: 'build',
  predicate: 'started',
  id: '1',
  source: '/ci',
  timestamp: '2026-09-02T12:15:00.315384+02:00',
  subjectId: 'b',
  content: {},
});
const claim = {
  id: '1',
  source: '/ci',
  type: 'dev.cdevents.build.started.0.3.0',
  time: '2026-09-02T12:15:00.315384+02:00',
  subject: 'b',
};

describe('a CDEvent and the CloudEvent around it', () => {
  it.each([
    ['say the same', claim],
    ['say the same time, cut to the millisecond', { ...claim, time: '2026-09-02T10:15:00.315Z' }],
    ['agree where the CloudEvent says less', { ...claim, time: null, subject: undefined }],
  ])('%s', (_, { subject, ...rest }) => {
    const outer = subject === undefined ? rest : { ...rest, subject };
    expect(claimProblem(event, outer)).toBe(null);
  });

  it.each([
    ['/context/id', { id: '2' }],
    ['/context/source', { source: '/CI' }],
    ['/context/type', { type: 'dev.cdevents.build.started.0.2.0' }],
    ['/context/timestamp', { time: '2026-09-02T10:15:00.316Z' }],
    ['/subject/id', { subject: 'B' }],
  ])('disagree at %s', (pointer, change) => {
    expect(claimProblem(event, { ...claim, ...change })).toEqual({
      code: 'envelope_mismatch',
      text: 'the CloudEvent around the event says otherwise',
      pointer,
    });
  });

  it.each([null, {}, { context: {} }, 'text'])(
    'are not compared where there is none: %j',
    (document) => {
      expect(claimProblem(document, claim)).toBe(null);
    },
  );
});
