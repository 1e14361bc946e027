// The module is one, and nothing of it is left to open.

export const later = undefined;
