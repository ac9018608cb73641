/** The views of a tab: files of views/. */
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { registry } from '../../../registry';
import { useShown } from '../../state/shown';
import type { View } from '../view';
import { SubTabs } from './sub-tabs';

const views = registry<View>('view', import.meta.glob<View>('../views/*.tsx', { eager: true, import: 'default' }));

/** @param of id of the panel */
export function viewsOf(of: string) {
  return function Views() {
    const shown = useShown();
    const fitting = views.all.filter((view) => view.of === of && (view.fits?.(shown) ?? true));
    return <Fitting of={of} ids={fitting.map(({ id }) => id).join(' ')} />;
  };
}

/** @param ids with spaces between: equal lists are equal texts, drawn again only when the set changes */
const Fitting = memo(function Fitting({ of, ids }: { readonly of: string; readonly ids: string }) {
  const { t } = useTranslation();
  const shown = ids.split(' ').map(views.get);
  return (
    <SubTabs
      label={t(`inside.tabs.${of}`)}
      views={shown.map(({ id, Content, overTrials }) => ({
        id,
        name: t(`inside.views.${id}`),
        content: <Content />,
        overTrials,
      }))}
    />
  );
});
