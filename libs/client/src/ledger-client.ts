// SPDX-License-Identifier: Apache-2.0
import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './openapi.js';

/** The name of a kind of answer, or of a part of one. */
export type Schema = components['schemas'];

interface Read {
  readonly get: {
    readonly parameters: object;
    readonly responses: {
      readonly 200: { readonly content: { readonly 'application/json': unknown } };
    };
  };
}

/** The addresses that answer with JSON. */
export type Readable = {
  [Path in keyof paths]: paths[Path] extends Read ? Path : never;
}[keyof paths];

/** What an address is asked with: what its path names, and its query. */
export type ParametersOf<Path extends Readable> = Pick<
  paths[Path]['get']['parameters'],
  'path' | 'query'
>;

/** What an address answers when all is well. */
export type Answer<Path extends Readable> =
  paths[Path]['get']['responses'][200]['content']['application/json'];

/** The addresses that answer with a page of a list. */
export type Listable = {
  [Path in Readable]: Answer<Path> extends { readonly items: readonly unknown[]; next: unknown }
    ? Path
    : never;
}[Readable];

/** What a list is a list of. */
export type ItemOf<Path extends Listable> = Answer<Path>['items'][number];

/** An answer that was not 200, as a problem detail where it was one (RFC 9457). */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Schema['Problem'] | undefined,
  ) {
    super(problem?.detail ?? problem?.title ?? `the API answers ${status}`);
  }
}

/** Asks the API as docs/openapi.json describes it: addresses, parameters and answers are typed by it. */
export class LedgerClient {
  private readonly client: Client<paths>;

  /** `key`: a bearer key or token. */
  constructor(baseUrl: string, key: string) {
    const headers = { authorization: `Bearer ${key}`, accept: 'application/json' };
    this.client = createClient<paths>({ baseUrl, headers });
  }

  /** Reads an address. Throws ProblemError for any answer but 200. */
  async read<Path extends Readable>(
    path: Path,
    parameters?: ParametersOf<Path>,
  ): Promise<Answer<Path>> {
    // the generator's types tell an address with its parameters; for one that is not known they cannot
    const get = this.client.GET as (at: string, options: object) => Promise<Fetched>;
    const { data, error, response } = await get(path, { params: parameters ?? {} });
    if (!response.ok) throw new ProblemError(response.status, error as Schema['Problem']);
    return data as Answer<Path>;
  }

  /** Reads a list whole, page by page. Throws ProblemError. */
  async whole<Path extends Listable>(
    path: Path,
    parameters: { readonly path?: object; readonly query?: object } = {},
  ): Promise<readonly ItemOf<Path>[]> {
    const items: ItemOf<Path>[] = [];
    const read = this.read.bind(this) as (at: Path, asked: object) => Promise<Answer<Path>>;
    for (let query: object = { ...parameters.query }; ;) {
      const page = await read(path, { ...parameters, query });
      items.push(...page.items);
      if (page.next === null) return items;
      query = { ...parameters.query, cursor: page.next };
    }
  }
}

interface Fetched {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}
