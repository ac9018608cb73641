/** `npm run gallery`: records the gallery's experiments. See gallery/main.ts. */
import { main } from './gallery/main';
import { start } from './start';

await start(main);
