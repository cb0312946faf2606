// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { RouteTable } from './route-table.js';

it('knows the methods of an address', () => {
  const table = new RouteTable();
  table.add(['GET', 'HEAD'], '/v1/changes/:id');
  table.add('POST', '/v1/changes/:id');
  table.add('GET', '/v1/ledgers/:id/tile/*');
  const asked = [
    '/v1/changes/7?x=/y',
    '/v1/changes/',
    '/v1/changes/7/8',
    '/v1/ledgers/a/tile/0/x01',
  ];
  expect(asked.map((url) => table.methodsAt(url))).toEqual([
    ['GET', 'HEAD', 'POST'],
    [],
    [],
    ['GET'],
  ]);
});
