import type { ViewActions } from '../state/view';
import type { SliceParts, Slices } from './slice';

type ViewSlice = ViewActions & Pick<Slices, 'awaitLesson'>;

export function createViewSlice({ get, set, slices }: SliceParts): ViewSlice {
  return {
    setView(view) {
      const { lesson } = get().view;
      set((state) => ({ view: { ...state.view, ...view } }));
      if (view.lesson !== undefined && view.lesson?.id !== lesson?.id) slices().awaitLesson();
      slices().showAddress('replace');
    },
    rememberInLesson: (change) => set((state) => ({ lessonMemory: { ...state.lessonMemory, ...change } })),
    predict: (change) => set(({ prediction }) => ({ prediction: { ...prediction, ...change } })),
    draw(curtains) {
      slices().inFront(() => set((state) => ({ curtains: { ...state.curtains, ...curtains } })));
    },
    awaitLesson() {
      slices().draw({ lesson: get().view.lesson ? 'unknown' : 'none' });
    },
    dismissNotes: () => set({ linkNotes: [], limitNotes: [], left: null, fileNote: null }),
  };
}
