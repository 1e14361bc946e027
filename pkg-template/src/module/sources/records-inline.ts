// The module for records comes inside a script of its own, which is loaded at the first question.

import { order, text } from '../generated/records-printable';
import { fromPrintable } from '../printable';

export const compile = () => WebAssembly.compile(fromPrintable(text, order));
