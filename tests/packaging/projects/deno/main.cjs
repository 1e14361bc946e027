const humanoid = require('humanoid-id');

import('./probe.mjs').then(({ probe }) => console.log(JSON.stringify(probe(humanoid))));
