// Every kind of hostile file. `make` gives its bytes. What is expected of it is one of
//   refused   what the reason says; the exit code is 3
//   read      numbers of the summary
//   exits     the exit codes that are right, where several answers are
// and never more than the bounds of limited.mjs.

import { ARCHIVES } from './kinds-archives.mjs';
import { OTHER } from './kinds-other.mjs';
import { PARQUET } from './kinds-parquet.mjs';
import { REGISTRIES } from './kinds-registries.mjs';
import { WORKBOOKS } from './kinds-workbooks.mjs';

export const KINDS = [...ARCHIVES, ...WORKBOOKS, ...PARQUET, ...OTHER, ...REGISTRIES];
