/** `npm run bench`: how fast this machine trains, prunes and generates. See bench/main.ts. */
import { main } from './bench/main';

process.exitCode = await main(process.argv.slice(2));
