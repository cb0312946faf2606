// SPDX-License-Identifier: Apache-2.0

/** A route as it is registered: `/v1/changes/:id`. */
export interface Route {
  readonly method: string;
  readonly pattern: string;
}

/** Which routes there are: what no method finds is told from what another method would find. */
export class RouteTable {
  private readonly known: Route[] = [];

  get routes(): readonly Route[] {
    return this.known;
  }

  add(methods: string | readonly string[], pattern: string): void {
    for (const method of [methods].flat()) this.known.push({ method, pattern });
  }

  /** The methods that an address knows, sorted; none: there is no such address. */
  methodsAt(url: string): readonly string[] {
    const path = url.split('?', 1)[0] ?? '';
    const fitting = this.known.filter(({ pattern }) => fits(pattern, path));
    return [...new Set(fitting.map(({ method }) => method))].toSorted();
  }
}

function fits(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.at(-1) === '*') {
    return (
      given.length >= wanted.length &&
      fits(wanted.slice(0, -1).join('/'), given.slice(0, wanted.length - 1).join('/'))
    );
  }
  return (
    wanted.length === given.length &&
    wanted.every((part, at) => (part.startsWith(':') ? given[at] !== '' : part === given[at]))
  );
}
