// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { instantIn, instantText } from './instant-text.js';
import type { InstantStyle } from './instant-text.js';

const INSTANT = Date.UTC(2026, 6, 1, 22, 59, 58, 123);

describe('the text of an instant', () => {
  it.each<readonly [InstantStyle, string]>([
    ['seconds', '2026-07-01T22:59:58Z'],
    ['milliseconds', '2026-07-01T22:59:58.123Z'],
    ['ticks', '2026-07-01T22:59:58.1230000Z'],
    ['offset', '2026-07-02T00:59:58.123+02:00'],
  ])('in %s is %s and means the same instant', (style, text) => {
    expect(instantText(style, INSTANT)).toBe(text);
    expect(Date.parse(text)).toBe(instantIn(style, INSTANT));
  });
});
