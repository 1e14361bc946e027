// What only checks, and how it is brought its module.
export * from './api';
export { init } from './sources/slim';
