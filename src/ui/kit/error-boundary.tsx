/** Shows what happened instead of a blank page. Nothing stored is touched. */
import { Component, type ReactNode } from 'react';
import { withTranslation, type WithTranslation } from 'react-i18next';

interface Props extends WithTranslation {
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
}

class Boundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    const { t, children } = this.props;
    if (!error) return children;
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
}

export const ErrorBoundary = withTranslation()(Boundary);
