// The entry `humanoid-id/records`: datasets of what happened to units, opened and looked into.

export { addressReader } from './address-reader';
export { checkRecords } from './check';
export type * from './contract';
export { RecordsError, type RecordsErrorCode } from './error';
export { openRecords } from './open';
export { type DatasetAbout, type DatasetFile, type PublishedRecords, publishRecords } from './publish';
export { verifySignature } from './signature';
