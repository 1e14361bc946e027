// The same of what knows registries: a file of its own, which a page without them never loads.

import { order, text } from '../generated/meaning-printable';
import { fromPrintable } from '../printable';
import { fromBytes } from './compiled';

export const meaning = /* @__PURE__ */ fromBytes(() => fromPrintable(text, order));
