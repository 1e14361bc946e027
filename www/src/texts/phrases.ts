export { inEvery, type Like, type Phrases, phrases } from '../../../pkg-template/src/messages/phrases';
