// SPDX-License-Identifier: Apache-2.0

/** A problem detail (RFC 9457): what went wrong and what to do next, for programs and people. */
export interface Problem {
  /** a relative URI that names the kind of problem */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  /** the request's id, which the log carries too */
  readonly instance?: string;
  /** one line for each field at fault */
  readonly errors?: readonly string[];
}

const TITLES: Readonly<Record<number, readonly [slug: string, title: string]>> = {
  400: ['bad-request', 'The request cannot be understood'],
  401: ['unauthorised', 'A valid bearer key is needed'],
  403: ['forbidden', 'The key does not allow this'],
  404: ['not-found', 'There is no such thing'],
  405: ['method-not-allowed', 'The method is not allowed here'],
  406: ['not-acceptable', 'Not to be had in that form'],
  408: ['timeout', 'The request was not sent in time'],
  409: ['conflict', 'It is not in a state that allows this'],
  413: ['too-large', 'The body is too large'],
  414: ['uri-too-long', 'The address is too long'],
  415: ['unsupported-media-type', 'The media type is not understood'],
  429: ['too-many-requests', 'Too many requests'],
  431: ['headers-too-large', 'The headers are too large'],
  500: ['internal', 'Something went wrong here'],
  503: ['unavailable', 'Not available at the moment'],
};

/** A problem of a status, with words for this case. */
export function problemOf(
  status: number,
  rest: Pick<Problem, 'detail' | 'instance' | 'errors'>,
): Problem {
  const [slug, title] = TITLES[status] ?? ['other', 'The request was refused'];
  return { type: `/problems/${slug}`, title, status, ...rest };
}
