// Whether a name is an object's own. Engines that pages still meet (Chromium 87, Safari 14) have no `Object.hasOwn`.

export const owns = (object: object, name: PropertyKey): boolean =>
  // biome-ignore lint/suspicious/noPrototypeBuiltins: what it should be written with is newer than those engines
  Object.prototype.hasOwnProperty.call(object, name);
