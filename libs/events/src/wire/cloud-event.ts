// SPDX-License-Identifier: Apache-2.0
import { isCdEventDocument } from './cd-event-document.js';
import { type ClaimProblems, type ClaimReading, problemsOf, readClaim } from './claim.js';
import { namesJson } from './media-type.js';
import type { WireProblem } from './problem.js';

export interface CloudEventProblems extends ClaimProblems {
  readonly noVersion: WireProblem;
  readonly otherVersion: WireProblem;
}

const DATED_BY_DOCUMENT = problemsOf('context.timestamp of the data');
const NOT_JSON: WireProblem = {
  code: 'content_type',
  text: 'the data is JSON although its declared content type is another',
};

/**
 * The claim of a CloudEvent 1.0 with these attributes and this data. `time` is optional there:
 * where it is absent, the timestamp of the CDEvent inside counts. Of another version nothing is
 * claimed: what its attributes mean is not known.
 */
export function readCloudEventClaim(
  attributes: Readonly<Record<string, unknown>>,
  document: unknown,
  problems: CloudEventProblems,
): ClaimReading {
  const { specversion, id, source, type, time } = attributes;
  if (specversion !== '1.0') {
    const isAbsent = specversion === undefined || specversion === null || specversion === '';
    return { claim: null, problem: isAbsent ? problems.noVersion : problems.otherVersion };
  }
  const fields = { id, source, type, time };
  const timestamp = timestampOf(document);
  if ((time ?? null) !== null || timestamp === null) return readClaim(fields, problems);
  return readClaim({ ...fields, time: timestamp }, { ...problems, time: DATED_BY_DOCUMENT });
}

/** Something to note where data that was read as JSON is declared to be something else. */
export function noteOfDataType(dataContentType: string | undefined): WireProblem | null {
  return dataContentType === undefined || namesJson(dataContentType) ? null : NOT_JSON;
}

function timestampOf(document: unknown): string | null {
  const timestamp = isCdEventDocument(document) ? document.context['timestamp'] : null;
  return typeof timestamp === 'string' ? timestamp : null;
}
