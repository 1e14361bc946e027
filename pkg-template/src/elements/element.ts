// Both elements at once. Whoever needs one of them alone imports that.
export * from './card';
export * from './input';
