// SPDX-License-Identifier: Apache-2.0

/** `listChanges`, `showChanges`, `timelineChanges`: the method, and what the controller is of. */
export function operationIdOf(controller: string, method: string): string {
  return `${method}${controller.replace(/Controller$/, '')}`;
}
