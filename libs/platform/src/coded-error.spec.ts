// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { CodedError } from '#platform';

class BrewError extends CodedError<'NO_WATER'> {}

describe('a coded error', () => {
  it('keeps its code, its cause and the name of its class', () => {
    const cause = new Error('tap closed');
    const error = new BrewError('NO_WATER', 'no water in tank 3', { cause });
    const { code, name, message } = error;
    expect({ code, name, message, cause: error.cause }).toEqual({
      code: 'NO_WATER',
      name: 'BrewError',
      message: 'no water in tank 3',
      cause,
    });
  });
});
