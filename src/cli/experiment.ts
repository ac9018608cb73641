/** `npm run experiment -- LINK`: runs an experiment without a browser. See experiment/main.ts. */
import { main } from './experiment/main';

process.exitCode = await main(process.argv.slice(2));
