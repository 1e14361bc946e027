export { meaning } from './workerd';
