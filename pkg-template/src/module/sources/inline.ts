// The module comes inside the script as printable text: no file, no network, no bundler plug-in.

import { order, text } from '../generated/check-printable';
import { fromPrintable } from '../printable';
import { fromBytes } from './compiled';

export const check = /* @__PURE__ */ fromBytes(() => fromPrintable(text, order));
