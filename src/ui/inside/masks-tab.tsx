export function MasksTab() {
  return <div className="masks-tab" />;
}
