// The entry `humanoid-id/records`: datasets of what happened to units, opened and looked into.

export { checkRecords } from './check';
export type * from './contract';
export { RecordsError, type RecordsErrorCode } from './error';
export { openRecords } from './open';
export { verifySignature } from './signature';
