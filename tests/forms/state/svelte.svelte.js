/** State as a component of Svelte has it. */
export function stateOf(initial) {
  const state = $state(initial);
  return state;
}
