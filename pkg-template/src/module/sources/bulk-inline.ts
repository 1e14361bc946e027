// The module for many codes comes inside the script. Threads share what was compiled once.

import { order, text } from '../generated/bulk-printable';
import { fromPrintable } from '../printable';

export const compile = () => new WebAssembly.Module(fromPrintable(text, order));
