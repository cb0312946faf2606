// SPDX-License-Identifier: Apache-2.0

const KEPT = 100;

/** Turns pieces of text into whole lines; the last lines are kept for the message of a failure. */
export interface Lines {
  readonly add: (text: string) => void;
  readonly last: () => readonly string[];
}

export function collectLines(onLine: (line: string) => void = () => undefined): Lines {
  const kept: string[] = [];
  let rest = '';
  const add = (text: string): void => {
    const [first = '', ...others] = text.split('\n');
    const pieces = [rest + first, ...others];
    rest = pieces.pop() ?? '';
    for (const line of pieces) {
      kept.push(line);
      onLine(line);
    }
    kept.splice(0, kept.length - KEPT);
  };
  return { add, last: () => (rest === '' ? [...kept] : [...kept, rest]) };
}
