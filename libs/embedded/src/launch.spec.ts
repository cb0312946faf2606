// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { serverEnvironment } from './launch.js';

describe('the environment of a server', () => {
  it('holds no secret of the service', () => {
    expect(serverEnvironment({ PATH: '/bin', LANG: 'de_DE.UTF-8', LEDGER_KEY: 'secret' })).toEqual({
      PATH: '/bin',
      LANG: 'de_DE.UTF-8',
      TZ: 'UTC',
    });
  });

  it('reads file names as UTF-8 where no locale is set', () => {
    expect(serverEnvironment({})).toEqual({ LANG: 'C.UTF-8', TZ: 'UTC' });
  });
});
