// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approved, forArtifacts } from '../../testing/authority.js';
import { merged, packaged, proposed, published, reviewed, tested } from '../../testing/delivery.js';
import { evidenceGiven, recordsFrom } from '../../testing/given.js';
import { rolledOut } from '../../testing/rollout.js';
import { relation, type Said } from '../../testing/said.js';
import type { Evidence } from '../evidence/evidence.js';

/** What three deliveries have in common. */
interface Sharing {
  /** tests and approvals are of one run, and of one chain */
  readonly run: boolean;
  /** the deployments too */
  readonly deploymentRun: boolean;
  /** their images stand on one, which was built and tested as they were */
  readonly base: boolean;
  /** one approval speaks for all of them */
  readonly approval: boolean;
}

/** A fact, and whose it is; null: everybody's. */
interface Owned {
  readonly owner: number | null;
  readonly said: Said;
}

const LETTERS = ['a', 'b', 'c'];
const MERGES = ['d', 'e', 'f'];
const service = (owner: number): string => `service-${owner}`;

/** A clean delivery of one service, from its pull request into production. */
function deliveryOf(owner: number, { run, deploymentRun, base }: Sharing): readonly Owned[] {
  const [artifact = '', merge = ''] = [LETTERS[owner], MERGES[owner]];
  const chain = run ? { chainId: 'run' } : {};
  const pull = { pull: `https://code.example/pull/${owner}`, head: artifact, merge, ...chain };
  const links = base ? { links: [relation('BASED_ON', 'base'), relation('TESTED_BY', 'run')] } : {};
  const approval = `https://itsm.example/approvals/${owner}`;
  const deployment = `https://cd.example/deployments/${owner}`;
  const facts = [
    proposed(0, pull),
    reviewed(1, 'ben', pull),
    merged(2, pull),
    packaged(3, artifact, { ...pull, ...links }),
    // of one run: the same subject, told once for each artifact
    tested(5, 'unit', { artifact, ...chain }),
    tested(6, 'integration', { artifact, ...chain }),
    approved(10 + owner, { approval, profile: forArtifacts(artifact), ...chain }),
    ...rolledOut(30 + owner, artifact, {
      deployment,
      service: service(owner),
      ...(deploymentRun ? chain : {}),
      ...links,
    }),
  ];
  return facts.map((said) => ({ owner, said }));
}

function everybodys({ base, approval }: Sharing): readonly Owned[] {
  const chainId = 'run';
  const image = [
    packaged(1, 'f', { id: 'base', pull: 'https://code.example/base', merge: 'c', chainId }),
    published(1, 'f', 'base', { chainId }),
    tested(2, 'unit', { artifact: 'f', id: 'run', chainId }),
  ];
  const of = { approval: 'https://itsm.example/approvals/all', profile: forArtifacts(...LETTERS) };
  const all = approved(20, { ...of, chainId });
  const facts = [...(base ? image : []), ...(approval ? [all] : [])];
  return facts.map((said) => ({ owner: null, said }));
}

const histories = fc
  .record({
    sharing: fc.record({
      run: fc.boolean(),
      deploymentRun: fc.boolean(),
      base: fc.boolean(),
      approval: fc.boolean(),
    }),
    order: fc.infiniteStream(fc.nat()),
  })
  .map(({ sharing, order }) =>
    [...LETTERS.flatMap((_, owner) => deliveryOf(owner, sharing)), ...everybodys(sharing)]
      .map((fact) => ({ fact, key: order.next().value ?? 0 }))
      .toSorted((left, right) => left.key - right.key)
      .map(({ fact }) => fact),
  );

function changeOf(evidence: readonly Evidence[], owner: number) {
  return recordsFrom(evidence).changes.find(({ services }) => services.includes(service(owner)));
}

describe('deliveries that share a base image, a test run, an approval', () => {
  it('leak no fact of one Change into another, whatever they share and in whatever order', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const evidence = evidenceGiven(...history.map(({ said }) => said));
        for (const [owner] of LETTERS.entries()) {
          const isOwn = ({ position }: Evidence) =>
            [owner, null].includes(history[position]?.owner ?? null);
          const change = changeOf(evidence, owner);
          expect(change).toBeDefined();
          // as if the others had never been
          expect(change).toEqual(changeOf(evidence.filter(isOwn), owner));
        }
      }),
      { numRuns: 200 },
    );
  });
});
