// SPDX-License-Identifier: Apache-2.0
import { type BadInput, altered, structured } from './bad-input.js';

/** Events that the vocabulary does not have. */
export function noSchema(): readonly BadInput[] {
  return [
    structured(
      'an unknown type',
      altered((it) => it.replaceAll('build.started', 'build.begun')),
      2,
      'unknown_type',
    ),
    structured(
      'a type in capitals',
      altered((it) => it.replaceAll('dev.cdevents.build', 'dev.cdevents.Build')),
      2,
      'unknown_type',
    ),
    structured(
      'an unknown version',
      altered((it) => it.replace('"specversion":"0.5.1"', '"specversion":"7.0.0"')),
      2,
      'unknown_version',
    ),
    structured(
      'a draft of a type',
      altered((it) => it.replaceAll('started.0.3.0', 'started.0.3.0-draft')),
      2,
      'draft_type',
    ),
    structured(
      'a key too many',
      altered((it) => it.replace('"subject":{"id"', '"subject":{"stray":1,"id"')),
      2,
      'schema',
    ),
    structured(
      '__proto__',
      altered((it) => it.replace('"subject":{"id"', '"subject":{"__proto__":{"admin":true},"id"')),
      2,
      'schema',
    ),
    structured(
      'another id outside than inside',
      altered((it) => it.replace(/"id":"bad-\d+"/, '"id":"outer"')),
      4,
      'envelope_mismatch',
    ),
    structured(
      'a custom type that nobody registered',
      altered((it) =>
        it.replaceAll(
          'dev.cdevents.build.started.0.3.0',
          'dev.cdeventsx.tool-thing.happened.0.1.0',
        ),
      ),
      3,
      'unregistered_custom',
    ),
  ];
}
