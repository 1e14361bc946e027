// A dataset in a folder of this machine, or at an address.

import { open } from 'node:fs/promises';
import { join } from 'node:path';

import { addressReader } from '../../records/address-reader';
import type { RecordReader } from '../../records/contract';
import { RecordsError } from '../../records/error';

export function folderReader(folder: string): RecordReader {
  return {
    async read(path, { limit }) {
      const file = await open(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' || error.code === 'ENOTDIR' ? new RecordsError('missing', path) : error;
      });
      try {
        const { size } = await file.stat();
        if (size > limit) throw new RecordsError('too-large', path);
        const bytes = new Uint8Array(size);
        let filled = 0;
        while (filled < size) {
          const { bytesRead } = await file.read(bytes, filled, size - filled, filled);
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        return bytes.subarray(0, filled);
      } finally {
        await file.close();
      }
    },
  };
}

/** By what is written: an address begins with http. */
export function readerOfPlace(place: string): RecordReader {
  if (!/^https?:\/\//i.test(place)) return folderReader(place);
  return addressReader(new URL(place.endsWith('/') ? place : `${place}/`));
}
