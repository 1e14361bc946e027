import type { Texts } from './texts';

export const en: Texts = {
  product: 'Humanoid robot code',
  title: 'Check a humanoid robot’s code',
  lead: 'Type or paste; it is checked as you go. The code stays on this device and is sent nowhere.',
  label: 'Robot identity code',
  hint: (widths, all) => `${all} letters and digits (${widths.join(' + ')}); spaces and hyphens are optional.`,
  clear: 'Clear',
  example: 'Fill in a sample',
  empty: 'Nothing entered yet',
  left: (count) => `${count} to go`,
  withRemarks: ', with remarks',
  parts: { country: 'Country', enterprise: 'Enterprise', model: 'Model', serial: 'Serial' },
  places: (count) => `${count} places`,
  nothingYet: 'nothing yet',
  overflow: (count) => `${count} too many`,
  severities: { error: 'Error', warning: 'Warning', info: 'Note' },
  show: 'Show',
  suggestions: 'Did you mean',
  more: (count) => `${count} more`,
  meaning: 'What the parts mean',
  about: {
    enterprise: 'Stands for the maker. There is no public list of makers, and this page does not guess.',
    model: 'Stands for the product model. What its places mean has not been published.',
    serial: 'Stands for one unit of that model. Its make-up is up to the maker.',
  },
  honesty:
    'Well formed means that the code fits the published structure. Whether it was ever registered, and by whom, this page cannot know.',
  rules: (id, version) => `Rules ${id}, humanoid-id ${version}`,
  announce: { more: (count) => ` ${count} more.`, stop: '. ' },
};
