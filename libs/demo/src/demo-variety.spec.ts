// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { demoHistory } from '#demo';
import { allOf, items, text } from './testing/said.js';
import type { Said } from './testing/said.js';

const all = allOf(demoHistory());

describe('the default history', () => {
  it('shows every kind of delivery', () => {
    expect({
      strategies: values('itil-deployment.started', ({ content }) => text(content, 'strategy')),
      outcomes: values('itil-deployment.finished', ({ content }) => text(content, 'outcome')),
      rollbacks: values('itil-rollback.finished', ({ content }) => text(content, 'trigger')),
      changeTypes: values('itil-changerequest.closed', ({ content }) =>
        text(content, 'changeType'),
      ),
      models: values('itil-changerequest.closed', ({ content }) => text(content, 'model.id')),
      requests: values('itil-changerequest.completed', ({ content }) => text(content, 'outcome')),
      units: values('itil-release.published', ({ content }) => `${items(content, 'units').length}`),
      suites: values('testsuiterun.finished', ({ itil }) => text(itil, 'test.kind')),
      environments: values('environment.created', ({ subject }) => subject),
      windows: values('itil-changewindow.closed', ({ content }) => text(content, 'windowType')),
      verdicts: values('change.reviewed', ({ itil }) => text(itil, 'change.verdict')),
    }).toEqual({
      strategies: ['canary', 'recreate', 'rolling', 'slotswap'],
      outcomes: ['failure', 'rolledback', 'success'],
      rollbacks: ['automatic', 'manual'],
      changeTypes: ['emergency', 'normal', 'standard'],
      models: ['', 'settings', 'small-update'],
      requests: ['backedout', 'successful'],
      units: ['1', '3'],
      suites: ['integration', 'lint', 'smoke', 'unit'],
      environments: ['production/eu-1', 'staging/eu-1', 'test/eu-1'],
      windows: ['restrictive'],
      verdicts: ['approved', 'requestChanges'],
    });
  });
});

function values(name: string, of: (said: Said) => string): readonly string[] {
  return [...new Set(all(name).map(of))].toSorted();
}
