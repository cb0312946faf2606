// SPDX-License-Identifier: Apache-2.0
import { problemsOf } from './claim.js';
import { type CloudEventProblems, noteOfDataType, readCloudEventClaim } from './cloud-event.js';
import type { HeaderAttributes } from './header-attributes.js';
import type { Reading } from './reading.js';

const PROBLEMS: CloudEventProblems = {
  noVersion: problemsOf('the header of specversion').missing,
  otherVersion: { code: 'specversion', text: 'the header of specversion is not 1.0' },
  id: problemsOf('the header of id'),
  source: problemsOf('the header of source'),
  type: problemsOf('the header of type'),
  time: problemsOf('the header of time'),
};

/**
 * Reads a CloudEvent whose attributes stand in headers, with its data, which is undefined when it
 * could not be read. Headers that contradict one another claim nothing.
 */
export function readBinary(headers: HeaderAttributes, document: unknown): Reading {
  const { attributes } = headers;
  const { claim, problem } = readCloudEventClaim(attributes, document, PROBLEMS);
  return {
    shape: 'binary',
    claim: headers.problem === null ? claim : null,
    document,
    attributes,
    stop: headers.problem ?? problem,
    note: noteOfDataType(attributes['datacontenttype']),
  };
}
