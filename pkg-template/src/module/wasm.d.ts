/** The module itself, as your bundler or host imports it: give it to `init` of `humanoid-id/slim`. */
declare const module: unknown;
export default module;
