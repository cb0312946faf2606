// SPDX-License-Identifier: Apache-2.0
import { parse } from 'yaml';
import { z } from 'zod';
import { CodedError } from '#platform';

/** HOOKS_INVALID: the file of hook sources cannot be read; the message names what is wrong, no secret. */
export class HooksError extends CodedError<'HOOKS_INVALID'> {}

const ledger = z.string().optional();
/** several while one is being exchanged for another */
const secrets = z.array(z.string().min(8)).min(1).readonly();
const header = z.string().regex(/^[a-z0-9-]+$/, 'is a header name in lower case');

const SOURCE = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('github'), ledger, secrets }),
  z.strictObject({ kind: z.literal('gitlab'), ledger, secrets }),
  z.strictObject({
    kind: z.literal('hmac'),
    ledger,
    secrets,
    /** where the signature stands */
    header,
    algorithm: z.enum(['sha256', 'sha512']).default('sha256'),
    encoding: z.enum(['hex', 'base64']).default('hex'),
    /** what stands before the signature, as in `sha256=…` */
    prefix: z.string().default(''),
    /** where the id of a delivery stands; without it a repetition is not recognised */
    delivery: header.optional(),
    /** further headers to be kept with the body */
    keep: z.array(header).readonly().default([]),
  }),
  z.strictObject({
    kind: z.literal('bearer'),
    ledger,
    delivery: header.optional(),
    keep: z.array(header).readonly().default([]),
  }),
]);

const SOURCES = z.record(
  z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'is a name of lower-case letters, digits, hyphens'),
  SOURCE,
);

/** A system that may post its webhooks, and how it proves that it is that system. */
export type HookSource = Readonly<z.infer<typeof SOURCE>>;

/** Source name, as in `POST /v1/hooks/{source}`, → how it proves itself. */
export type HookSources = ReadonlyMap<string, HookSource>;

/** Reads the YAML of the setting LEDGER_HOOKS. Throws HooksError. */
export function parseHookSources(text: string): HookSources {
  const parsed = SOURCES.safeParse(read(text) ?? {});
  if (parsed.success) return new Map(Object.entries(parsed.data));
  const faults = parsed.error.issues.map((each) => `${each.path.join('.')}: ${each.message}`);
  throw new HooksError('HOOKS_INVALID', `LEDGER_HOOKS: ${faults.join('; ')}`);
}

function read(text: string): unknown {
  try {
    return parse(text);
  } catch {
    // the parser's own message quotes the line, which may hold a secret
    throw new HooksError('HOOKS_INVALID', 'LEDGER_HOOKS is not YAML');
  }
}
