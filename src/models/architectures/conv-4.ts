import { convNet } from '../conv-nets';

export default convNet(2, 4);
