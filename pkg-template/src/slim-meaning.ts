// What knows names and registries, and how it is brought its part of the module.
export * from './api/meaning';
export * from './api/rules';
export { initMeaning } from './module/sources/slim';
