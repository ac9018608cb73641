import { registry } from '../../registry';
import type { Layer, LayerKind } from '../layer';

export const layerKinds = registry<LayerKind>(
  'layer',
  import.meta.glob<LayerKind>(['./*.ts', '!./index.ts', '!./*.test.ts'], {
    eager: true,
    import: 'default',
  }),
);

export const kindOf = ({ kind }: Layer): LayerKind => layerKinds.get(kind);
