/** A part of the page whose code is fetched when it is first drawn. Where it fails, the rest goes on. */
import {
  Component,
  lazy,
  Suspense,
  useState,
  type ComponentType,
  type LazyExoticComponent,
  type ReactNode,
} from 'react';
import { fetchPart } from './fetch-part';
import { Missing } from './missing';

interface PartProps {
  /** seen until it is there */
  readonly waiting?: ReactNode;
  /** Given for what can be left, like a window: what failed is then said beside the page, and can be put away. */
  readonly leave?: () => void;
}

export type Part<Props extends object = object> = ComponentType<Props & PartProps> & {
  /** Fetches it ahead: what is here when it is drawn is drawn at once. @throws NotFetched; the next call asks again */
  load(): Promise<unknown>;
};

export const isPart = (content: ComponentType): content is Part => 'load' in content;

/**
 * @param load a dynamic import
 * @param pick the component in it
 */
export function part<Module, Props extends object>(
  load: () => Promise<Module>,
  pick: (module: Module) => ComponentType<Props>,
): Part<Props> {
  // Not through <Suspense> once it is here: React holds back for 300 ms what replaces a fallback, and what else
  // the same press shows with it.
  let here: ComponentType<Props> | null = null;
  const fetched = async (): Promise<ComponentType<Props>> => (here ??= await fetchPart(load, pick));
  const begin = () =>
    lazy(() =>
      fetched().then(
        (component) => ({ default: component }),
        (error: unknown) => {
          newest = begin(); // a lazy component keeps its failure: the next drawing asks again
          throw error;
        },
      ),
    );
  let newest: LazyExoticComponent<ComponentType<Props>> = begin();
  function Content(props: Props & PartProps) {
    const [Drawn, setDrawn] = useState<ComponentType<Props>>(() => here ?? newest);
    return (
      <PartBoundary again={() => setDrawn(() => newest)} leave={props.leave}>
        <Suspense fallback={props.waiting}>
          <Drawn {...props} />
        </Suspense>
      </PartBoundary>
    );
  }
  return Object.assign(Content, { load: fetched });
}

interface BoundaryProps {
  readonly children: ReactNode;
  readonly again?: () => void;
  readonly leave?: () => void;
}

interface BoundaryState {
  readonly error: unknown;
  readonly hasFailed: boolean;
  /** how often it was tried again */
  readonly tries: number;
}

/** Around a part of the page: an error in it stays in it. */
export class PartBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: null, hasFailed: false, tries: 0 };

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { error, hasFailed: true };
  }

  override render(): ReactNode {
    const { error, hasFailed, tries } = this.state;
    const { children, again, leave } = this.props;
    if (!hasFailed) return children;
    return (
      <Missing
        error={error}
        tries={tries}
        leave={leave}
        again={() => {
          again?.();
          this.setState({ error: null, hasFailed: false, tries: tries + 1 });
        }}
      />
    );
  }
}
