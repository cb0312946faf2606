// SPDX-License-Identifier: Apache-2.0

/** How many exports may be under way at once (ADR 0030). */
export interface ExportBounds {
  readonly perPrincipal: number;
  readonly inAll: number;
}

/** Gives a slot back; a second time does nothing. */
export type Release = () => void;

/** The exports that are under way in one process: each holds a page of a list while it is read. */
export class ExportSlots {
  private readonly taken = new Map<string, number>();
  private inAll = 0;

  constructor(private readonly bounds: ExportBounds) {}

  /** Takes a slot for a principal; null where they have all that they may, or everybody together. */
  take(principal: string): Release | null {
    const own = this.taken.get(principal) ?? 0;
    if (own >= this.bounds.perPrincipal || this.inAll >= this.bounds.inAll) return null;
    this.count(principal, 1);
    let isHeld = true;
    return () => {
      if (isHeld) this.count(principal, -1);
      isHeld = false;
    };
  }

  private count(principal: string, step: 1 | -1): void {
    const own = (this.taken.get(principal) ?? 0) + step;
    this.inAll += step;
    if (own === 0) this.taken.delete(principal);
    else this.taken.set(principal, own);
  }
}
