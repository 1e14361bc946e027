// The card, in all languages that the package speaks.

import { defineCard } from './humanoid-id-card';

export { HumanoidIdCard, type HumanoidIdCardAttributes } from './humanoid-id-card';

defineCard();
