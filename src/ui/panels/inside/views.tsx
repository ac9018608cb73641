/** The views of a tab: files of views/. */
import { memo, type ComponentType } from 'react';
import { useTexts } from '../../../texts';
import { registry } from '../../../registry';
import { useShown } from '../../state/shown';
import type { View } from '../view';
import { SubTabs } from './sub-tabs';

export const views = registry<View>(
  'view',
  import.meta.glob<View>('../views/*.tsx', { eager: true, import: 'default' }),
);

/**
 * @param of id of the panel
 * @param Over drawn over whichever view is shown
 */
export function viewsOf(of: string, Over?: ComponentType) {
  return function Views() {
    const shown = useShown();
    const fitting = views.all.filter((view) => view.of === of && (view.fits?.(shown) ?? true));
    return <Fitting of={of} Over={Over} ids={fitting.map(({ id }) => id).join(' ')} />;
  };
}

/** @param ids with spaces between: equal lists are equal texts, drawn again only when the set changes */
const Fitting = memo(function Fitting(props: {
  readonly of: string;
  readonly Over?: ComponentType;
  readonly ids: string;
}) {
  const { of, Over, ids } = props;
  const { t } = useTexts();
  const shown = ids.split(' ').map(views.get);
  return (
    <SubTabs
      label={t(`inside.tabs.${of}`)}
      views={shown.map(({ id, Content, overTrials }) => ({
        id,
        name: t(`inside.views.${id}`),
        content: (
          <>
            {Over && <Over />}
            <Content />
          </>
        ),
        overTrials,
      }))}
    />
  );
});
