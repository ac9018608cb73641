/** `npm run data -- mnist`: fetches a public data set for the page. See data/main.ts. */
import { main } from './data/main';

process.exitCode = await main(process.argv.slice(2));
