// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { serverProperties } from './broker-files.js';

describe('server.properties', () => {
  it('listens on this machine alone', () => {
    const lines = serverProperties({ port: 9092, controllerPort: 9093 }, 'data').split('\n');
    expect(lines.filter((line) => /127\.0\.0\.1|0\.0\.0\.0|\/\/:/.test(line))).toEqual([
      'controller.quorum.voters=1@127.0.0.1:9093',
      'listeners=PLAINTEXT://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093',
      'advertised.listeners=PLAINTEXT://127.0.0.1:9092',
    ]);
  });
});
