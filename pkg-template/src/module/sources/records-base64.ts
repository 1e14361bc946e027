// The module for records comes inside a script of its own, in Base64.

import { base64 } from '../generated/records-base64';
import { fromBase64 } from '../printable';

export const compile = () => WebAssembly.compile(fromBase64(base64));
