import type { ViewActions } from '../state/view';
import type { SliceParts } from './slice';

export function createViewSlice({ set, slices }: SliceParts): ViewActions {
  return {
    setView(view) {
      set((state) => ({ view: { ...state.view, ...view } }));
      slices().showAddress('replace');
    },
    rememberInLesson: (change) => set((state) => ({ lessonMemory: { ...state.lessonMemory, ...change } })),
    predict: (change) => set(({ prediction }) => ({ prediction: { ...prediction, ...change } })),
    dismissNotes: () => set({ linkNotes: [], limitNotes: [], left: null, fileNote: null }),
  };
}
