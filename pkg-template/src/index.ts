export * from './api';
export * from './meaning';
