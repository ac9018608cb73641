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

/**
 * @param load a dynamic import
 * @param pick the component in it
 */
export function part<Module, Props extends object>(
  load: () => Promise<Module>,
  pick: (module: Module) => ComponentType<Props>,
): ComponentType<Props & PartProps> {
  const begin = () =>
    lazy(() =>
      fetchPart(load, pick).then(
        (component) => ({ default: component }),
        (error: unknown) => {
          newest = begin(); // a lazy component keeps its failure: the next drawing asks again
          throw error;
        },
      ),
    );
  let newest: LazyExoticComponent<ComponentType<Props>> = begin();
  return function Part(props) {
    const [Content, setContent] = useState(() => newest);
    return (
      <PartBoundary again={() => setContent(() => newest)} leave={props.leave}>
        <Suspense fallback={props.waiting}>
          <Content {...props} />
        </Suspense>
      </PartBoundary>
    );
  };
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
