// The part of the module that knows registries, inside the script as the first part is.

import { open, openLater, type Packed } from './packed';

const packed = (): Packed => [PACKED_LATER, LATER_SIZE];

export const later: ModulePart = {
  open: (imports) => open(packed(), imports),
  openLater: (imports) => openLater(packed(), imports),
};
