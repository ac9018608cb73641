/** Shows what happened instead of a blank page. Nothing stored is touched. */
import { Component, type ReactNode } from 'react';
import { useTexts } from '../../texts';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error ? <Crash error={error} /> : this.props.children;
  }
}

function Crash({ error }: { readonly error: Error }) {
  const { t } = useTexts();
  const { pathname, href } = window.location;
  return (
    <main className="crash" role="alert">
      <h1>{t('crash.title')}</h1>
      <p>{t('crash.text')}</p>
      <pre>{error.message}</pre>
      <p>
        <a href={href} onClick={() => window.location.reload()}>
          {t('crash.again')}
        </a>{' '}
        · <a href={pathname}>{t('crash.afresh')}</a>
      </p>
    </main>
  );
}
