import humanoid = require('humanoid-id');

declare const console: { log(text: string): void };

import('./probe.mjs').then(({ probe }) => console.log(JSON.stringify(probe(humanoid))));
