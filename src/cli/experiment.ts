/** `npm run experiment -- LINK`: runs an experiment without a browser. See experiment/main.ts. */
import { main } from './experiment/main';
import { start } from './start';

await start(main);
