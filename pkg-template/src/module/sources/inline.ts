// The modules come inside the script as printable text: no file, no network, no bundler plug-in.

import { order as checkOrder, text as checkText } from '../generated/check-printable';
import { order as meaningOrder, text as meaningText } from '../generated/meaning-printable';
import { fromPrintable } from '../printable';
import { fromBytes } from './compiled';

export const check = /* @__PURE__ */ fromBytes(() => fromPrintable(checkText, checkOrder));
export const meaning = /* @__PURE__ */ fromBytes(() => fromPrintable(meaningText, meaningOrder));
