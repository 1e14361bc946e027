const humanoid = require('humanoid-id');
const { validator } = require('humanoid-id/forms');
const { message } = require('humanoid-id/ja');
const { probe } = require('../../probe');

Page({
  data: {
    answer: JSON.stringify(probe(humanoid)),
    rest: [validator()('CNTEST').includes('29'), message(humanoid.validate('CB').issues[0]).startsWith('「CB」')],
  },
});
