import { createContext } from 'react';

/** Was one of a setting's choices looked for? Then it shows them all from the start. */
export const SoughtChoice = createContext(false);
