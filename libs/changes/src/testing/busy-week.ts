// SPDX-License-Identifier: Apache-2.0
import {
  approved,
  asked,
  changeWindow,
  forArtifacts,
  forRequest,
  gate,
  request,
  voted,
} from './authority.js';
import { delivered, published, tested } from './delivery.js';
import type { Given } from './given.js';
import { incident, release, ticket } from './operation.js';
import {
  configured,
  effect,
  finished,
  progressed,
  requested,
  rollback,
  rolledOut,
  staged,
  started,
  step,
  toggled,
} from './rollout.js';
import { relation } from './said.js';

const first = { request: 'CR-1', previous: 'a', chainId: 'run-1' };
const SMALL = { type: 'standard', content: { model: { id: 'small', version: '1' } } } as const;

/** What happens to two services in a week: nearly everything that records can tell of, once. */
export const BUSY_WEEK: readonly Given[] = [
  effect(-60, 'deployed', 'a', { tag: '1.0' }),
  published(-70, 'a', '1.0'),
  approved(-50, { approval: 'model', profile: { policyRef: 'small@1', meaning: 'authorised' } }),
  ticket(-5, 'SHOP-1', 'Gift cards'),
  delivered('b', { tickets: ['SHOP-1'], committedAt: '2026-03-02T09:50:00Z' }),
  published(4, 'b', '1.1'),
  staged(8, 'b'),
  release(9, 'created', { units: { shop: 'b' } }),
  request(10, 'submitted', {
    artifacts: ['b'],
    planned: [20, 90],
    content: { ticketRefs: ['SHOP-1'] },
  }),
  request(11, 'assessed', { artifacts: ['b'] }),
  asked(12, { profile: forRequest() }),
  voted(13, { by: 'eve', profile: { ...forRequest(), requiredApprovers: 2 } }),
  approved(14, { profile: { ...forRequest(), requiredApprovers: 2 } }),
  requested(29, 'b', first),
  started(30, 'b', { ...first, id: 'up' }),
  step(32, 'traffic', { percent: 5 }),
  progressed(33, 'b', '50 %', first),
  finished(36, 'b', 'success', first),
  effect(37, 'upgraded', 'b', first),
  request(40, 'completed', { artifacts: ['b'] }),
  { ...incident(45, 'detected', { causedBy: 'https://cd.example/deployments/1' }), id: 'broken' },
  rollback(48, 'triggered', { from: 'b', to: 'a' }),
  rolledOut(50, 'a', {
    deployment: 'back',
    previous: 'b',
    request: 'CR-1',
    links: [relation('TAKES_BACK', 'up')],
  }),
  incident(60, 'resolved'),
  request(65, 'reviewed', { artifacts: ['b'], content: { title: 'Gift cards, taken back' } }),
  delivered('c', {
    pull: 'https://code.example/shop/pull/2',
    head: 'c',
    merge: 'd',
    authors: ['ben'],
    reviewer: 'ann',
  }),
  published(70, 'c', '1.1'),
  request(71, 'submitted', {
    number: 'CR-2',
    type: 'emergency',
    artifacts: ['c'],
    incident: 'https://itsm.example/incidents/INC-1',
  }),
  rolledOut(72, 'c', {
    deployment: 'fix',
    previous: 'a',
    request: 'CR-2',
    tag: '1.1',
    links: [relation('REMEDIES', 'broken')],
  }),
  approved(80, { approval: 'late', profile: forRequest('CR-2') }),
  incident(85, 'detected', { number: 'INC-2' }),
  changeWindow(0, [100, 200]),
  request(101, 'submitted', { ...SMALL, number: 'CR-3', configs: ['e'] }),
  gate(102, ['small', '1'], { number: 'CR-3' }),
  configured(103, 'e', { previous: 'd', request: 'CR-3', services: ['cart', 'shop'] }),
  tested(104, 'smoke', { config: 'e' }),
  toggled(105, 'gifts', true),
  started(110, 'f', { deployment: 'cart-1', service: 'cart' }),
  finished(112, 'f', 'failure', { deployment: 'cart-1', service: 'cart' }),
  rolledOut(115, 'f', { deployment: 'cart-2', service: 'cart' }),
  approved(113, { approval: 'cart', profile: forArtifacts('f') }),
  release(120, 'published', { version: '1.1.0', units: { shop: 'c' } }),
  effect(130, 'removed', 'f', { service: 'cart' }),
  started(140, 'd', { deployment: 'lost', service: 'search' }),
  // days later: what waited for whatever came next
  effect(4_000, 'upgraded', 'd', { service: 'search' }),
  effect(6_000, 'upgraded', 'b', { previous: 'c' }),
  release(7_000, 'published', { version: '1.2.0', units: { shop: 'b' } }),
];
