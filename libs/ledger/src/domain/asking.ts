// SPDX-License-Identifier: Apache-2.0

/**
 * A computation that does nothing itself: it yields questions (a message to hash, a file to read),
 * is handed the answers, and returns its result. So one text of an algorithm runs on Node's
 * synchronous cryptography and on the browser's asynchronous one.
 */
export type Asking<Question, Answer, Result> = Generator<Question, Result, Answer>;

/** Runs a computation whose questions `answer` answers at once; returns its result. */
export function answerNow<Question, Answer, Result>(
  asking: Asking<Question, Answer, Result>,
  answer: (question: Question) => Answer,
): Result {
  let step = asking.next();
  while (step.done !== true) step = asking.next(answer(step.value));
  return step.value;
}

/** Runs a computation whose questions `answer` answers one after the other, later. */
export async function answerLater<Question, Answer, Result>(
  asking: Asking<Question, Answer, Result>,
  answer: (question: Question) => Promise<Answer>,
): Promise<Result> {
  let step = asking.next();
  while (step.done !== true) step = asking.next(await answer(step.value));
  return step.value;
}
