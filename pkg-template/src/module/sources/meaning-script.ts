export { meaning } from './script';
