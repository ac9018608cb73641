export function GraphTab() {
  return <div className="graph-tab" />;
}
