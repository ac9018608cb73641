/** The moment of pruning that is on screen: in a lecture and in the story, Space holds it and lets it go on. */

/** what its button does; null: none is on screen */
export const moment: { current: (() => void) | null } = { current: null };
