// What only checks, and how it is brought its module.
export * from './check';
export { init } from './module/sources/slim';
