// SPDX-License-Identifier: Apache-2.0
import { type BadInput, TIME, altered, cloudEvent, json, structured } from './bad-input.js';

/** What looks dangerous and is not. */
export function harmless(): readonly BadInput[] {
  const link = {
    chainId: 'c',
    linkType: 'END',
    timestamp: TIME,
    from: { contextId: 'a' },
    end: { contextId: 'b' },
  };
  const { data: bare } = cloudEvent();
  const { data } = cloudEvent();
  const { id, source, type } = (data as { context: Record<'id' | 'source' | 'type', string> })
    .context;
  const binary = { ce_specversion: '1.0', ce_id: id, ce_source: source, ce_type: type };
  return [
    { name: 'a bare event', value: json(bare), state: 5, code: null },
    {
      name: 'a binary event in Buffer headers',
      value: json(data),
      headers: Object.fromEntries(
        Object.entries(binary).map(([name, value]) => [name, Buffer.from(value)]),
      ),
      state: 5,
      code: null,
    },
    { name: 'a link', value: json(link), state: 5, code: null },
    structured(
      'numbers that readers disagree about',
      altered((it) =>
        it.replace(
          '"subject":{',
          '"customData":{"a":1e400,"b":9007199254740993,"c":-0},"subject":{',
        ),
      ),
      5,
      null,
    ),
    structured(
      '900 KB',
      altered((it) =>
        it.replace('"subject":{', `"customData":{"a":"${'x'.repeat(900_000)}"},"subject":{`),
      ),
      5,
      null,
    ),
    structured(
      'NUL in the data',
      altered((it) => it.replace('"subject":{', '"customData":{"a":"\\u0000"},"subject":{')),
      5,
      null,
    ),
    structured(
      'markup, SQL and a formula',
      altered((it) => it.replaceAll('build-1', `<script>'; DROP TABLE x; --=1+1`)),
      5,
      null,
    ),
    structured(
      'line breaks and escapes in an id',
      json(cloudEvent({ id: 'a\n\t\u001b[31m\u202eb' })),
      5,
      null,
    ),
    structured(
      'nanoseconds',
      altered((it) => it.replaceAll(TIME, '2026-10-01T10:00:00.123456789Z')),
      5,
      null,
    ),
    structured(
      'five years ago',
      altered((it) => it.replaceAll(TIME, '2021-10-01T10:00:00Z')),
      5,
      null,
    ),
  ];
}
