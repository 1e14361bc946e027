// Both elements at once. Whoever needs one of them alone imports that.
//
// Each entry lets pages use its elements by itself: what entries share is a chunk, and bundlers drop what only runs there.

import { spoken } from '../foundation';
import { defineCard } from './humanoid-id-card';
import { defineInput } from './humanoid-id-input';

export type * from '../contract/element';
export { HumanoidIdCard, type HumanoidIdCardAttributes } from './humanoid-id-card';
export { HumanoidIdInput } from './humanoid-id-input';

defineInput(spoken);
defineCard();
