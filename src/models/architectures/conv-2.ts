import { convNet } from '../conv-nets';

export default convNet(1, 3);
