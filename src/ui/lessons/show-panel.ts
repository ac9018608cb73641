import type { PanelId } from '../../experiment/view-link';
import type { LabActions, LabStore } from '../../store/store';

/**
 * Shows a panel that is pointed at, and in a lecture nothing else. What comes back hides it again where the reader
 * had it hidden, and has chosen nothing else since.
 */
export function showPanel(panel: PanelId, store: LabStore, { setView }: Pick<LabActions, 'setView'>): () => void {
  const { hidden } = store.getState().view;
  if (!hidden.includes(panel)) {
    setView({ slide: panel });
    return () => undefined;
  }
  const others = hidden.filter((id) => id !== panel);
  setView({ slide: panel, hidden: others });
  return () => {
    if (store.getState().view.hidden === others) setView({ hidden });
  };
}
