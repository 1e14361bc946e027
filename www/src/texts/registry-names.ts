export { nameFor, namesIn } from '../../../pkg-template/src/messages/registry-names';
