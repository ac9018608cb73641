/** What plays on screen, the moment of pruning or an episode: in a lecture and in the story, Space holds it and lets it go on. */

/** what its button does; null: none is on screen */
export const moment: { current: (() => void) | null } = { current: null };
