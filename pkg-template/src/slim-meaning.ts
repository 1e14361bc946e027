// What knows names and registries, and how it is brought its part of the module.
export * from './meaning';
export { initMeaning } from './sources/slim';
