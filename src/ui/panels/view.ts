import type { ComponentType } from 'react';
import type { Entry } from '../../registry';
import type { Subject } from '../state/shown';

/** One of the views of a tab: one file in views/. Text: "inside.views.<id>". */
export interface View extends Entry {
  /** id of the panel that it is a view of */
  readonly of: string;
  readonly Content: ComponentType;
  /** is it about more than one trial? then there is none to choose */
  readonly overTrials?: boolean;
  /** absent: there is always something to show */
  fits?(subject: Subject): boolean;
}
