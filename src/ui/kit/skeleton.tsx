import './skeleton.css';

/** Where something will stand that is on its way: as many lines, without a word. */
export function Skeleton({ lines }: { readonly lines: number }) {
  return (
    <div className="to-come" aria-hidden>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} />
      ))}
    </div>
  );
}
