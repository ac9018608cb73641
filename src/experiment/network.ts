export { networkOn } from './sections/network';
