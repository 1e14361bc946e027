export * from './api/api';
export * from './api/meaning';
