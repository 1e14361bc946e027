// In place of zip.js's register of compression methods, which it would import by their address, as bundlers complain of.
// None is ever registered here; a method that it does not bring along is not supported.

export const ERR_UNSUPPORTED_COMPRESSION = 'Compression method not supported';
export const ERR_INVALID_CODEC_DEFINITION = 'Invalid codec definition';
export const ERR_RESERVED_COMPRESSION_METHOD = 'Reserved compression method';
export const ERR_INVALID_CODEC_MODULE = 'Invalid codec module';

export function registerCodec(): never {
  throw new Error(ERR_UNSUPPORTED_COMPRESSION);
}
export function unregisterCodec(): void {}
export const getRegisteredCodec = (): undefined => undefined;
export const getRegisteredCodecs = (): never[] => [];
export const getCodecStreams = (): undefined => undefined;
export async function ensureCodecStreams(): Promise<void> {}
