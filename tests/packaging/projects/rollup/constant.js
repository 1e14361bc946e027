import { version } from 'humanoid-id';

console.log(version);
