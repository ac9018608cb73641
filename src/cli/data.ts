/** `npm run data -- mnist`: fetches a public data set for the page. See data/main.ts. */
import { main } from './data/main';
import { start } from './start';

await start(main);
