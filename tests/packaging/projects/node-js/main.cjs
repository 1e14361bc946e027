const humanoid = require('humanoid-id/js');

import('./probe.mjs').then(({ probe }) => console.log(JSON.stringify(probe(humanoid))));
