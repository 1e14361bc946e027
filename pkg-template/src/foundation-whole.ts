// The same with names and registries, for module systems in which a file is whole.

export * from './api/meaning';
export * from './foundation';
