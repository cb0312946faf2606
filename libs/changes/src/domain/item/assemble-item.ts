// SPDX-License-Identifier: Apache-2.0
import type { Reading } from '../reading/reading.js';
import type { Anchor } from '../record.js';
import { artifactItem, configurationItem } from './built-item.js';
import type { Item } from './item.js';
import { environmentItem, flagItem, serviceItem } from './running-item.js';

/** The Configuration item on an anchor, from a prefix of the ledger; null: nothing is said of it (D4). */
export function assembleItem(reading: Reading, anchor: Anchor): Item | null {
  switch (anchor[1]) {
    case 'service':
      return serviceItem(reading, anchor);
    case 'environment':
      return environmentItem(reading, anchor);
    case 'flag':
      return flagItem(reading, anchor);
    case 'artifact':
      return artifactItem(reading, anchor);
    default:
      return configurationItem(reading, anchor);
  }
}
