// SPDX-License-Identifier: Apache-2.0

/** A perfect subtree: 2^height leaves, the index-th of its height from the left. */
export interface Subtree {
  readonly height: number;
  readonly index: number;
}

/** The perfect subtrees of the leaves from `begin` to before `end`, largest first. */
export function subtreesBetween(begin: number, end: number): readonly Subtree[] {
  const subtrees: Subtree[] = [];
  for (let at = begin; at < end; at += 2 ** (subtrees.at(-1)?.height ?? 0)) {
    const height = heightWithin(end - at);
    subtrees.push({ height, index: at / 2 ** height });
  }
  return subtrees;
}

/** How high a perfect subtree `count` leaves hold. Math.log2 rounds up near powers of two. */
export function heightWithin(count: number): number {
  let height = 0;
  while (2 ** (height + 1) <= count) height += 1;
  return height;
}
