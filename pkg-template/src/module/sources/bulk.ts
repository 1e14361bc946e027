// The module for many codes comes inside the script. Threads share what was compiled once.

import { compile as compilePacked } from './packed';

export const compile = () => compilePacked([PACKED_MODULE, MODULE_SIZE]);
