// Every kind of hostile file. `make` gives its bytes. What is expected of it is one of
//   refused   what the reason says; the exit code is 3; `onPage` is what the page says, where that differs
//   read      numbers of the summary
//   exits     the exit codes that are right, where several answers are
// and never more than the bounds of limited.mjs. `door` is where it comes in, if not as a table: as a registry, as rules or
// records, or as a picture, which only the page reads.

import { ARCHIVES } from './kinds-archives.mjs';
import { DOCUMENTS } from './kinds-documents.mjs';
import { OTHER } from './kinds-other.mjs';
import { PACKED_PAGES } from './kinds-packed.mjs';
import { PARQUET } from './kinds-parquet.mjs';
import { PICTURES } from './kinds-pictures.mjs';
import { WORKBOOKS } from './kinds-workbooks.mjs';

export const KINDS = [...ARCHIVES, ...WORKBOOKS, ...PACKED_PAGES, ...PARQUET, ...OTHER, ...DOCUMENTS, ...PICTURES];
