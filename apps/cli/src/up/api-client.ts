// SPDX-License-Identifier: Apache-2.0
import { sleep } from '#platform';
import { CliError } from '../cli-error.js';

/** The running API, as this command speaks to it. */
export class ApiClient {
  constructor(private readonly url: string) {}

  /** Waits until the service can be relied on. Throws CliError with what is missing at the end. */
  async ready(
    signal: AbortSignal,
    note: (text: string) => void,
    patienceMs: number,
  ): Promise<void> {
    let missing = 'the API does not answer';
    for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(200, signal)) {
      const answer = await fetch(`${this.url}/health/ready`, { signal }).catch(() => null);
      if (answer?.ok) return;
      signal.throwIfAborted();
      if (answer !== null)
        missing = ((await answer.json()) as { detail?: string }).detail ?? missing;
      note(missing);
    }
    throw new CliError(`not ready after ${patienceMs / 1_000} s: ${missing}`);
  }

  async get<T>(path: string, key: string): Promise<T> {
    return this.send<T>(path, key, {});
  }

  async post<T>(path: string, key: string, body: string, mediaType: string): Promise<T> {
    const headers = { 'content-type': mediaType };
    return this.send<T>(path, key, { method: 'POST', body, headers });
  }

  private async send<T>(path: string, key: string, init: RequestInit): Promise<T> {
    const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${key}` };
    const answer = await fetch(`${this.url}${path}`, { ...init, headers });
    if (answer.ok) return (await answer.json()) as T;
    const { title, detail } = (await answer.json()) as { title?: string; detail?: string };
    throw new CliError(`${path}: ${title}: ${detail}`);
  }
}
