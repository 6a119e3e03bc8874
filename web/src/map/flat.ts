import type { Map as MapLibreMap } from 'maplibre-gl';

/**
 * Leaves away what MapLibre draws for globes and tilted maps on every frame, each a pass over the whole picture, none of them seen on a flat map. A graphics card
 * does that in no time; a processor that stands in for one spends a third of a frame on it.
 *
 * - The sky behind the horizon.
 * - Masks of tiles (what lies in a tile's margin is cut off by them): before solid fills, those of sources that have no fill; and of each mask the first of two
 *   rounds, which closes seams of the globe.
 */
export function drawFlat(map: MapLibreMap): void {
  const { painter } = map;
  painter.drawFunctions = { ...painter.drawFunctions, sky: () => {} };
  const [masks, mask] = [painter._renderTileClippingMasks, painter._renderTileMasks];
  painter._renderTileClippingMasks = (layer, ...rest) => {
    if (painter.renderPass !== 'opaque' || layer.type === 'fill') {
      masks.call(painter, layer, ...rest);
    }
  };
  painter._renderTileMasks = (references, tiles, toTexture, withBorders) => {
    if (!withBorders) {
      mask.call(painter, references, tiles, toTexture, withBorders);
    }
  };
}
