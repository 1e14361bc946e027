// The module for many codes comes inside the script, in Base64. Threads share what was compiled once.

import { base64 } from '../generated/bulk-base64';
import { fromBase64 } from '../printable';

export const compile = () => new WebAssembly.Module(fromBase64(base64));
