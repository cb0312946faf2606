// SPDX-License-Identifier: Apache-2.0
import { equalBytes } from './bytes.js';
import { LedgerError } from './errors.js';
import { type Quorum, witnessGroup } from './quorum.js';
import type { VerifierKey } from './verifier-key.js';
import { parseVerifierKey } from './verify-now.js';

/** Which logs and witnesses are known, and which witnesses are enough (C2SP tlog-policy). */
export interface Policy {
  readonly logs: readonly PolicyParty[];
  readonly witnesses: readonly PolicyParty[];
  readonly quorum: Quorum;
}

/** A log or a witness; the URL, where there is one, is where to speak to it. */
export interface PolicyParty {
  readonly key: VerifierKey;
  readonly url: string | null;
}

/**
 * Reads a policy file: lines `log <vkey> [url]`, `witness <name> <vkey> [url]`, `group <name>
 * <k|any|all> <members…>`, and one `quorum <name|none>`; names are defined before they are used,
 * and each is in one group at most. Throws LedgerError POLICY_INVALID, which names the line.
 */
export function parsePolicy(text: string): Policy {
  const draft: Draft = { logs: [], witnesses: [], named: new Map(), used: new Set(), quorum: null };
  for (const [at, line] of text.split('\n').entries()) readLine(draft, line, at + 1);
  const { logs, witnesses, quorum } = draft;
  if (quorum === null) throw new LedgerError('POLICY_INVALID', 'the policy has no quorum line');
  return { logs, witnesses, quorum };
}

/** The keys of all that the policy knows. */
export function policyKeys({ logs, witnesses }: Policy): readonly VerifierKey[] {
  return [...logs, ...witnesses].map(({ key }) => key);
}

interface Draft {
  readonly logs: PolicyParty[];
  readonly witnesses: PolicyParty[];
  /** Witnesses and groups share one space of names. */
  readonly named: Map<string, Quorum>;
  /** Names that are members of a group: a witness counts in one way only. */
  readonly used: Set<string>;
  quorum: Quorum | null;
}

function readLine(draft: Draft, line: string, number: number): void {
  try {
    // Only tab and newline are allowed among the control characters.
    if (/[^\t -\u007e\u0080-\uffff]/.test(line)) throw invalid('a control character');
    const [keyword = '', ...items] = line.split(/[ \t]+/).filter((item) => item !== '');
    if (keyword === '' || keyword.startsWith('#')) return;
    const read = DEFINITIONS.get(keyword);
    if (read === undefined) throw invalid(`'${keyword}' is none of log, witness, group, quorum`);
    read(draft, items);
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    throw new LedgerError('POLICY_INVALID', `line ${number} of the policy: ${error.message}`);
  }
}

const DEFINITIONS: ReadonlyMap<string, (draft: Draft, items: readonly string[]) => void> = new Map([
  ['log', defineLog],
  ['witness', defineWitness],
  ['group', defineGroup],
  ['quorum', defineQuorum],
]);

function defineLog({ logs }: Draft, items: readonly string[]): void {
  logs.push(partyOf('log', items, logs));
}

function defineWitness(draft: Draft, [name = '', ...items]: readonly string[]): void {
  const party = partyOf('witness', items, draft.witnesses);
  define(draft, name, { kind: 'witness', key: party.key });
  draft.witnesses.push(party);
}

function defineGroup(draft: Draft, [name = '', count = '', ...names]: readonly string[]): void {
  const members = names.map((member) => memberNamed(draft, member));
  define(draft, name, witnessGroup(thresholdOf(count, members.length), members));
}

function defineQuorum(draft: Draft, [name = '', ...rest]: readonly string[]): void {
  if (draft.quorum !== null) throw invalid('a second quorum');
  if (rest.length > 0) throw invalid('a quorum has one name');
  draft.quorum = name === 'none' ? { kind: 'none' } : named(draft, name);
}

function partyOf(
  role: VerifierKey['role'],
  [vkey = '', url, ...rest]: readonly string[],
  known: readonly PolicyParty[],
): PolicyParty {
  const key = parseVerifierKey(vkey);
  if (key.role !== role) throw invalid(`the key of '${key.name}' is no key of a ${role}`);
  if (rest.length > 0) throw invalid(`'${rest.join(' ')}' after the URL`);
  if (known.some((other) => equalBytes(other.key.publicKey, key.publicKey))) {
    throw invalid(`the key of '${key.name}' is there twice`);
  }
  return { key, url: url ?? null };
}

function define({ named: names }: Draft, name: string, meaning: Quorum): void {
  if (name === 'none' || names.has(name)) throw invalid(`the name '${name}' is taken`);
  names.set(name, meaning);
}

function memberNamed(draft: Draft, name: string): Quorum {
  if (draft.used.has(name)) throw invalid(`'${name}' is a member already`);
  draft.used.add(name);
  return named(draft, name);
}

function named({ named: names }: Draft, name: string): Quorum {
  const meaning = names.get(name);
  if (meaning === undefined) throw invalid(`'${name}' is not defined above`);
  return meaning;
}

function thresholdOf(text: string, members: number): number {
  const words = { any: '1', all: String(members) };
  const digits = text === 'any' || text === 'all' ? words[text] : text;
  if (/^[1-9]\d*$/.test(digits) && Number(digits) <= members) return Number(digits);
  throw invalid(`'${text}' of ${members} members`);
}

function invalid(reason: string): LedgerError {
  return new LedgerError('POLICY_INVALID', reason);
}
