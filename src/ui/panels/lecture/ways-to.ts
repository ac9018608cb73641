/** Longer addresses nobody types, in characters. */
const TYPED = 60;

/** How a room gets to an address: who can type it may, too. */
export const waysTo = (link: string): 'type' | 'scan' => (link.length <= TYPED ? 'type' : 'scan');
