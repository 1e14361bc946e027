// What only checks, and how it is brought its module.
export * from './api/api';
export { init } from './module/sources/slim';
