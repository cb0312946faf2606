// SPDX-License-Identifier: Apache-2.0

/** Subjects whose `subject.type` (until 0.4.1) is not spelt as in the event's type. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['pipelinerun', 'pipelineRun'],
  ['taskrun', 'taskRun'],
  ['testcaserun', 'testCaseRun'],
  ['testsuiterun', 'testSuiteRun'],
  ['testoutput', 'testOutput'],
]);

/** The value of `subject.type` in events of CDEvents 0.4.1 and earlier. */
export function subjectWord(subject: string): string {
  return WORDS.get(subject) ?? subject;
}
