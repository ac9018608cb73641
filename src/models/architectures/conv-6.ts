import { convNet } from '../conv-nets';

export default convNet(3, 5);
