export function WeightsTab() {
  return <div className="weights-tab" />;
}
