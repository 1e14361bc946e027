export { meaning } from './slim';
