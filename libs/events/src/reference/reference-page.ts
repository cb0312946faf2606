// SPDX-License-Identifier: Apache-2.0
import { DIALECTS } from '../catalogue/dialect.js';
import type { Dialect } from '../catalogue/dialect.js';
import { KEY_KINDS, KEY_ROLES } from '../facts/fact-key.js';
import { REASONS } from '../reason.js';
import { bullets, code, table } from './markdown.js';
import { itilTypes, profileMembers, standardTypes } from './type-sections.js';

/** The text of docs/events/README.md. */
export function referencePage(): string {
  const sections = SECTIONS.map(([title, ...parts]) => [`## ${title}`, ...parts].join('\n\n'));
  return `${[INTRODUCTION, ...sections].join('\n\n')}\n`;
}

const INTRODUCTION = `# Events

What Change Ledger reads: CDEvents of every release since 0.3.0, the drafted approval events, and
custom types of its own where CDEvents has no subject. This page and the schemas beside it are
written from the catalogue in \`libs/events\`; a test holds them to it.

In the lists below \`*\` = required, \`[]\` = a list, words in braces = one of these.`;

const SECTIONS: readonly (readonly [title: string, ...parts: string[]])[] = [
  [
    'Releases',
    releases(),
    'A type alone does not identify a schema: schemas are found by (spec version, type). 0.5.0 is judged as 0.5.1, because three of its schemas require a key that they forbid. Releases before 0.3.0 are judged by what upcasting makes of them. Drafts are not read, except the approval types.',
  ],
  [
    'Standard types',
    'Versions are those of 0.3 · 0.4 · 0.5. Content in the words of 0.5.1.',
    standardTypes(),
  ],
  [
    'Types of ours',
    'All of version 0.1.0: `dev.cdeventsx.<name>.0.1.0`. Content is open: other keys are kept and ignored. `schemaUri` is `urn:change-ledger:schema:<name>:0.1.0`. A schema here says what the type adds to the custom event schema of CDEvents.',
    itilTypes(),
  ],
  [
    'The ITIL profile',
    '`customData.itil` on any event ([schema](itil-profile.schema.json)). Every member is optional; what is missing makes a verdict indeterminate, never a pass. A member that does not hold counts as missing. Custom data in a base64 string is kept and not looked into.',
    profileMembers(),
  ],
  [
    'Reading earlier releases',
    'Done on read, never on write; the entry keeps the original.',
    bullets(upcasting()),
  ],
  ['Times', bullets(times())],
  [
    'The ladder',
    'State 2 has an envelope, 3 meets the schema of its (spec version, type), 4 meets its custom schema or needs none, 5 means what it says. The first problem is kept, in words that repeat nothing of the event.',
    reasons(),
  ],
  [
    'Keys of a fact',
    'Equal texts name the same thing. A join is `declared`, or `inferred` where it was read out of a name or text that was not made to say it: a branch name, a short hash, a version without a digest.',
    keyKinds(),
    'How the fact stands to what it names:',
    bullets(Object.entries(KEY_ROLES).map(([role, meaning]) => `${code(role)}: ${meaning}`)),
  ],
  ['Where we differ from the published schemas', bullets(differences())],
];

function releases(): string {
  const head = ['', ...DIALECTS.map(({ specVersion }) => specVersion)];
  return table(head, [
    row('version field', ({ versionKey }) => code(versionKey)),
    row('chain', ({ chainKey }) => (chainKey === null ? '–' : code(chainKey))),
    row('`links`, `schemaUri`', ({ chainKey }) => (chainKey === null ? '–' : 'yes')),
    row('`subject.type`', ({ hasSubjectType }) => (hasSubjectType ? 'required' : '–')),
    row('addresses', ({ isBefore05 }) => code(isBefore05 ? 'url' : 'uri')),
    row('outcome of tests', ({ isBefore05 }) => (isBefore05 ? 'pass, fail' : 'success, failure')),
    row('domain ids in links', ({ hasDomainIds }) => (hasDomainIds ? 'yes' : '–')),
  ]);
}

function row(title: string, cell: (dialect: Dialect) => string): readonly string[] {
  return [title, ...DIALECTS.map(cell)];
}

function upcasting(): readonly string[] {
  return [
    '`version` → `specversion`, `chain_id` → `chainId`, `url` → `uri`, without `subject.type`, with the type string of 0.5.1',
    '`pass` → `success`, `fail` → `failure`; the free outcome of a pipeline run becomes the word of 0.5.1 with the same meaning, and is left out when none has it',
    'an address that is no URI becomes the URI of its text, `data:,…` (RFC 2397)',
    '`testcase.*` → `testcaserun.*`, `testsuite.*` → `testsuiterun.*` (before 0.3.0)',
    'what was not carried over word for word is listed with the fact',
  ];
}

function times(): readonly string[] {
  return [
    'RFC 3339 to the letter: `T`, seconds, an offset; the text is kept, and a number of nanoseconds beside it, cut after the ninth digit',
    '`:60` is read at 23:59:60 UTC alone and counts as the second after it; there is no 24:00',
    'no 30 February, no time without an offset, no date alone',
    'outside the years 2000 to 2099 a clock or a unit is wrong: state 4',
  ];
}

function reasons(): string {
  const rows = Object.entries(REASONS).map(([name, [state, meaning]]) => [
    String(state),
    code(name),
    meaning,
  ]);
  return table(['state', 'code', 'meaning'], rows);
}

function keyKinds(): string {
  const rows = Object.values(KEY_KINDS).map(([prefix, meaning]) => [code(`${prefix}:`), meaning]);
  return table(['key', 'what it names'], rows);
}

function differences(): readonly string[] {
  return [
    '0.5.0: `pipelinerun.finished`, `testcaserun.finished` and `testsuiterun.finished` can be met by no document; 0.5.1 is taken',
    'a schema takes any text as the spec version; here the spec version finds the schema, so a version that we do not know is state 2',
    'a URI or URI reference of more than 100,000 characters does not hold: the regular expressions of ajv-formats overflow the stack on megabytes',
    'stand-alone links carry no version: the drafted schemas are taken for all of them',
    'the custom conformance event of 0.4.1 claims 0.5.0-draft: state 2, `draft_version`',
    'prose that the schemas contradict (`chainId` as UUIDv4, `environment` required for service.removed) is not followed',
    'what ajv calls a date-time and RFC 3339 does not (a space for the `T`, `+02`) meets the schema and stays at state 4, `time`',
  ];
}
