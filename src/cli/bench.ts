/** `npm run bench`: how fast this machine trains, prunes and generates. See bench/main.ts. */
import { main } from './bench/main';
import { start } from './start';

await start(main);
