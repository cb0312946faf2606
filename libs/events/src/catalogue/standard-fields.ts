// SPDX-License-Identifier: Apache-2.0
import { name, object, oneOf, suggested, text, uri, uriReference } from './field.js';

/** What CDEvents 0.5 calls `uri` was `url`, any text, until 0.4.1. */
export const address = { ...uri, before05: { name: 'url', field: text } } as const;

/** As `address`, of a repository that is created: never empty. */
export const repositoryAddress = { ...uri, before05: { name: 'url', field: name } } as const;

/** `viewUrl` kept its name in 0.5 and became a uri. */
export const viewAddress = { ...uri, before05: { field: text } } as const;

export const reference = object({ id: name }, { source: uriReference });

/** The types about tests refer to one another with a source that is any text. */
export const testReference = object({ id: name }, { source: text });

export const sbom = { ...object({ uri: uriReference }, {}), since04: true } as const;

/** Who published an artifact; came with 0.4.0. */
export const publisher = { ...name, since04: true } as const;

/** What a change is about; came with 0.4.0. */
export const changeDescription = { ...name, since04: true } as const;

const outcome = oneOf('success', 'failure', 'cancel', 'error');

/** Any text until 0.4.1. */
export const runOutcome = { ...outcome, before05: { field: text } } as const;

export const testOutcome = {
  ...outcome,
  before05: { field: oneOf('pass', 'fail', 'cancel', 'error') },
} as const;

export const severity = oneOf('low', 'medium', 'high', 'critical');

export const testCase = object(
  { id: name },
  {
    version: text,
    name: text,
    type: oneOf(
      'performance',
      'functional',
      'unit',
      'security',
      'compliance',
      'integration',
      'e2e',
      'other',
    ),
    uri,
  },
);

export const testSuite = object({ id: name }, { version: text, name: text, uri });

/** In `testsuiterun.queued` alone the suite's `uri` was `url` until 0.4.1. */
export const queuedTestSuite = object(
  { id: name },
  { version: text, name: text, uri: { ...uri, before05: { name: 'url' } } },
);

/** Any name; these words are what CDEvents proposes. */
export const resolution = {
  ...suggested('completed', 'withdrawn', 'duplicate'),
  isName: true,
} as const;
