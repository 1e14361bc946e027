// What every page says around the package's own sentences, and is not in its HTML. Counts come in from the package; no number
// is written here.

import type { texts as common } from './generated/en/common';
import type { texts as html } from './generated/en/html';
import type { Like, Phrases } from './phrases';

export type Texts = Phrases<typeof common>;

/** What stands in the HTML, in Chinese; whoever reads another language gets all of it. */
export type Written = Like<typeof html>;
