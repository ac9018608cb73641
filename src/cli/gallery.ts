/** `npm run gallery`: records the gallery's experiments. See gallery/main.ts. */
import { main } from './gallery/main';

process.exitCode = await main(process.argv.slice(2));
