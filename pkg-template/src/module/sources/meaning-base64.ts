export { meaning } from './base64';
