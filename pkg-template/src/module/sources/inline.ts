// The module comes inside the script: no file, no network, no bundler plug-in.

import { open, openLater, type Packed } from './packed';

// The build writes the text wherever its name stands, so it stands once.
const packed = (): Packed => [PACKED_MODULE, MODULE_SIZE];

// No call makes this, so that a bundler leaves it out where it is not used.
export const source: ModulePart = {
  open: (imports) => open(packed(), imports),
  openLater: (imports) => openLater(packed(), imports),
};
