// The modules come inside the script in Base64, which Node reads by itself and fast.

import { base64 as checkText } from '../generated/check-base64';
import { base64 as meaningText } from '../generated/meaning-base64';
import { fromBase64 } from '../printable';
import { fromBytes } from './compiled';

export const check = /* @__PURE__ */ fromBytes(() => fromBase64(checkText));
export const meaning = /* @__PURE__ */ fromBytes(() => fromBase64(meaningText));
