import type { ErrorEvent, Map as MapLibreMap } from 'maplibre-gl';
import { ASKED_AGAIN_AFTER } from '../lib/api';

/** What an error of the map carries when a tile did not come (MapLibre 5). */
interface LostTile {
  sourceId?: string;
  tile?: { tileID: { canonical: { x: number; y: number; z: number; key: string } } };
}

/** Asks again for tiles whose call broke off, as the page does for its questions; the map by itself would leave a hole until somebody moves it. */
export function askAgainForLostTiles(map: MapLibreMap): void {
  const times = new Map<string, number>();
  map.on('error', (event: ErrorEvent & LostTile) => {
    const { sourceId, tile, error } = event;
    const at = tile?.tileID.canonical;
    const key = `${sourceId} ${at?.key}`;
    const pause = ASKED_AGAIN_AFTER[times.get(key) ?? 0];
    if (sourceId === undefined || at === undefined || pause === undefined || (error as { status?: number }).status !== 0) {
      console.error(error);
      return;
    }
    times.set(key, (times.get(key) ?? 0) + 1);
    setTimeout(() => map.getSource(sourceId) && map.refreshTiles(sourceId, [at]), pause);
  });
}
