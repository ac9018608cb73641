/** Why something failed: what an error says, or whatever was thrown instead. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
