// The module inside a script of its own, with what binds it.

import { initSync, Records, Shards } from 'humanoid-id:records-glue';

import { unpack } from '../module/unpack';

export type { Records, Shards };

export type Started = {
  readonly Records: typeof Records;
  readonly Shards: typeof Shards;
  readonly memory: { readonly buffer: ArrayBuffer };
};

let started: Promise<Started> | undefined;

/** Compile the module, once. */
export function start(): Promise<Started> {
  started ??= (async () => {
    const module = await WebAssembly.compile(unpack(PACKED_MODULE, MODULE_SIZE));
    const { memory } = initSync({ module });
    return { Records, Shards, memory };
  })();
  return started;
}
