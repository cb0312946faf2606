// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers, EVERYTHING, holdsSource, missingFor, NOTHING, type Scope } from './scope.js';

const ofSources = (...sources: readonly string[]): Scope => ({ ...NOTHING, sources });

const names = fc.array(fc.constantFrom('*', 'a', 'a/b', 'b', 'b/c/d'), { maxLength: 3 });
const scopes = fc.record({ ledgers: names, environments: names, sources: names });
const sourceTexts = fc.constantFrom('a', 'a/b', 'a/b/c', 'ab', 'b', 'b/c', 'b/c/d', 'c', '');

describe('a scope', () => {
  it('holds a source and what is below it, and no other that begins alike', () => {
    const scope = ofSources('https://ci.example/team', 'urn:x/');
    const asked = [
      'https://ci.example/team',
      'https://ci.example/team/7',
      'https://ci.example/team-two',
      'https://ci.example/Team',
      'https://ci.example',
      'urn:x/1',
      'urn:x',
    ];
    expect(asked.map((source) => holdsSource(scope, source))).toEqual([
      true,
      true,
      false,
      false,
      false,
      true,
      false,
    ]);
  });

  it('law: whoever covers a scope may write whatever it may', () => {
    fc.assert(
      fc.property(scopes, scopes, sourceTexts, (outer, inner, source) => {
        fc.pre(covers(outer, inner) && holdsSource(inner, source));
        expect(holdsSource(outer, source)).toBe(true);
      }),
    );
  });

  it('law: everything covers every scope, nothing covers only what is empty', () => {
    fc.assert(
      fc.property(scopes, (scope) => {
        const isEmpty = Object.values(scope).every((list) => list.length === 0);
        expect([covers(EVERYTHING, scope), covers(NOTHING, scope)]).toEqual([true, isEmpty]);
      }),
    );
  });

  it('says what it lacks for a role', () => {
    const ledgers = { ...NOTHING, ledgers: ['main'] };
    expect([
      missingFor('auditor', NOTHING),
      missingFor('auditor', ledgers),
      missingFor('publisher', { ...ledgers, environments: ['*'] }),
      missingFor('operator', ledgers),
      missingFor('auditor', { ...ledgers, environments: ['production'] }),
    ]).toEqual([
      'no ledger is named: `*` names all',
      'role auditor needs environments: `*` names all',
      'role publisher needs sources: `*` names all',
      null,
      null,
    ]);
  });
});
