// There is nothing else to try.

export const beside = undefined;
