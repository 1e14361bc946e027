// The options of a check that are used on this side of the module; it reads the others, and refuses them itself.

import type { BulkOptions } from '../contract/bulk-types';
import { misuse } from '../sheets/to-bytes';

/** @throws {TypeError} that names the option, what was expected and what was found. */
export function asked<Options extends BulkOptions>(options: Options): Options {
  if (typeof options !== 'object' || options === null) misuse('options', 'an object', options);
  const { signal, onProgress } = options;
  if (signal !== undefined && typeof signal?.throwIfAborted !== 'function') misuse('signal', 'an AbortSignal', signal);
  if (onProgress !== undefined && typeof onProgress !== 'function') misuse('onProgress', 'a function', onProgress);
  return options;
}
