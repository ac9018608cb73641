/** Which colour stands for the weights of the ticket, and which for pruned ones. */
export function FateKey({ kept, pruned }: { readonly kept: string; readonly pruned: string | null }) {
  return (
    <p className="chart-key chart-inline-key" aria-hidden="true">
      <span>
        <span className="chart-key-kept" />
        {kept}
      </span>
      {pruned !== null && (
        <span>
          <span className="chart-key-pruned" />
          {pruned}
        </span>
      )}
    </p>
  );
}
