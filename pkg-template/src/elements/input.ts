// The element in all languages that the package speaks.

import { spoken } from '../foundation';
import { defineInput } from './humanoid-id-input';

export type * from '../contract/element';
export { HumanoidIdInput } from './humanoid-id-input';

defineInput(spoken);
