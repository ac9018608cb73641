import { expect, it } from 'vitest';
import { createLabStore, type LabState } from '../../store/store';
import { showPanel } from './show-panel';

const pageWithout = (hidden: readonly string[]) => {
  const store = createLabStore();
  const setView = (change: Partial<LabState['view']>) =>
    store.setState(({ view }) => ({ view: { ...view, ...change } }));
  setView({ hidden });
  return {
    setView,
    hidden: () => store.getState().view.hidden,
    show: (id: string) => showPanel(id, store, { setView }),
  };
};

it('a hidden panel is shown while it is pointed at, and hidden again after that', () => {
  const page = pageWithout(['training', 'gap']);
  const done = page.show('training');
  expect(page.hidden()).toEqual(['gap']);
  done();
  expect(page.hidden()).toEqual(['training', 'gap']);
  page.show('accuracy')();
  expect(page.hidden()).toEqual(['training', 'gap']);
});

it('what the reader shows or hides meanwhile stays', () => {
  const page = pageWithout(['training', 'gap']);
  const done = page.show('training');
  page.setView({ hidden: [] });
  done();
  expect(page.hidden()).toEqual([]);
});
