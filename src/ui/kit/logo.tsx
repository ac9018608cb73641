/** A ticket, torn off on both sides, with a line that falls and rises. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 32 20" width="32" height="20" aria-hidden focusable="false">
      <path
        d="M2 2h28v5a3 3 0 0 0 0 6v5H2v-5a3 3 0 0 0 0-6z"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path
        d="M10 10l4 3.5 8-7"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
